package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Edits the list of a text, and reads it. Attributes are marks between the characters: where one
 * begins stands a {@link FormatContent} with its value, where it ends one with the value it had
 * before.
 */
final class TextEditor {
  private final Branch branch;

  TextEditor(Branch branch) {
    this.branch = branch;
  }

  /** Inserts text with the attributes at its left. */
  void insert(int index, String text) {
    checkIndex(index);
    if (text.isEmpty()) {
      return;
    }
    branch
        .document()
        .edit(
            transaction -> {
              if (branch.isFormatted()) {
                TextPosition position = walkTo(index, transaction);
                Map<String, @Nullable Object> here = new LinkedHashMap<>(position.attributes);
                insert(StringContent.wellFormed(text), here, position, transaction);
              } else {
                ListPosition position = ListPosition.at(branch, index, transaction);
                position.passDeleted();
                position.insert(StringContent.wellFormed(text), branch, transaction);
                branch.markers().inserted(index, text.length());
              }
            });
  }

  /** Inserts content with attributes. */
  void insert(int index, Content content, Map<String, ?> attributes) {
    checkIndex(index);
    if (content.length() == 0) {
      return;
    }
    Map<String, @Nullable Object> wanted = canonical(attributes);
    branch
        .document()
        .edit(transaction -> insert(content, wanted, walkTo(index, transaction), transaction));
  }

  void delete(int index, int length) {
    checkRange(index, length);
    if (length == 0) {
      return;
    }
    if (branch.isFormatted()) {
      branch
          .document()
          .edit(transaction -> delete(length, walkTo(index, transaction), transaction));
    } else {
      new ListEditor(branch).delete(index, length);
    }
  }

  void format(int index, int length, Map<String, ? extends @Nullable Object> attributes) {
    checkRange(index, length);
    if (length == 0) {
      return;
    }
    Map<String, @Nullable Object> wanted = canonical(attributes);
    branch
        .document()
        .edit(transaction -> format(length, wanted, walkTo(index, transaction), transaction));
  }

  void apply(List<TextDelta> delta) {
    branch
        .document()
        .edit(
            transaction -> {
              TextPosition position = new TextPosition(branch);
              for (TextDelta step : delta) {
                apply(step, position, transaction);
              }
            });
  }

  private void apply(TextDelta step, TextPosition position, Transaction transaction) {
    switch (step) {
      case TextDelta.Insert insert -> {
        Content content = contentOf(insert.value());
        if (content.length() > 0) {
          insert(content, canonical(insert.attributes()), position, transaction);
        }
      }
      case TextDelta.Retain retain ->
          format(retain.length(), canonical(retain.attributes()), position, transaction);
      case TextDelta.Delete deletion -> delete(deletion.length(), position, transaction);
    }
  }

  private static Content contentOf(Object value) {
    return switch (value) {
      case String text -> StringContent.wellFormed(text);
      case SharedType type -> new TypeContent(type.branchToInsert());
      default -> new EmbedContent(JsonValue.of(value));
    };
  }

  private static Map<String, @Nullable Object> canonical(
      Map<String, ? extends @Nullable Object> attributes) {
    Map<String, @Nullable Object> canonical = new LinkedHashMap<>();
    attributes.forEach((key, value) -> canonical.put(key, AnyCodec.canonical(value)));
    return canonical;
  }

  private void checkIndex(int index) {
    checkRange(index, 0);
  }

  private void checkRange(int index, int length) {
    int all = branch.document() == null ? 0 : branch.length();
    if (index < 0 || length < 0 || length > all - index) {
      throw new IndexOutOfBoundsException(length + " at " + index + " of " + all);
    }
  }

  private TextPosition walkTo(int index, Transaction transaction) {
    TextPosition position = new TextPosition(branch);
    position.forward(index, transaction);
    return position;
  }

  private void insert(
      Content content,
      Map<String, @Nullable Object> wanted,
      TextPosition position,
      Transaction transaction) {
    for (String key : position.attributes.keySet()) {
      wanted.putIfAbsent(key, null);
    }
    skipRedundant(position, wanted);
    Map<String, @Nullable Object> replaced = begin(wanted, position, transaction);
    int index = position.index;
    position.insert(content, branch, transaction);
    branch.markers().inserted(index, content.length());
    end(replaced, position, transaction);
  }

  private void format(
      int length,
      Map<String, @Nullable Object> wanted,
      TextPosition position,
      Transaction transaction) {
    skipRedundant(position, wanted);
    Map<String, @Nullable Object> replaced = begin(wanted, position, transaction);
    int end = position.index + length;
    while (position.right != null
        && (position.index < end || isAmongFormats(position.right, replaced))) {
      Item item = position.right;
      if (!item.deleted() && item.content instanceof FormatContent format) {
        if (wanted.containsKey(format.key())) {
          if (Attributes.same(wanted.get(format.key()), format.attribute())) {
            replaced.remove(format.key());
          } else if (position.index == end) {
            break;
          } else {
            replaced.put(format.key(), format.attribute());
          }
          transaction.delete(item);
        }
      } else if (item.visible()) {
        ListPosition.cut(item, end - position.index, transaction);
      }
      position.forward();
    }
    if (position.index < end) {
      // A format beyond the end: editors count a last line break that the text does not have.
      String breaks = "\n".repeat(end - position.index);
      position.insert(new StringContent(breaks), branch, transaction);
    }
    end(replaced, position, transaction);
  }

  private static boolean isAmongFormats(Item item, Map<String, @Nullable Object> replaced) {
    return !replaced.isEmpty() && (item.deleted() || item.content instanceof FormatContent);
  }

  private void delete(int length, TextPosition position, Transaction transaction) {
    int index = position.index;
    Map<String, @Nullable Object> attributesBefore = new LinkedHashMap<>(position.attributes);
    Item start = position.right;
    int left = length;
    while (left > 0 && position.right != null) {
      Item item = position.right;
      if (item.visible()) {
        ListPosition.cut(item, left, transaction);
        left -= (int) item.length;
        transaction.delete(item);
      }
      position.forward();
    }
    new FormatCleanup(transaction)
        .cleanGap(start, position.right, attributesBefore, position.attributes);
    branch.markers().deleted(index, length - left);
  }

  /** Goes past formats that say what is wanted anyway. */
  private static void skipRedundant(TextPosition position, Map<String, @Nullable Object> wanted) {
    while (position.right != null
        && (position.right.deleted()
            || (position.right.content instanceof FormatContent format
                && Attributes.same(wanted.get(format.key()), format.attribute())))) {
      position.forward();
    }
  }

  /**
   * Begins the wanted attributes that do not hold yet.
   *
   * @return the values they had, to be put back at the end
   */
  private Map<String, @Nullable Object> begin(
      Map<String, @Nullable Object> wanted, TextPosition position, Transaction transaction) {
    Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
    wanted.forEach(
        (key, value) -> {
          Object present = position.attributes.get(key);
          if (!Attributes.same(present, value)) {
            replaced.put(key, present);
            position.insertFormat(key, value, branch, transaction);
          }
        });
    return replaced;
  }

  /** Puts attributes back, as far as the formats that follow do not do so already. */
  private void end(
      Map<String, @Nullable Object> replaced, TextPosition position, Transaction transaction) {
    while (position.right != null
        && (position.right.deleted()
            || (position.right.content instanceof FormatContent format
                && replaced.containsKey(format.key())
                && Attributes.same(replaced.get(format.key()), format.attribute())))) {
      if (!position.right.deleted() && position.right.content instanceof FormatContent format) {
        replaced.remove(format.key());
      }
      position.forward();
    }
    replaced.forEach((key, value) -> position.insertFormat(key, value, branch, transaction));
  }

  List<TextDelta> toDelta() {
    List<TextDelta> delta = new ArrayList<>();
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (Item item = branch.start; item != null; item = item.right) {
      if (item.deleted()) {
        continue;
      }
      switch (item.content) {
        case StringContent string -> string.appendTo(text);
        case FormatContent format -> {
          pack(text, attributes, delta);
          Attributes.update(attributes, format);
        }
        case EmbedContent embed -> insertWhole(embed, text, attributes, delta);
        case TypeContent type -> insertWhole(type, text, attributes, delta);
        default -> {}
      }
    }
    pack(text, attributes, delta);
    return delta;
  }

  private static void insertWhole(
      Content content,
      StringBuilder text,
      Map<String, @Nullable Object> attributes,
      List<TextDelta> delta) {
    pack(text, attributes, delta);
    Object value = content.value(0);
    if (value != null) {
      delta.add(new TextDelta.Insert(value, new LinkedHashMap<>(attributes)));
    }
  }

  private static void pack(
      StringBuilder text, Map<String, @Nullable Object> attributes, List<TextDelta> delta) {
    if (!text.isEmpty()) {
      delta.add(new TextDelta.Insert(text.toString(), new LinkedHashMap<>(attributes)));
      text.setLength(0);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(branch.length());
    for (Item item = branch.start; item != null; item = item.right) {
      if (!item.deleted() && item.content instanceof StringContent string) {
        string.appendTo(text);
      }
    }
    return text.toString();
  }
}
