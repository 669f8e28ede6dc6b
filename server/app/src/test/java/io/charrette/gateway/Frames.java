package io.charrette.gateway;

import io.charrette.crdt.Document;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.message.Saved;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.util.OptionalLong;

/** Binary frames of the tests. */
final class Frames {
  private Frames() {}

  /** The frame that adds this text to the challenge of a new document. */
  static byte[] challenge(String text) {
    Document document = new Document();
    document.edit(transaction -> document.text("challenge").insert(0, text));
    return SyncProtocol.update(document.encodeState());
  }

  static SyncMessage decode(byte[] frame) {
    try {
      return SyncMessage.decode(frame, DecodeLimits.DEFAULT);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  static boolean isStep1(byte[] frame) {
    return is(SyncMessage.SyncStep1.class, frame);
  }

  static boolean isStep2(byte[] frame) {
    return is(SyncMessage.SyncStep2.class, frame);
  }

  static boolean isUpdate(byte[] frame) {
    return is(SyncMessage.SyncUpdate.class, frame);
  }

  static boolean isAwareness(byte[] frame) {
    return is(SyncMessage.AwarenessMessage.class, frame);
  }

  private static boolean is(Class<? extends SyncMessage> type, byte[] frame) {
    return !isSaved(frame) && type.isInstance(decode(frame));
  }

  static boolean isSaved(byte[] frame) {
    return saved(frame).isPresent();
  }

  /** How many frames it says to be durable, if that is what it says. */
  static OptionalLong saved(byte[] frame) {
    try {
      return Saved.read(frame).stream().mapToLong(Saved::frames).findFirst();
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes the document as it is after this step 2 or update. */
  static void apply(Document document, byte[] frame) {
    switch (decode(frame)) {
      case SyncMessage.SyncStep2 answer -> document.apply(answer.update());
      case SyncMessage.SyncUpdate news -> document.apply(news.update());
      default -> throw new AssertionError("no update");
    }
  }
}
