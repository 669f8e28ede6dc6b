package io.charrette.crdt;

import io.charrette.encoding.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values look within XML text: as JavaScript prints them. Nothing is escaped. */
final class XmlText {
  /** Elements nested deeper are left out of the text. */
  static final int DEEPEST = 200;

  private XmlText() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case SharedType type -> type.toString();
      case List<?> list -> Json.write(list);
      case Map<?, ?> map -> "[object Object]";
      case byte[] bytes -> "";
      case null, default -> Json.write(value);
    };
  }
}
