package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import io.charrette.encoding.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the values that users give and get relate to contents and to plain JSON values. */
final class Values {
  /** What lies deeper is left out of plain values, which others walk recursively. */
  private static final int DEEPEST = 200;

  private Values() {}

  /** Whether a value travels as an "any" value, together with others. */
  static boolean isPlain(@Nullable Object value) {
    return !(value instanceof SharedType
        || value instanceof byte[]
        || value instanceof Subdocument);
  }

  /** The content that carries a value that a user gave. */
  static Content contentOf(@Nullable Object value) {
    return switch (value) {
      case SharedType type -> new TypeContent(type.branchToInsert());
      case byte[] bytes -> new BinaryContent(bytes.clone());
      case Subdocument subdocument -> new SubdocumentContent(subdocument);
      case null, default -> AnyContent.of(AnyCodec.canonical(value));
    };
  }

  /** A value without shared types and without {@code undefined}. */
  static @Nullable Object toJson(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> null;
      case Undefined undefined -> null;
      case SharedType type -> depth < DEEPEST ? type.toJson(depth + 1) : null;
      case Subdocument subdocument -> Map.of();
      default -> value;
    };
  }

  static List<@Nullable Object> toJson(List<? extends @Nullable Object> values, int depth) {
    List<@Nullable Object> json = new ArrayList<>(values.size());
    for (Object value : values) {
      json.add(toJson(value, depth));
    }
    return json;
  }

  /** The values by key; keys without a value are left out. */
  static Map<String, @Nullable Object> toJson(
      Map<String, ? extends @Nullable Object> values, int depth) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != Undefined.UNDEFINED) {
            json.put(key, toJson(value, depth));
          }
        });
    return json;
  }
}
