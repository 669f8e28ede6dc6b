package io.charrette.sync;

import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;

/**
 * A binary message between a provider and a room, of y-protocols. {@link SyncProtocol} encodes
 * them.
 *
 * <pre>
 * message   = varUint type, body
 * sync      = 0, varUint step (0 step 1 | 1 step 2 | 2 update), varBytes (state vector | update)
 * awareness = 1, varBytes awareness update
 * auth      = 2, varUint 0 (permission denied), varString reason
 * query     = 3
 * </pre>
 */
public sealed interface SyncMessage {
  /** The type of the three sync messages. */
  int SYNC = 0;

  /** The type of {@link AwarenessMessage}. */
  int AWARENESS = 1;

  /** The type of {@link Auth}. */
  int AUTH = 2;

  /** The type of {@link QueryAwareness}. */
  int QUERY_AWARENESS = 3;

  /**
   * "This is what I have": asks for the rest.
   *
   * @param state what the sender has
   */
  record SyncStep1(StateVector state) implements SyncMessage {}

  /**
   * The answer to step 1: what the other lacks.
   *
   * @param update the update, decoded
   * @param bytes the update as it came, to be stored and passed on; not to be changed
   */
  record SyncStep2(Update update, byte[] bytes) implements SyncMessage {}

  /**
   * A change that has just been made.
   *
   * @param update the update, decoded
   * @param bytes the update as it came, to be stored and passed on; not to be changed
   */
  record SyncUpdate(Update update, byte[] bytes) implements SyncMessage {}

  /**
   * States of clients.
   *
   * @param update the states
   */
  record AwarenessMessage(AwarenessUpdate update) implements SyncMessage {}

  /** Asks for the states of all clients. */
  record QueryAwareness() implements SyncMessage {}

  /**
   * Says that something is not permitted.
   *
   * @param reason what, in words
   */
  record Auth(String reason) implements SyncMessage {}

  /**
   * Decodes a message that fills the array, which must not be changed afterwards.
   *
   * @throws MalformedDataException if it is not of the grammar above to its last byte, or what it
   *     carries is malformed or over the limits
   */
  static SyncMessage decode(byte[] frame, DecodeLimits limits) throws MalformedDataException {
    LibDecoder in = new LibDecoder(frame);
    long type = in.readVarUint();
    SyncMessage message =
        switch ((int) Math.min(type, Integer.MAX_VALUE)) {
          case SYNC -> decodeSync(in, limits);
          case AWARENESS -> new AwarenessMessage(AwarenessUpdate.decode(in.readVarSlice()));
          case AUTH -> decodeAuth(in);
          case QUERY_AWARENESS -> new QueryAwareness();
          default -> throw in.malformed("unknown message " + type);
        };
    in.expectEnd();
    return message;
  }

  private static SyncMessage decodeSync(LibDecoder in, DecodeLimits limits)
      throws MalformedDataException {
    int step = in.readVarUint(2);
    if (step == 0) {
      return new SyncStep1(StateVector.decode(in.readVarSlice()));
    }
    byte[] bytes = in.readVarBytes();
    Update update = Update.decode(bytes, 0, bytes.length, limits);
    return step == 1 ? new SyncStep2(update, bytes) : new SyncUpdate(update, bytes);
  }

  private static Auth decodeAuth(LibDecoder in) throws MalformedDataException {
    in.readVarUint(0);
    return new Auth(in.readVarString());
  }
}
