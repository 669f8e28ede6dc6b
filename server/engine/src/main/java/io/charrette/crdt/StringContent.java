package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** Text, one operation for each UTF-16 unit. */
final class StringContent implements Content {
  static final int REF = 4;

  /**
   * A {@link String}, or a {@link StringBuilder} once it has grown: typing appends to it. Of a long
   * text that was cut, a {@link TextSlice}.
   */
  private CharSequence text;

  StringContent(CharSequence text) {
    this.text = text;
  }

  /** The content for a text from outside, in which half a pair becomes U+FFFD at once. */
  static StringContent wellFormed(String text) {
    return new StringContent(isWellFormed(text) ? text : replaceLone(text));
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static String replaceLone(String text) {
    return text.codePoints()
        .map(
            point ->
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                    ? TextSlice.REPLACEMENT
                    : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public boolean countable() {
    return true;
  }

  @Override
  public int ref() {
    return REF;
  }

  @Override
  public StringContent split(int offset) {
    TextSlice whole = TextSlice.of(text);
    TextSlice head = whole.subSequence(0, offset);
    TextSlice tail = whole.subSequence(offset, whole.length());
    if (Character.isHighSurrogate(head.charAt(offset - 1))) {
      head = head.partedAtEnd();
      tail = tail.partedAtStart();
    }
    text = head.compact();
    return new StringContent(tail.compact());
  }

  /** Whether a cut there would part a pair of surrogates, of which both become U+FFFD. */
  boolean isWithinPair(int offset) {
    return Character.isHighSurrogate(text.charAt(offset - 1))
        && Character.isLowSurrogate(text.charAt(offset));
  }

  /** The character that begins at an offset. */
  int codePointAt(int offset) {
    return Character.codePointAt(text, offset);
  }

  /** Puts a pair of surrogates back that begins at an offset. */
  void restorePair(int offset, int codePoint) {
    builder().setCharAt(offset, Character.highSurrogate(codePoint));
    builder().setCharAt(offset + 1, Character.lowSurrogate(codePoint));
  }

  @Override
  public StringContent head(int count) {
    StringContent head = new StringContent(text.toString());
    head.split(count);
    return head;
  }

  @Override
  public boolean isContinuedBy(Content next) {
    return next instanceof StringContent;
  }

  @Override
  public void absorb(Content next) {
    builder().append(((StringContent) next).text);
  }

  private StringBuilder builder() {
    if (text instanceof StringBuilder builder) {
      return builder;
    }
    StringBuilder builder = new StringBuilder(text);
    text = builder;
    return builder;
  }

  @Override
  public String value(int index) {
    return String.valueOf(text.charAt(index));
  }

  void appendTo(StringBuilder out) {
    out.append(text);
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarString(text, offset);
  }
}
