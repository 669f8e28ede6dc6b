package io.charrette.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that several replicas edit at once, with attributes and embedded objects if one likes. Its
 * indexes and lengths are UTF-16 units; an embedded object counts as one.
 */
public sealed class SharedText extends SharedType permits SharedXmlText {
  private final TextEditor text;
  private final KeyEditor attributes;

  /** A text to be inserted into another shared type. */
  public SharedText() {
    this(new Branch(TypeKind.Plain.TEXT));
  }

  SharedText(Branch branch) {
    super(branch);
    this.text = new TextEditor(branch);
    this.attributes = new KeyEditor(branch);
  }

  public int length() {
    return branch.length();
  }

  /** Inserts text, with the attributes of the text at its left. */
  public void insert(int index, String inserted) {
    text.insert(index, inserted);
  }

  /** Inserts text with attributes. */
  public void insert(int index, String inserted, Map<String, ?> formats) {
    text.insert(index, StringContent.wellFormed(inserted), formats);
  }

  /** Inserts an object that is sent as JSON. */
  public void insertEmbed(int index, Object embed, Map<String, ?> formats) {
    text.insert(index, new EmbedContent(JsonValue.of(embed)), formats);
  }

  /** Inserts a shared type. */
  public void insertType(int index, SharedType type, Map<String, ?> formats) {
    text.insert(index, new TypeContent(type.branchToInsert()), formats);
  }

  /** Deletes text, and formats that it leaves without effect. */
  public void delete(int index, int length) {
    text.delete(index, length);
  }

  /** Gives a stretch attributes; the value {@code null} takes one away. */
  public void format(int index, int length, Map<String, ? extends @Nullable Object> formats) {
    text.format(index, length, formats);
  }

  /** Changes it as a delta says. */
  public void applyDelta(List<TextDelta> delta) {
    text.apply(delta);
  }

  /** Its content as insertions with attributes. */
  public List<TextDelta> toDelta() {
    return text.toDelta();
  }

  /** An attribute of the text as a whole. */
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  /** Sets an attribute of the text as a whole. */
  public void setAttribute(String name, @Nullable Object value) {
    attributes.set(name, value);
  }

  /** Removes an attribute of the text as a whole. */
  public void removeAttribute(String name) {
    attributes.delete(name);
  }

  /** The attributes of the text as a whole, copied. */
  public Map<String, @Nullable Object> attributes() {
    return attributes.values();
  }

  /** The text without attributes and embedded objects. */
  @Override
  public String toString() {
    return branch.isAttached() ? text.toString() : "";
  }

  @Override
  @Nullable Object toJson(int depth) {
    return toString();
  }
}
