package io.charrette.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;

/**
 * Decodes bytes as states of clients, and as a message, and lets an awareness take the states in.
 */
public final class AwarenessFuzz {
  private static final int MAX_STATE_BYTES = 64;
  private static final int MAX_CLIENTS = 3;

  private AwarenessFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws MalformedDataException {
    decodeMessage(bytes);
    AwarenessUpdate update;
    try {
      update = AwarenessUpdate.decode(bytes);
      for (AwarenessUpdate.Entry entry : update.entries()) {
        entry.read();
      }
    } catch (MalformedDataException refused) {
      return;
    }
    assertThat(AwarenessUpdate.decode(update.encode())).isEqualTo(update);
    Awareness awareness = new Awareness(MAX_STATE_BYTES, MAX_CLIENTS);
    AwarenessChange change = awareness.apply(update, 0);
    assertThat(awareness.states()).hasSizeLessThanOrEqualTo(MAX_CLIENTS);
    assertThat(awareness.states().values())
        .allSatisfy(json -> assertThat(json.length()).isLessThanOrEqualTo(MAX_STATE_BYTES));
    assertThat(change.added()).containsAll(awareness.states().keySet());

    Awareness other = new Awareness(MAX_STATE_BYTES, MAX_CLIENTS);
    other.apply(AwarenessUpdate.decode(awareness.encodeAll()), 0);
    assertThat(awareness.states()).containsAllEntriesOf(other.states());
    awareness.expire(Awareness.EXPIRY_MS);
    assertThat(awareness.states()).isEmpty();
  }

  private static void decodeMessage(byte[] bytes) {
    try {
      SyncMessage.decode(bytes.clone(), DecodeLimits.DEFAULT);
    } catch (MalformedDataException refused) {
      // Any message may be refused.
    }
  }
}
