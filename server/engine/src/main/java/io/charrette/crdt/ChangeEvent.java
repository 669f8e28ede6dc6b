package io.charrette.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has changed in one shared type. What it says must be read while the observer
 * is called: afterwards the document collects what was deleted, and all methods but {@link #target}
 * throw an {@link IllegalStateException}.
 */
public final class ChangeEvent {
  private final Branch branch;
  private final Transaction transaction;
  private final Set<@Nullable String> keys;
  private boolean over;

  ChangeEvent(Branch branch, Transaction transaction, Set<@Nullable String> keys) {
    this.branch = branch;
    this.transaction = transaction;
    this.keys = keys;
  }

  /** All observers have been called. */
  void end() {
    over = true;
  }

  private void checkReadable() {
    if (over) {
      throw new IllegalStateException("an event is to be read while the observer is called");
    }
  }

  /** The type that has changed. */
  public SharedType target() {
    return branch.view();
  }

  /** Whether the change came with an update, and was not made here. */
  public boolean isRemote() {
    checkReadable();
    return transaction.isRemote();
  }

  /** Whether the list has changed, in contrast to keys. */
  public boolean isListChanged() {
    checkReadable();
    return keys.contains(null);
  }

  /** What happened to the keys, by key. */
  public Map<String, KeyChange> keys() {
    checkReadable();
    Map<String, KeyChange> changes = new LinkedHashMap<>();
    for (String key : keys) {
      Item last = key == null ? null : branch.last(key);
      if (key != null && last != null) {
        KeyChange change = change(last);
        if (change != null) {
          changes.put(key, change);
        }
      }
    }
    return changes;
  }

  private @Nullable KeyChange change(Item last) {
    if (!transaction.adds(last)) {
      return transaction.deletes(last)
          ? new KeyChange(KeyChange.Action.DELETED, KeyEditor.valueOf(last))
          : null;
    }
    Item before = last.left;
    while (before != null && transaction.adds(before)) {
      before = before.left;
    }
    boolean had = before != null && transaction.deletes(before);
    Object value = had && before != null ? KeyEditor.valueOf(before) : null;
    if (transaction.deletes(last)) {
      return had ? new KeyChange(KeyChange.Action.DELETED, value) : null;
    }
    return new KeyChange(had ? KeyChange.Action.UPDATED : KeyChange.Action.ADDED, value);
  }

  /** What happened to the list of an array or of XML, without what is left in place at the end. */
  public List<ListDelta> listDelta() {
    checkReadable();
    List<ListDelta> delta = new ArrayList<>();
    for (Item item = branch.start; item != null; item = item.right) {
      boolean added = transaction.adds(item);
      if (!item.content.countable()) {
        continue;
      }
      if (item.deleted()) {
        if (!added && transaction.deletes(item)) {
          addDeletion(delta, (int) item.length);
        }
      } else if (added) {
        addInsertion(delta, item);
      } else {
        addRetained(delta, (int) item.length);
      }
    }
    if (!delta.isEmpty() && delta.getLast() instanceof ListDelta.Retain) {
      delta.removeLast();
    }
    return delta;
  }

  private static void addDeletion(List<ListDelta> delta, int length) {
    int before = 0;
    if (!delta.isEmpty() && delta.getLast() instanceof ListDelta.Delete last) {
      before = last.length();
      delta.removeLast();
    }
    delta.add(new ListDelta.Delete(before + length));
  }

  private static void addRetained(List<ListDelta> delta, int length) {
    int before = 0;
    if (!delta.isEmpty() && delta.getLast() instanceof ListDelta.Retain last) {
      before = last.length();
      delta.removeLast();
    }
    delta.add(new ListDelta.Retain(before + length));
  }

  private static void addInsertion(List<ListDelta> delta, Item item) {
    List<@Nullable Object> values = new ArrayList<>();
    if (!delta.isEmpty() && delta.getLast() instanceof ListDelta.Insert last) {
      values.addAll(last.values());
      delta.removeLast();
    }
    for (int i = 0; i < item.length; i++) {
      values.add(item.content.value(i));
    }
    delta.add(new ListDelta.Insert(values));
  }

  /** What happened to a text, without what is left in place unchanged at the end. */
  public List<TextDelta> textDelta() {
    checkReadable();
    return new TextChange(branch, transaction).delta();
  }
}
