package io.charrette.encoding;

/**
 * How much a decoder takes before it calls the data malformed.
 *
 * @param depth how deep "any" values and JSON may be nested
 * @param structs how many structs an update may carry
 * @param deletions how many ranges the delete set of an update may have
 */
public record DecodeLimits(int depth, int structs, int deletions) {
  /** For data of our own, and for peers whose frames are bounded elsewhere. */
  public static final DecodeLimits DEFAULT =
      new DecodeLimits(100, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** The deepest nesting that a thread's stack holds with room to spare. */
  private static final int DEEPEST = 500;

  public DecodeLimits {
    if (depth < 0 || depth > DEEPEST || structs < 0 || deletions < 0) {
      throw new IllegalArgumentException("limits out of range");
    }
  }
}
