package io.charrette.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that several replicas edit at once, plain or with attributes and embedded objects. Its
 * indexes and lengths are UTF-16 units, as in {@link String}; an embedded object or type counts as
 * one. An edit that cuts a pair of surrogates leaves U+FFFD on both sides, as in Yjs; so does half
 * a pair that is inserted. What its methods throw, see {@link SharedType}.
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

  /** Its length in UTF-16 units, embedded objects and types included. */
  public int length() {
    return branch.length();
  }

  /** Inserts text, with the attributes of the text at its left. */
  public void insert(int index, String inserted) {
    text.insert(index, inserted);
  }

  /** Inserts text with these attributes, and no others. */
  public void insert(int index, String inserted, Map<String, ?> formats) {
    text.insert(index, StringContent.wellFormed(inserted), formats);
  }

  /**
   * Inserts an object that is sent as JSON.
   *
   * @throws IllegalArgumentException if it has no JSON form
   */
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

  /** Gives a stretch attributes; the value {@code null} removes one. */
  public void format(int index, int length, Map<String, ? extends @Nullable Object> formats) {
    text.format(index, length, formats);
  }

  /**
   * Changes it as a delta says, from the start of the text on. What it deletes beyond the end is
   * ignored; what it retains beyond the end becomes line breaks, as in Yjs. If a step fails, those
   * before it stay.
   */
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
