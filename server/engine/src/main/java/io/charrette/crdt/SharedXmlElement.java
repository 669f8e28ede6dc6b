package io.charrette.crdt;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An XML element that several replicas edit at once: a list of nodes, and attributes of any value
 * that a {@link SharedMap} can have.
 */
public final class SharedXmlElement extends SharedXmlFragment {
  private final KeyEditor attributes;
  private final String nodeName;

  /** An element to be inserted into another shared type. */
  public SharedXmlElement(String nodeName) {
    this(new Branch(new TypeKind.XmlElement(nodeName)), nodeName);
  }

  SharedXmlElement(Branch branch, String nodeName) {
    super(branch);
    this.nodeName = nodeName;
    this.attributes = new KeyEditor(branch);
  }

  /** The element's name, as it was given. */
  public String nodeName() {
    return nodeName;
  }

  /** The value of an attribute; {@code null} also if there is none. */
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  /** Whether an attribute has a value, be it {@code null}. */
  public boolean hasAttribute(String name) {
    return attributes.has(name);
  }

  /** Sets an attribute. */
  public void setAttribute(String name, @Nullable Object value) {
    attributes.set(name, value);
  }

  /** Removes an attribute; it may be absent. */
  public void removeAttribute(String name) {
    attributes.delete(name);
  }

  /** The attributes, copied. */
  public Map<String, @Nullable Object> attributes() {
    return attributes.values();
  }

  @Override
  void write(StringBuilder out, int depth) {
    String name = nodeName.toLowerCase(Locale.ROOT);
    out.append('<').append(name);
    new TreeMap<>(attributes.values())
        .forEach(
            (key, value) ->
                out.append(' ').append(key).append("=\"").append(XmlText.of(value)).append('"'));
    out.append('>');
    writeNodes(out, depth);
    out.append("</").append(name).append('>');
  }
}
