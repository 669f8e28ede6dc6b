package io.charrette.crdt;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that several replicas edit at once. Its values are plain ones ({@link
 * io.charrette.encoding.AnyCodec} has the kinds), {@code byte[]}, {@link SharedType}s and {@link
 * Subdocument}s. What its methods throw, see {@link SharedType}.
 */
public final class SharedArray extends SharedType {
  private final ListEditor list;

  /** An array to be inserted into another shared type. */
  public SharedArray() {
    this(new Branch(TypeKind.Plain.ARRAY));
  }

  SharedArray(Branch branch) {
    super(branch);
    this.list = new ListEditor(branch);
  }

  /** How many values it has. */
  public int length() {
    return branch.length();
  }

  /** The value at an index: plain, {@code byte[]}, {@link SharedType} or {@link Subdocument}. */
  public @Nullable Object get(int index) {
    return list.get(index);
  }

  /** Puts a value before an index. */
  public void insert(int index, @Nullable Object value) {
    list.insert(index, Collections.singletonList(value));
  }

  /** Puts values before an index. */
  public void insertAll(int index, List<? extends @Nullable Object> values) {
    list.insert(index, values);
  }

  /** Puts a value at the end. */
  public void push(@Nullable Object value) {
    insert(length(), value);
  }

  /** Removes {@code length} values from an index on. */
  public void delete(int index, int length) {
    list.delete(index, length);
  }

  /** The values, copied. */
  public List<@Nullable Object> values() {
    return list.values();
  }

  /**
   * The values from an index up to another, copied.
   *
   * @throws IndexOutOfBoundsException if one of them is below 0 or above the length
   * @throws IllegalArgumentException if the first is above the second
   */
  public List<@Nullable Object> slice(int from, int to) {
    return list.values().subList(from, to);
  }

  @Override
  @Nullable Object toJson(int depth) {
    return Values.toJson(list.values(), depth);
  }
}
