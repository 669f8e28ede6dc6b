package io.charrette.crdt;

import io.charrette.encoding.Json;
import io.charrette.encoding.Undefined;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How values look within XML text: as JavaScript prints them. Nothing is escaped. */
final class XmlText {
  /** Elements nested deeper are left out of the text. */
  static final int DEEPEST = 200;

  private static final String OBJECT = "[object Object]";

  private XmlText() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Undefined undefined -> "undefined";
      case String text -> text;
      case BigInteger number -> number.toString();
      case SharedMap map -> OBJECT;
      case SharedArray array -> OBJECT;
      case SharedType type -> type.toString();
      case Subdocument subdocument -> OBJECT;
      case Map<?, ?> map -> OBJECT;
      case List<?> list -> list.stream().map(XmlText::ofElement).collect(Collectors.joining(","));
      case byte[] bytes -> ofBytes(bytes);
      default -> Json.write(value);
    };
  }

  private static String ofElement(@Nullable Object element) {
    return element == null || element == Undefined.UNDEFINED ? "" : of(element);
  }

  private static String ofBytes(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> String.valueOf(Byte.toUnsignedInt(bytes[i])))
        .collect(Collectors.joining(","));
  }
}
