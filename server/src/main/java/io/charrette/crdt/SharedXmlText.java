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
          if (attributes instanceof Map<?, ?> map) {
            new TreeMap<Object, Object>(map)
                .forEach(
                    (key, value) ->
                        out.append(' ')
                            .append(key)
                            .append("=\"")
                            .append(XmlText.of(value))
                            .append('"'));
          }
          out.append('>');
        });
    out.append(XmlText.of(insert.value()));
    List<String> names = new ArrayList<>(elements.keySet());
    for (String name : names.reversed()) {
      out.append("</").append(name).append('>');
    }
  }
}
