package io.charrette.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets, deletes and reads the keys of a shared type. */
final class KeyEditor {
  private final Branch branch;

  KeyEditor(Branch branch) {
    this.branch = branch;
  }

  void set(String key, @Nullable Object value) {
    Content content = Values.contentOf(value);
    branch
        .document()
        .edit(
            transaction ->
                Item.between(branch.last(key), null, branch, key, content, transaction.document())
                    .integrate(transaction));
  }

  void delete(String key) {
    branch
        .document()
        .edit(
            transaction -> {
              Item last = branch.last(key);
              if (last != null) {
                transaction.delete(last);
              }
            });
  }

  boolean has(String key) {
    Item last = branch.last(key);
    return last != null && !last.deleted();
  }

  /** The value of a key; {@code null} also if it has none. */
  @Nullable Object get(String key) {
    Item last = branch.last(key);
    return last == null || last.deleted() ? null : valueOf(last);
  }

  /** How many keys have a value. */
  int size() {
    return branch.keys();
  }

  /** The values of all keys that have one. */
  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    branch
        .lasts()
        .forEach(
            (key, last) -> {
              if (!last.deleted()) {
                values.put(key, valueOf(last));
              }
            });
    return values;
  }

  static @Nullable Object valueOf(Item item) {
    return item.content.countable() ? item.content.value((int) item.length - 1) : null;
  }
}
