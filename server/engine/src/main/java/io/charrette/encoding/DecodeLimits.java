package io.charrette.encoding;

/**
 * How much a decoder takes before it calls the data malformed.
 *
 * <p>Whatever the data are, decoding an update allocates at most {@link #ALLOCATED_PER_BYTE} bytes
 * for each byte read and 64 KiB besides, and applying it to a document at most as much again; both
 * take time in proportion. So a bound on the bytes of a frame is a bound on the memory that it
 * takes.
 *
 * @param depth how many levels "any" values and JSON may be nested, 0 to 500
 * @param structs how many structs an update may carry, at least 0
 * @param deletions how many ranges the delete set of an update may have, at least 0
 */
public record DecodeLimits(int depth, int structs, int deletions) {
  /** How many bytes are allocated at most for a byte that is decoded. */
  public static final int ALLOCATED_PER_BYTE = 128;

  /**
   * 100 levels, and any number of structs and deletions: for data of one's own, and for peers whose
   * frames are bounded in bytes.
   */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(100, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** The deepest nesting that a thread's stack holds with room to spare. */
  private static final int DEEPEST = 500;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public DecodeLimits {
    if (depth < 0 || depth > DEEPEST || structs < 0 || deletions < 0) {
      throw new IllegalArgumentException("limits out of range");
    }
  }
}
