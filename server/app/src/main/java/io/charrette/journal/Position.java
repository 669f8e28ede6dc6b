package io.charrette.journal;

/**
 * A place in a stream, ordered; of meaning only to the journal that gave it.
 *
 * <p>An embedded journal counts entries in {@code low}; Redis splits a stream id in two.
 */
public record Position(long high, long low) implements Comparable<Position> {
  /** Before the first entry. */
  public static final Position START = new Position(0, 0);

  @Override
  public int compareTo(Position other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
