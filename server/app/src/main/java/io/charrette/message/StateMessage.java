package io.charrette.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a workshop for one receiver (SPEC W4), in pieces, of which most are the same arrays
 * for many receivers and for several versions. Its pieces are not to be changed. Put into words by
 * one thread.
 */
public final class StateMessage {
  private static final byte[] COMMA = MessageJson.utf8(",");
  private static final byte[] BEGIN = MessageJson.utf8(",\"workshop\":{");
  private static final byte[] END = MessageJson.utf8("}}");

  private final long version;
  private final long nowMs;
  private final You you;
  private final WrittenView view;

  /** Whom the receiver is taken for, in words; null until it was put into any. */
  private byte @Nullable [] writtenYou;

  StateMessage(long version, long nowMs, You you, WrittenView view) {
    this.version = version;
    this.nowMs = nowMs;
    this.you = you;
    this.view = view;
  }

  /**
   * Whether its version is lower than that of another, which the receiver had: the journal has lost
   * the end of the workshop's events (SPEC J33).
   */
  public boolean goesBackFrom(StateMessage other) {
    return version < other.version;
  }

  /** The {@code state} message: UTF-8 JSON, to be put together. */
  public byte[][] whole() {
    return message("state", view.fields());
  }

  /**
   * The {@code change} message, for a receiver who has an earlier one: UTF-8 JSON, to be put
   * together.
   */
  public byte[][] since(StateMessage earlier) {
    if (you.equals(earlier.you)) {
      writtenYou = earlier.writtenYou;
    }
    List<byte[]> changed = new ArrayList<>();
    for (int i = 0; i < view.fields().size(); i++) {
      byte[] field = view.fields().get(i);
      if (!Arrays.equals(field, earlier.view.fields().get(i))) {
        changed.add(field);
      }
    }
    return message("change", changed);
  }

  /** A message put together. */
  public static byte[] join(byte[][] pieces) {
    byte[] whole = new byte[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    return whole;
  }

  private byte[][] message(String type, List<byte[]> fields) {
    List<byte[]> pieces = new ArrayList<>(2 * fields.size() + 4);
    pieces.add(
        MessageJson.utf8(
            "{\"type\":\""
                + type
                + "\",\"version\":"
                + version
                + ",\"now\":"
                + nowMs
                + ",\"you\":"));
    byte[] whom = writtenYou;
    if (whom == null) {
      whom = MessageJson.utf8(MessageJson.part(you));
      writtenYou = whom;
    }
    pieces.add(whom);
    pieces.add(BEGIN);
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        pieces.add(COMMA);
      }
      pieces.add(fields.get(i));
    }
    pieces.add(END);
    return pieces.toArray(byte[][]::new);
  }
}
