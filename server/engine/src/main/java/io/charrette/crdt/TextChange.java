package io.charrette.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out what a transaction has changed in a text, attributes included. */
final class TextChange {
  private enum Action {
    NONE,
    INSERT,
    RETAIN,
    DELETE
  }

  private final Branch branch;
  private final Transaction transaction;
  private final List<TextDelta> delta = new ArrayList<>();

  /** The attributes that hold at the present place, and those that held before. */
  private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

  private final Map<String, @Nullable Object> attributesBefore = new HashMap<>();

  /** What has changed in the attributes of what is left in place. */
  private final Map<String, @Nullable Object> changes = new LinkedHashMap<>();

  private final StringBuilder inserted = new StringBuilder();
  private Action action = Action.NONE;
  private int length;

  TextChange(Branch branch, Transaction transaction) {
    this.branch = branch;
    this.transaction = transaction;
  }

  List<TextDelta> delta() {
    for (Item item = branch.start; item != null; item = item.right) {
      if (item.content instanceof FormatContent format) {
        passFormat(item, format);
      } else if (item.content.countable()) {
        pass(item);
      }
    }
    finishStep();
    while (!delta.isEmpty()
        && delta.getLast() instanceof TextDelta.Retain last
        && last.attributes().isEmpty()) {
      delta.removeLast();
    }
    return delta;
  }

  private void pass(Item item) {
    if (transaction.adds(item)) {
      if (!transaction.deletes(item)) {
        insert(item);
      }
    } else if (transaction.deletes(item)) {
      begin(Action.DELETE);
      length += (int) item.length;
    } else if (!item.deleted()) {
      begin(Action.RETAIN);
      length += (int) item.length;
    }
  }

  private void insert(Item item) {
    if (item.content instanceof StringContent string) {
      begin(Action.INSERT);
      string.appendTo(inserted);
      return;
    }
    finishStep();
    Object value = item.content.value(0);
    if (value != null) {
      delta.add(new TextDelta.Insert(value, new LinkedHashMap<>(attributes)));
    }
  }

  private void passFormat(Item item, FormatContent format) {
    String key = format.key();
    Object value = format.attribute();
    if (transaction.adds(item)) {
      if (!transaction.deletes(item) && !Attributes.same(attributes.get(key), value)) {
        finish(Action.RETAIN);
        if (Attributes.same(value, attributesBefore.get(key))) {
          changes.remove(key);
        } else {
          changes.put(key, value);
        }
      }
    } else if (transaction.deletes(item)) {
      attributesBefore.put(key, value);
      Object now = attributes.get(key);
      if (!Attributes.same(now, value)) {
        finish(Action.RETAIN);
        changes.put(key, now);
      }
    } else if (!item.deleted()) {
      attributesBefore.put(key, value);
      if (changes.containsKey(key) && !Attributes.same(changes.get(key), value)) {
        finish(Action.RETAIN);
        Attributes.put(changes, key, value);
      }
    }
    if (!item.deleted()) {
      finish(Action.INSERT);
      Attributes.update(attributes, format);
    }
  }

  private void begin(Action next) {
    if (action != next) {
      finishStep();
      action = next;
    }
  }

  private void finish(Action running) {
    if (action == running) {
      finishStep();
    }
  }

  private void finishStep() {
    switch (action) {
      case NONE -> {}
      case INSERT ->
          delta.add(new TextDelta.Insert(inserted.toString(), new LinkedHashMap<>(attributes)));
      case RETAIN -> delta.add(new TextDelta.Retain(length, new LinkedHashMap<>(changes)));
      case DELETE -> delta.add(new TextDelta.Delete(length));
    }
    inserted.setLength(0);
    length = 0;
    action = Action.NONE;
  }
}
