package io.charrette.crdt;

import io.charrette.encoding.Json;
import io.charrette.encoding.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The content of a document as a text that is equal for equal content, here and in Yjs. */
final class Shape {
  private Shape() {}

  /** The four roots that the oracle's documents have. */
  static Map<String, SharedType> rootsOf(Document document) {
    return Map.of(
        "text", document.text("text"),
        "map", document.map("map"),
        "array", document.array("array"),
        "xml", document.xmlFragment("xml"));
  }

  /** The shape of those roots. */
  static String of(Document document) {
    return text(shape(rootsOf(document)));
  }

  /** The text of what the oracle calls comparable. */
  static String text(@Nullable Object value) {
    return Json.write(sorted(value));
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, element) -> sorted.put(String.valueOf(key), sorted(element)));
        yield sorted;
      }
      case List<?> list -> {
        List<@Nullable Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(sorted(element)));
        yield elements;
      }
      case null, default -> value;
    };
  }

  static @Nullable Object shape(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Undefined undefined -> undefined;
      case byte[] bytes -> Map.of("bytes", Base64.getEncoder().encodeToString(bytes));
      case BigInteger number -> Map.of("bigint", number.toString());
      case Subdocument subdocument -> Map.of("subdocument", subdocument.guid());
      case SharedXmlElement element -> {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("element", element.nodeName());
        shape.put("attributes", shape(element.attributes()));
        shape.put("nodes", shape(element.nodes()));
        shape.put("xml", element.toString());
        yield shape;
      }
      case SharedXmlHook hook -> Map.of("hook", hook.hookName(), "keys", shape(hook.entries()));
      case SharedXmlFragment fragment -> {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("nodes", shape(fragment.nodes()));
        shape.put("xml", fragment.toString());
        yield shape;
      }
      case SharedText text -> {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("text", text.toString());
        shape.put("delta", delta(text));
        shape.put("attributes", shape(text.attributes()));
        yield shape;
      }
      case SharedArray array -> shape(array.values());
      case SharedMap map -> shape(map.entries());
      case List<?> list -> {
        List<@Nullable Object> shapes = new ArrayList<>();
        list.forEach(element -> shapes.add(shape(element)));
        yield shapes;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> shapes = new LinkedHashMap<>();
        map.forEach((key, element) -> shapes.put(String.valueOf(key), shape(element)));
        yield shapes;
      }
      default -> value;
    };
  }

  private static List<Object> delta(SharedText text) {
    List<Object> steps = new ArrayList<>();
    for (TextDelta step : text.toDelta()) {
      if (step instanceof TextDelta.Insert insert) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("insert", shape(insert.value()));
        if (!insert.attributes().isEmpty()) {
          shape.put("attributes", shape(insert.attributes()));
        }
        steps.add(shape);
      }
    }
    return steps;
  }
}
