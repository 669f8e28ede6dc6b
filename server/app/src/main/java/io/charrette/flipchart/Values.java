package io.charrette.flipchart;

import io.charrette.crdt.SharedText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of a document as what they are meant to be; one of the wrong kind is absent (SPEC F2). */
final class Values {
  /** Where a name is cut, UTF-16 code units. */
  static final int NAME_LENGTH = 120;

  /** Where the note of a link is cut. */
  static final int NOTE_LENGTH = 300;

  private static final int ADDRESS_LENGTH = 500;

  /** The largest whole number that pages know, too. */
  private static final long LATEST = (1L << 53) - 1;

  /**
   * Only what a browser opens as a page: {@code javascript:} and the like are no links. It gives
   * back nothing that it has taken, so that no text takes longer than its length.
   */
  private static final Pattern PAGE =
      Pattern.compile(
          "https?://[^\\s/?#\"'<>\\\\^`{|}@][^.\\s/?#\"'<>\\\\^`{|}@]*+\\.[^\\s\"'<>\\\\^`{|}]++",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SCHEME =
      Pattern.compile("[a-z][a-z0-9+.-]*:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Values() {}

  static String text(@Nullable Object value) {
    return value instanceof SharedText text ? text.toString() : "";
  }

  static String words(@Nullable Object value, int most) {
    return value instanceof String string ? Digest.cut(string, most) : "";
  }

  static String name(@Nullable Object value) {
    return words(value, NAME_LENGTH).strip();
  }

  static long time(@Nullable Object value) {
    Long moment = momentOrNull(value);
    return moment == null ? 0 : moment;
  }

  /** Epoch milliseconds; null for what is no number. */
  static @Nullable Long momentOrNull(@Nullable Object value) {
    return value instanceof Number number ? Math.clamp(number.longValue(), 0, LATEST) : null;
  }

  /** The address of a page. */
  static String address(@Nullable Object value) {
    String text = words(value, ADDRESS_LENGTH).strip();
    String address = text.isEmpty() || SCHEME.matcher(text).matches() ? text : "https://" + text;
    return PAGE.matcher(address).matches() ? address : "";
  }
}
