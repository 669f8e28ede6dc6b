package io.charrette.load;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import java.util.Random;

/** Makes documents as people make them: several hands, short words, corrections. */
final class Documents {
  private static final int HANDS = 8;
  private static final int MOST_BYTES_OF_AN_UPDATE = 48 * 1024;

  private Documents() {}

  /** An update of about so many bytes, the same one for the same seed. */
  static byte[] written(int bytes, long seed) {
    if (bytes > MOST_BYTES_OF_AN_UPDATE) {
      throw new IllegalArgumentException("a participant's frame may not be that long");
    }
    Random random = new Random(seed);
    Document[] hands = new Document[HANDS];
    for (int i = 0; i < HANDS; i++) {
      hands[i] = new Document(0x3000_0000L + i);
    }
    Document whole = new Document(0x3000_1000L);
    while (true) {
      for (Document hand : hands) {
        write(hand, random);
        pass(hand, whole);
      }
      byte[] state = whole.encodeState();
      if (state.length >= bytes) {
        return state;
      }
      for (Document hand : hands) {
        pass(whole, hand);
      }
    }
  }

  /** The state vector of a document that has an update, encoded. */
  static byte[] stateVector(byte[] update) {
    Document document = new Document();
    try {
      document.apply(Update.decode(update));
    } catch (MalformedDataException e) {
      throw new IllegalStateException(e);
    }
    return document.stateVector().encode();
  }

  /** A word somewhere, and now and then one less. */
  private static void write(Document hand, Random random) {
    String root = random.nextInt(3) == 0 ? "strategy" : "pitch";
    int length = hand.text(root).length();
    StringBuilder word = new StringBuilder();
    for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    hand.text(root).insert(random.nextInt(length + 1), word.append(' ').toString());
    if (length > 20 && random.nextInt(4) == 0) {
      hand.text(root).delete(random.nextInt(length - 10), 1 + random.nextInt(8));
    }
  }

  private static void pass(Document from, Document to) {
    try {
      to.apply(Update.decode(from.encodeState(to.stateVector())));
    } catch (MalformedDataException e) {
      throw new IllegalStateException(e);
    }
  }
}
