package io.charrette.crdt;

/**
 * A part of a long text that shares its characters, so that cutting a text into many pieces does
 * not copy it over and over. Short parts are copied instead: they keep no long text in memory.
 *
 * @param partedStart whether its first unit is half of a pair whose other half is elsewhere
 * @param partedEnd whether its last unit is half of a pair whose other half is elsewhere
 */
record TextSlice(String base, int from, int to, boolean partedStart, boolean partedEnd)
    implements CharSequence {
  /** What half a pair of surrogates reads as. */
  static final char REPLACEMENT = '\uFFFD';

  /** Parts shorter than this are copied. */
  private static final int LONG = 1024;

  /** Parts shorter than the base by more than this factor are copied. */
  private static final int SPARSE = 16;

  /** All of a text. */
  static TextSlice of(CharSequence text) {
    return text instanceof TextSlice slice
        ? slice
        : new TextSlice(text.toString(), 0, text.length(), false, false);
  }

  /** The same text, as a slice if that saves enough. */
  CharSequence compact() {
    boolean shared = length() >= LONG && length() >= base.length() / SPARSE;
    return shared ? this : toString();
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return isReplaced(index) ? REPLACEMENT : base.charAt(from + index);
  }

  private boolean isReplaced(int index) {
    return (partedStart && index == 0) || (partedEnd && index == length() - 1);
  }

  @Override
  public TextSlice subSequence(int start, int end) {
    return new TextSlice(
        base, from + start, from + end, partedStart && start == 0, partedEnd && end == length());
  }

  /** The same part, its last unit being half of a pair. */
  TextSlice partedAtEnd() {
    return new TextSlice(base, from, to, partedStart, true);
  }

  /** The same part, its first unit being half of a pair. */
  TextSlice partedAtStart() {
    return new TextSlice(base, from, to, true, partedEnd);
  }

  @Override
  public String toString() {
    String text = base.substring(from, to);
    if (partedStart) {
      text = REPLACEMENT + text.substring(1);
    }
    return partedEnd ? text.substring(0, text.length() - 1) + REPLACEMENT : text;
  }
}
