package io.charrette.encoding;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text, as JavaScript's {@code JSON.parse} reads and {@code JSON.stringify} writes it, over
 * the values of {@link AnyCodec}.
 */
public final class Json {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Json() {}

  /**
   * The value of a JSON text.
   *
   * @param depth how many levels it may be nested
   * @throws MalformedDataException if it is not JSON (RFC 8259), or is nested deeper
   */
  public static @Nullable Object parse(String text, int depth) throws MalformedDataException {
    return new JsonParser(text).parse(depth);
  }

  /**
   * The JSON text of a value. {@link Undefined} is left out of objects and {@code null} in arrays;
   * bytes have no JSON form.
   *
   * @throws IllegalArgumentException if it has no JSON form
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Undefined undefined -> out.append("null");
      case Boolean flag -> out.append(flag.booleanValue());
      case String text -> writeString(out, text);
      case Long whole -> out.append(whole.longValue());
      case Integer whole -> out.append(whole.intValue());
      case Double number -> out.append(JsNumber.toString(number));
      case BigInteger number -> throw new IllegalArgumentException("a bigint has no JSON form");
      case List<?> list -> writeArray(out, list);
      case Map<?, ?> map -> writeObject(out, map);
      default -> throw new IllegalArgumentException("no JSON form: " + value.getClass().getName());
    }
  }

  private static void writeArray(StringBuilder out, List<?> list) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      write(out, element);
      separator = ",";
    }
    out.append(']');
  }

  private static void writeObject(StringBuilder out, Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() == Undefined.UNDEFINED) {
        continue;
      }
      out.append(separator);
      writeString(out, (String) entry.getKey());
      out.append(':');
      write(out, entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private static void writeString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (unit < 0x20 || isLoneSurrogate(text, i)) {
            writeEscaped(out, unit);
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }

  private static void writeEscaped(StringBuilder out, char unit) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX[unit >> shift & 0xF]);
    }
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char unit = text.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(unit)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
