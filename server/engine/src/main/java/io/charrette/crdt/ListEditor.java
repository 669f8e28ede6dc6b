package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts into, deletes from and reads the list of a shared type. */
final class ListEditor {
  private final Branch branch;

  ListEditor(Branch branch) {
    this.branch = branch;
  }

  /** Puts values before an index; plain ones that follow each other become one item. */
  void insert(int index, List<? extends @Nullable Object> values) {
    List<Content> contents = contents(values);
    branch
        .document()
        .edit(
            transaction -> {
              ListPosition position = ListPosition.at(branch, index, transaction);
              for (Content content : contents) {
                position.insert(content, branch, transaction);
              }
              branch.markers().inserted(index, values.size());
            });
  }

  private static List<Content> contents(List<? extends @Nullable Object> values) {
    List<Content> contents = new ArrayList<>();
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object value : values) {
      if (Values.isPlain(value)) {
        plain.add(AnyCodec.canonical(value));
      } else {
        packPlain(plain, contents);
        contents.add(Values.contentOf(value));
      }
    }
    packPlain(plain, contents);
    return contents;
  }

  private static void packPlain(List<@Nullable Object> plain, List<Content> contents) {
    if (!plain.isEmpty()) {
      contents.add(new AnyContent(new ArrayList<>(plain)));
      plain.clear();
    }
  }

  void delete(int index, int length) {
    if (length < 0 || length > branch.length() - index) {
      throw new IndexOutOfBoundsException(
          "delete " + length + " at " + index + " of " + branch.length());
    }
    branch
        .document()
        .edit(
            transaction -> {
              Item item = ListPosition.at(branch, index, transaction).right;
              for (int left = length; left > 0 && item != null; item = item.right) {
                if (item.visible()) {
                  ListPosition.cut(item, left, transaction);
                  left -= (int) item.length;
                  transaction.delete(item);
                }
              }
              branch.markers().deleted(index, length);
            });
  }

  @Nullable Object get(int index) {
    if (index < 0 || index >= branch.length()) {
      throw new IndexOutOfBoundsException("index " + index + " of " + branch.length());
    }
    ListPosition position = new ListPosition(branch);
    branch.markers().approach(position, index);
    int left = index - position.index;
    for (Item item = position.right; item != null; item = item.right) {
      if (item.visible()) {
        if (left >= 0 && left < item.length) {
          return item.content.value(left);
        }
        left -= (int) item.length;
      }
    }
    throw new IllegalStateException("a list shorter than its length");
  }

  /** All values, as they are. */
  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>(branch.length());
    for (Item item = branch.start; item != null; item = item.right) {
      if (item.visible()) {
        for (int i = 0; i < item.length; i++) {
          values.add(item.content.value(i));
        }
      }
    }
    return values;
  }
}
