package io.charrette.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The text within an XML element; its attributes read as elements around the text. */
public final class SharedXmlText extends SharedText {
  /** A text to be inserted into another shared type. */
  public SharedXmlText() {
    this(new Branch(TypeKind.Plain.XML_TEXT));
  }

  SharedXmlText(Branch branch) {
    super(branch);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (branch.isAttached()) {
      for (TextDelta step : toDelta()) {
        if (step instanceof TextDelta.Insert insert) {
          write(insert, out);
        }
      }
    }
    return out.toString();
  }

  private static void write(TextDelta.Insert insert, StringBuilder out) {
    Map<String, @Nullable Object> elements = new TreeMap<>(insert.attributes());
    elements.forEach(
        (name, attributes) -> {
          out.append('<').append(name);
          properties(attributes)
              .forEach(
                  (key, value) ->
                      out.append(' ')
                          .append(key)
                          .append("=\"")
                          .append(XmlText.of(value))
                          .append('"'));
          out.append('>');
        });
    out.append(XmlText.of(insert.value()));
    List<String> names = new ArrayList<>(elements.keySet());
    for (String name : names.reversed()) {
      out.append("</").append(name).append('>');
    }
  }

  /** The properties that JavaScript enumerates: of a text or a list, its elements by index. */
  private static Map<String, @Nullable Object> properties(@Nullable Object value) {
    Map<String, @Nullable Object> properties = new TreeMap<>();
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, v) -> properties.put(String.valueOf(key), v));
      case List<?> list -> {
        for (Object element : list) {
          properties.put(String.valueOf(properties.size()), element);
        }
      }
      case String text -> {
        for (int i = 0; i < text.length(); i++) {
          properties.put(String.valueOf(i), text.substring(i, i + 1));
        }
      }
      case null, default -> {}
    }
    return properties;
  }
}
