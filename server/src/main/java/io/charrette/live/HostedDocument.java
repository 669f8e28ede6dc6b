package io.charrette.live;

import io.charrette.crdt.Applied;
import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.FlipchartRoots;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A room's document within its limits (SPEC W10): an update that would take it over one of them is
 * found out before it is applied. Touched by the room's context only.
 *
 * <p>Bounds from above are kept cheaply: an update adds at most its own bytes, structs and keys.
 * Only when these bounds reach a limit is the update tried on a copy, which tells the truth.
 */
final class HostedDocument {
  /**
   * By how many bytes one byte of an update makes the state grow at most: deletions split texts.
   */
  private static final int GROWTH = 4;

  private final LiveLimits.ForDocument limits;
  private final Document document = new Document();

  /** The encoded state while the document is unchanged. */
  private byte @Nullable [] encoded;

  /** Sync step 2 for a peer that has nothing, while the document is unchanged. */
  private @Nullable Buffer fullAnswer;

  /** What the encoded state has at most, in bytes. */
  private long bytesAtMost;

  HostedDocument(LiveLimits.ForDocument limits) {
    this.limits = limits;
  }

  Document document() {
    return document;
  }

  /** Applies an update, however much it is. */
  Applied apply(Update update, int bytes) {
    Applied applied = document.apply(update);
    if (applied.changed()) {
      encoded = null;
      fullAnswer = null;
      bytesAtMost += (long) bytes * GROWTH;
    }
    return applied;
  }

  /** All of it as one update, kept for the next who asks. */
  byte[] encodedState() {
    byte[] state = encoded;
    if (state == null) {
      state = document.encodeState();
      encoded = state;
      bytesAtMost = state.length;
    }
    return state;
  }

  /** The answer to sync step 1, for those who have nothing yet kept for the next who asks. */
  Buffer answer(StateVector theirs) {
    if (!theirs.clocks().isEmpty()) {
      return Buffer.buffer(SyncProtocol.step2(document, theirs));
    }
    Buffer answer = fullAnswer;
    if (answer == null) {
      answer = Buffer.buffer(SyncProtocol.step2(document, theirs));
      fullAnswer = answer;
    }
    return answer;
  }

  /** Whether the document stays within its limits, or exceeds none by more than it does already. */
  boolean hasRoomFor(Update update, int bytes) {
    if (hasRoomSurely(update, bytes)) {
      return true;
    }
    encodedState();
    return hasRoomSurely(update, bytes) || hasRoomWhenTried(update);
  }

  private boolean hasRoomSurely(Update update, int bytes) {
    return bytesAtMost + (long) bytes * GROWTH <= limits.encodedBytes()
        && document.pendingStructs() + update.structs() <= limits.pendingStructs()
        && players(document) + update.mapKeysOf(FlipchartRoots.PLAYERS) <= limits.players()
        && partnerships(document) + update.mapKeysOf(FlipchartRoots.PARTNERSHIPS)
            <= limits.partnerships();
  }

  /** A change as an update, empty when it changes nothing. Made on a copy: the document stays. */
  byte[] editing(Consumer<Document> change) {
    Document copy = copy();
    List<byte[]> updates = new ArrayList<>();
    copy.onUpdate(updates::add);
    copy.edit(transaction -> change.accept(copy));
    return updates.isEmpty() ? new byte[0] : updates.getFirst();
  }

  private Document copy() {
    Document copy = new Document();
    try {
      copy.apply(Update.decode(encodedState()));
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a state of our own is malformed", e);
    }
    return copy;
  }

  private boolean hasRoomWhenTried(Update update) {
    Document copy = copy();
    List<Integer> before =
        List.of(encodedState().length, copy.pendingStructs(), players(copy), partnerships(copy));
    copy.apply(update);
    List<Integer> after =
        List.of(
            copy.encodeState().length, copy.pendingStructs(), players(copy), partnerships(copy));
    List<Integer> most =
        List.of(
            limits.encodedBytes(),
            limits.pendingStructs(),
            limits.players(),
            limits.partnerships());
    for (int i = 0; i < most.size(); i++) {
      if (after.get(i) > Math.max(most.get(i), before.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static int players(Document document) {
    return document.map(FlipchartRoots.PLAYERS).size();
  }

  private static int partnerships(Document document) {
    return document.map(FlipchartRoots.PARTNERSHIPS).size();
  }
}
