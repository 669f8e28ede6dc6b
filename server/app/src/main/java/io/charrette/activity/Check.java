package io.charrette.activity;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the constructors of an activity's records demand of their fields. */
final class Check {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"<>]{1,300}");

  private Check() {}

  static String id(String field, @Nullable String value) {
    if (!ID.matcher(present(field, value)).matches()) {
      throw new InvalidActivityException(
          field, "must be 1 to 40 of a-z, 0-9 and dashes, starting with a letter");
    }
    return Objects.requireNonNull(value);
  }

  static String text(String field, @Nullable String value, int most) {
    if (present(field, value).isBlank()) {
      throw new InvalidActivityException(field, "must not be blank");
    }
    return optionalText(field, value, most);
  }

  /** A text that may be empty. */
  static String optionalText(String field, @Nullable String value, int most) {
    String text = present(field, value);
    if (text.length() > most) {
      throw new InvalidActivityException(field, "is longer than " + most + " characters");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw new InvalidActivityException(field, "has a control character");
    }
    return text;
  }

  static @Nullable String nullableText(String field, @Nullable String value, int most) {
    return value == null ? null : text(field, value, most);
  }

  static String webAddress(String field, @Nullable String value) {
    if (!WEB_ADDRESS.matcher(present(field, value)).matches()) {
      throw new InvalidActivityException(field, "must be an http or https address");
    }
    return Objects.requireNonNull(value);
  }

  static int range(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidActivityException(field, "must be from " + least + " to " + most);
    }
    return value;
  }

  static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidActivityException(field, "is missing");
    }
    return value;
  }

  static <T> List<T> list(String field, @Nullable List<T> values, int least, int most) {
    List<T> list = present(field, values);
    if (list.size() < least || list.size() > most) {
      throw new InvalidActivityException(
          field, "must have from " + least + " to " + most + " entries, has " + list.size());
    }
    for (int i = 0; i < list.size(); i++) {
      present(field + "[" + i + "]", list.get(i));
    }
    return List.copyOf(list);
  }

  /** A list whose entries differ in {@code key}, which is the entry's field {@code keyField}. */
  static <T> List<T> distinct(
      String field, List<T> values, String keyField, Function<T, String> key) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String k = key.apply(values.get(i));
      if (!seen.add(k)) {
        throw new InvalidActivityException(
            field + "[" + i + "]." + keyField, "is there twice: \"" + k + "\"");
      }
    }
    return values;
  }
}
