package io.charrette.encoding;

/** The value that stands for JavaScript's −0 where integers are read and written. */
final class SignedZero {
  /** Outside the exact integers, so that it can never be one of them. */
  static final long NEGATIVE = Long.MIN_VALUE;

  private SignedZero() {}
}
