package io.charrette.encoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parser of one JSON text (RFC 8259), strict, and bounded in depth. */
final class JsonParser {
  private final String text;
  private int at;

  JsonParser(String text) {
    this.text = text;
  }

  @Nullable Object parse(int depth) throws MalformedDataException {
    Object value = value(depth);
    skipSpace();
    if (at != text.length()) {
      throw malformed("JSON with something after it");
    }
    return value;
  }

  private @Nullable Object value(int depth) throws MalformedDataException {
    skipSpace();
    return switch (peek()) {
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private int deeper(int depth) throws MalformedDataException {
    if (depth == 0) {
      throw malformed("JSON nested too deep");
    }
    at++;
    return depth - 1;
  }

  private Map<String, @Nullable Object> object(int depth) throws MalformedDataException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    skipSpace();
    if (peek() == '}') {
      at++;
      return PropertyOrder.of(map);
    }
    do {
      skipSpace();
      String key = string();
      skipSpace();
      expect(':');
      map.put(key, value(depth));
      skipSpace();
    } while (another('}'));
    return PropertyOrder.of(map);
  }

  private List<@Nullable Object> array(int depth) throws MalformedDataException {
    List<@Nullable Object> list = new ArrayList<>();
    skipSpace();
    if (peek() == ']') {
      at++;
      return Collections.unmodifiableList(list);
    }
    do {
      list.add(value(depth));
      skipSpace();
    } while (another(']'));
    return Collections.unmodifiableList(list);
  }

  private boolean another(char close) throws MalformedDataException {
    char next = peek();
    if (next != ',' && next != close) {
      throw malformed("JSON without a comma");
    }
    at++;
    return next == ',';
  }

  private String string() throws MalformedDataException {
    expect('"');
    int start = at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      rejectControl(text.charAt(at++));
    }
    if (peek() == '"') {
      return text.substring(start, at++);
    }
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (true) {
      char unit = peek();
      at++;
      if (unit == '"') {
        return out.toString();
      }
      if (unit == '\\') {
        out.append(escape());
      } else {
        rejectControl(unit);
        out.append(unit);
      }
    }
  }

  private void rejectControl(char unit) throws MalformedDataException {
    if (unit < 0x20) {
      throw malformed("JSON string with a control character");
    }
  }

  private char escape() throws MalformedDataException {
    char kind = peek();
    at++;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw malformed("JSON with an unknown escape");
    };
  }

  private char hex() throws MalformedDataException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      char letter = peek();
      int digit = letter < 0x80 ? Character.digit(letter, 16) : -1;
      if (digit < 0) {
        throw malformed("JSON with a bad escape");
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  private @Nullable Object literal(String word, @Nullable Object value)
      throws MalformedDataException {
    if (!text.startsWith(word, at)) {
      throw malformed("not JSON");
    }
    at += word.length();
    return value;
  }

  private Object number() throws MalformedDataException {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    boolean whole = true;
    if (skip('.')) {
      whole = false;
      digits();
    }
    if (skip('e') || skip('E')) {
      whole = false;
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    String number = text.substring(start, at);
    if (whole && number.length() <= 15 && !number.equals("-0")) {
      return Long.valueOf(number);
    }
    return AnyCodec.number(Double.parseDouble(number));
  }

  private void digits() throws MalformedDataException {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw malformed("not JSON");
    }
  }

  private boolean skip(char unit) {
    if (at < text.length() && text.charAt(at) == unit) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char unit) throws MalformedDataException {
    if (!skip(unit)) {
      throw malformed("JSON without " + unit);
    }
  }

  private char peek() throws MalformedDataException {
    if (at >= text.length()) {
      throw malformed("JSON that ends early");
    }
    return text.charAt(at);
  }

  private MalformedDataException malformed(String what) {
    return new MalformedDataException(what, at);
  }
}
