package io.charrette.crdt;

import io.charrette.encoding.MalformedDataException;
import java.util.List;

/** Decodes bytes as an update, in every way there is: all must refuse them, or none. */
public final class DecodeFuzz {
  private DecodeFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    boolean decodes = isDecoded(() -> Update.decode(bytes.clone()));
    boolean merges = isDecoded(() -> Updates.merge(List.of(bytes, bytes)));
    boolean differs = isDecoded(() -> Updates.diff(bytes, StateVector.EMPTY));
    boolean counts = isDecoded(() -> Updates.stateVector(bytes));
    if (merges != decodes || differs != decodes || counts != decodes) {
      throw new AssertionError(
          "decode %s, merge %s, diff %s, state vector %s"
              .formatted(decodes, merges, differs, counts));
    }
    isDecoded(() -> StateVector.decode(bytes));
    isDecoded(() -> Snapshot.decode(bytes));
    isDecoded(() -> RelativePosition.decode(bytes));
  }

  private interface Decoding {
    Object decode() throws MalformedDataException;
  }

  private static boolean isDecoded(Decoding decoding) {
    try {
      decoding.decode();
      return true;
    } catch (MalformedDataException refused) {
      return false;
    }
  }
}
