package io.charrette.gateway;

import io.charrette.crdt.Document;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;

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
    return decode(frame) instanceof SyncMessage.SyncStep1;
  }

  static boolean isStep2(byte[] frame) {
    return decode(frame) instanceof SyncMessage.SyncStep2;
  }

  static boolean isUpdate(byte[] frame) {
    return decode(frame) instanceof SyncMessage.SyncUpdate;
  }

  static boolean isSaved(byte[] frame) {
    return decode(frame) instanceof SyncMessage.Saved;
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
