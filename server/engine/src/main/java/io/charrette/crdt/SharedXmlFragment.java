package io.charrette.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of XML nodes that several replicas edit at once: elements, texts and hooks. What its
 * methods throw, see {@link SharedType}.
 */
public sealed class SharedXmlFragment extends SharedType permits SharedXmlElement {
  private final ListEditor list;

  /** A fragment to be inserted into another shared type. */
  public SharedXmlFragment() {
    this(new Branch(TypeKind.Plain.XML_FRAGMENT));
  }

  SharedXmlFragment(Branch branch) {
    super(branch);
    this.list = new ListEditor(branch);
  }

  /** How many nodes it has. */
  public int length() {
    return branch.length();
  }

  /** The node at an index. */
  public @Nullable Object get(int index) {
    return list.get(index);
  }

  /** The index of a node; −1 if it is not one of its nodes. */
  public int indexOf(SharedType node) {
    return nodes().indexOf(node);
  }

  /** Puts a node before an index. */
  public void insert(int index, SharedType node) {
    list.insert(index, List.of(node));
  }

  /** Removes {@code length} nodes from an index on. */
  public void delete(int index, int length) {
    list.delete(index, length);
  }

  /** The nodes, copied. */
  public List<@Nullable Object> nodes() {
    return list.values();
  }

  /**
   * The XML text of its nodes, as Yjs prints it: nothing is escaped. Elements nested more than 200
   * levels deep are left out.
   */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out, 0);
    return out.toString();
  }

  final void writeNodes(StringBuilder out, int depth) {
    for (Object node : list.values()) {
      if (node instanceof SharedXmlFragment fragment) {
        if (depth < XmlText.DEEPEST) {
          fragment.write(out, depth + 1);
        }
      } else {
        out.append(XmlText.of(node));
      }
    }
  }

  void write(StringBuilder out, int depth) {
    writeNodes(out, depth);
  }

  @Override
  @Nullable Object toJson(int depth) {
    return toString();
  }
}
