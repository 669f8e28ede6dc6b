package io.charrette.sync;

import io.charrette.crdt.StateVector;
import io.charrette.encoding.LibEncoder;

/** Encodes the messages of {@link SyncMessage}. */
public final class SyncProtocol {
  private static final int STEP_1 = 0;
  private static final int STEP_2 = 1;
  private static final int UPDATE = 2;

  /** Room for the type, the step and a length. */
  private static final int OVERHEAD = 12;

  private SyncProtocol() {}

  /** "This is what I have": asks for the rest. */
  public static byte[] step1(StateVector ours) {
    return sync(STEP_1, ours.encode());
  }

  /** What the other lacks: an encoded update, with which the message ends. */
  public static byte[] step2(byte[] update) {
    return sync(STEP_2, update);
  }

  /** A change that has just been made: an encoded update, with which the message ends. */
  public static byte[] update(byte[] update) {
    return sync(UPDATE, update);
  }

  private static byte[] sync(int step, byte[] payload) {
    return new LibEncoder(payload.length + OVERHEAD)
        .writeVarUint(SyncMessage.SYNC)
        .writeVarUint(step)
        .writeVarBytes(payload)
        .toByteArray();
  }

  /** States of clients, as {@link AwarenessUpdate#encode} or {@link Awareness} gives them. */
  public static byte[] awareness(byte[] awarenessUpdate) {
    return new LibEncoder(awarenessUpdate.length + OVERHEAD)
        .writeVarUint(SyncMessage.AWARENESS)
        .writeVarBytes(awarenessUpdate)
        .toByteArray();
  }

  /** Asks for the states of all clients. */
  public static byte[] queryAwareness() {
    return new LibEncoder().writeVarUint(SyncMessage.QUERY_AWARENESS).toByteArray();
  }
}
