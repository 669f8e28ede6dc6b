package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** Text, one operation for each UTF-16 unit. */
final class StringContent implements Content {
  static final int REF = 4;

  /** A surrogate that a split robs of its other half becomes this, on both sides. */
  private static final char REPLACEMENT = '\uFFFD';

  /** A {@link String}, or a {@link StringBuilder} once it has grown: typing appends to it. */
  private CharSequence text;

  StringContent(String text) {
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
                    ? REPLACEMENT
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
    String head = text.subSequence(0, offset).toString();
    String tail = text.subSequence(offset, text.length()).toString();
    if (Character.isHighSurrogate(head.charAt(offset - 1))) {
      head = head.substring(0, offset - 1) + REPLACEMENT;
      tail = REPLACEMENT + tail.substring(1);
    }
    text = head;
    return new StringContent(tail);
  }

  @Override
  public StringContent head(int count) {
    StringContent head = new StringContent(text.toString());
    head.split(count);
    return head;
  }

  @Override
  public boolean absorb(Content next) {
    if (!(next instanceof StringContent string)) {
      return false;
    }
    builder().append(string.text);
    return true;
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
