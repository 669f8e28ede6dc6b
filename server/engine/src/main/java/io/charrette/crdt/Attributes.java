package io.charrette.crdt;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attributes of a text at one place, by name; none has the value {@code null}. */
final class Attributes {
  private Attributes() {}

  /** Lets a format take effect. */
  static void update(Map<String, @Nullable Object> attributes, FormatContent format) {
    put(attributes, format.key(), format.attribute());
  }

  static void put(Map<String, @Nullable Object> attributes, String key, @Nullable Object value) {
    if (value == null) {
      attributes.remove(key);
    } else {
      attributes.put(key, value);
    }
  }

  /**
   * Whether two values of an attribute count as the same. Objects and arrays are compared one level
   * deep, as Yjs does: replicas must agree on which formats are redundant.
   */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.size() == y.size()
          && x.entrySet().stream()
              .allMatch(e -> y.containsKey(e.getKey()) && flat(e.getValue(), y.get(e.getKey())));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      if (x.size() != y.size()) {
        return false;
      }
      for (int i = 0; i < x.size(); i++) {
        if (!flat(x.get(i), y.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.equals(a, b);
  }

  private static boolean flat(@Nullable Object a, @Nullable Object b) {
    return !isNested(a) && Objects.equals(a, b);
  }

  private static boolean isNested(@Nullable Object value) {
    return value instanceof Map || value instanceof List;
  }

  /** Whether two values are the same to JavaScript's {@code ===}: objects only if they are one. */
  @SuppressWarnings("ReferenceEquality")
  static boolean identical(@Nullable Object a, @Nullable Object b) {
    return isNested(a) ? a == b : Objects.equals(a, b);
  }
}
