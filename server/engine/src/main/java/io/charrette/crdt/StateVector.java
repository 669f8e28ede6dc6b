package io.charrette.crdt;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much of each client's operations a replica has: for each client the clock that it expects
 * next. Immutable.
 */
public final class StateVector {
  /** The state of a document in which nothing has happened. */
  public static final StateVector EMPTY = new StateVector(new TreeMap<>());

  private final NavigableMap<Long, Long> clocks;

  private StateVector(NavigableMap<Long, Long> clocks) {
    this.clocks = clocks;
  }

  /**
   * The state with these clocks by client, all of them 0 to 2^53 − 1.
   *
   * @throws IllegalArgumentException if one is out of that range
   */
  public static StateVector of(Map<Long, Long> clocks) {
    TreeMap<Long, Long> copy = new TreeMap<>(Comparator.reverseOrder());
    clocks.forEach((client, clock) -> copy.put(exact(client), exact(clock)));
    return new StateVector(copy);
  }

  private static long exact(long number) {
    if (number < 0 || number > LibDecoder.MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException(number + " is not between 0 and 2^53 - 1");
    }
    return number;
  }

  /**
   * Decodes a state vector that fills the array.
   *
   * @throws MalformedDataException if the bytes are no state vector
   */
  public static StateVector decode(byte[] bytes) throws MalformedDataException {
    return decode(new LibDecoder(bytes));
  }

  /**
   * Reads a state vector that is all that is left of the input.
   *
   * @throws MalformedDataException if the bytes are no state vector
   */
  public static StateVector decode(LibDecoder in) throws MalformedDataException {
    TreeMap<Long, Long> clocks = new TreeMap<>(Comparator.reverseOrder());
    long count = in.readVarUint();
    for (long i = 0; i < count; i++) {
      long client = in.readVarUint();
      clocks.put(client, in.readVarUint());
    }
    in.expectEnd();
    return new StateVector(clocks);
  }

  /** Its encoding, greater clients first. */
  public byte[] encode() {
    LibEncoder out = new LibEncoder(10 + clocks.size() * 8);
    out.writeVarUint(clocks.size());
    clocks.forEach((client, clock) -> out.writeVarUint(client).writeVarUint(clock));
    return out.toByteArray();
  }

  /** The clock that comes next for a client; 0 for one it does not know. */
  public long clock(long client) {
    Long clock = clocks.get(client);
    return clock == null ? 0 : clock;
  }

  /** The clocks by client, greater clients first. */
  public Map<Long, Long> clocks() {
    return Collections.unmodifiableMap(clocks);
  }

  /** Whether it has all that another has. */
  public boolean covers(StateVector other) {
    return other.clocks.entrySet().stream().allMatch(e -> clock(e.getKey()) >= e.getValue());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateVector vector && clocks.equals(vector.clocks);
  }

  @Override
  public int hashCode() {
    return clocks.hashCode();
  }

  @Override
  public String toString() {
    return clocks.toString();
  }
}
