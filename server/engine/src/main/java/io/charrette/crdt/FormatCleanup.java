package io.charrette.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deletes formats of a text that have no effect: after an edit near it, and after changes of
 * others, which may have left formats that overrule each other.
 */
final class FormatCleanup {
  private final Transaction transaction;

  FormatCleanup(Transaction transaction) {
    this.transaction = transaction;
  }

  /**
   * Cleans what a transaction with changes of others has touched, in a transaction of its own; if
   * nothing needs it, there is none.
   */
  static void cleanAfter(Transaction remote) {
    if (!hasTexts(remote)) {
      return;
    }
    remote
        .document()
        .edit(
            transaction -> {
              FormatCleanup cleanup = new FormatCleanup(transaction);
              visit(remote, cleanup::cleanDuplicatesAround).forEach(cleanup::cleanWhole);
            });
  }

  /**
   * Counts the work that {@link #cleanAfter} will have: for each item that was deleted the stretch
   * without visible content in which it lies, and texts whole of which formats have changed.
   */
  static void countWork(Transaction remote) {
    if (hasFormats(remote)) {
      visit(remote, item -> countStretch(item, remote))
          .forEach(branch -> countWhole(branch, remote));
    }
  }

  /** Whether formats may have to be cleaned by somebody who takes for a text what is one. */
  private static boolean hasFormats(Transaction remote) {
    for (Branch branch : remote.changed().keySet()) {
      if (branch.isFormatted()) {
        return true;
      }
    }
    return false;
  }

  /** Whether formats may have to be cleaned here. */
  private static boolean hasTexts(Transaction remote) {
    for (Branch branch : remote.changed().keySet()) {
      if (branch.isFormattedText() && !branch.isDeleted()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes through what a transaction has touched in types that have had formats, in the order in
   * which Yjs does.
   *
   * @param around called for items that were deleted, until their type is to be cleaned as a whole
   * @return the types of which formats were added or deleted, which are cleaned as a whole
   */
  private static Set<Branch> visit(Transaction remote, Consumer<Item> around) {
    Set<Branch> whole = withFormatsAdded(remote);
    remote
        .deletions()
        .clients()
        .forEach(
            (client, ranges) -> {
              StructList structs = remote.store().known(client);
              for (int range = 0; range < ranges.size(); range++) {
                for (int i = structs.indexOf(ranges.start(range));
                    i < structs.size() && structs.get(i).clock < ranges.end(range);
                    i++) {
                  if (structs.get(i) instanceof Item item) {
                    visitDeleted(item, whole, around);
                  }
                }
              }
            });
    return whole;
  }

  private static Set<Branch> withFormatsAdded(Transaction remote) {
    Set<Branch> changed = new LinkedHashSet<>();
    GrownClients grown = remote.grown();
    for (int client = 0; client < grown.size(); client++) {
      StructList structs = remote.store().known(grown.client(client));
      for (int i = structs.indexOf(grown.clockBefore(client)); i < structs.size(); i++) {
        if (structs.get(i) instanceof Item item
            && !item.deleted()
            && item.content instanceof FormatContent) {
          changed.add(item.branch());
        }
      }
    }
    return changed;
  }

  private static void visitDeleted(Item item, Set<Branch> whole, Consumer<Item> around) {
    Branch branch = item.branch();
    if (!branch.isFormatted() || whole.contains(branch)) {
      return;
    }
    if (item.content instanceof FormatContent) {
      whole.add(branch);
    } else {
      around.accept(item);
    }
  }

  /** Goes through a text once, and copies the attributes that hold at each visible item. */
  private static void countWhole(Branch branch, Transaction remote) {
    int passed = 0;
    long copied = 0;
    Set<String> attributes = new HashSet<>();
    for (Item item = branch.start; item != null; item = item.right) {
      passed++;
      if (item.content instanceof FormatContent format && !item.deleted()) {
        attributes.add(format.key());
      } else if (!item.deleted()) {
        copied += attributes.size();
      }
    }
    remote.worked(Brought.workOfPassing(passed) + Brought.workOfCopying(copied));
  }

  private static void countStretch(Item place, Transaction remote) {
    int passed = 0;
    for (Item item = place.right; item != null && !item.visible(); item = item.right) {
      passed++;
    }
    for (Item item = place; item != null && !item.visible(); item = item.left) {
      passed++;
    }
    remote.worked(Brought.workOfPassing(passed));
  }

  /** Of formats of one attribute without content between them, keeps the last one. */
  private void cleanDuplicatesAround(Item place) {
    Item item = place;
    while (item.right != null && !item.right.visible()) {
      item = item.right;
    }
    Set<String> keys = new HashSet<>();
    for (Item at = item; at != null && !at.visible(); at = at.left) {
      if (!at.deleted() && at.content instanceof FormatContent format && !keys.add(format.key())) {
        transaction.delete(at);
      }
    }
  }

  private void cleanWhole(Branch branch) {
    Map<String, @Nullable Object> before = new HashMap<>();
    Map<String, @Nullable Object> attributes = new HashMap<>();
    Item start = branch.start;
    for (Item item = branch.start; item != null; item = item.right) {
      if (item.deleted()) {
        continue;
      }
      if (item.content instanceof FormatContent format) {
        Attributes.update(attributes, format);
      } else {
        cleanGap(start, item, before, attributes);
        before = new HashMap<>(attributes);
        start = item;
      }
    }
  }

  /**
   * Cleans the stretch without visible content that begins at an item: formats that others in it
   * overrule, or that set what holds anyway.
   *
   * @param start where the stretch begins
   * @param current where an editing position stands in it
   * @param before the attributes that hold at its start
   * @param attributes the attributes at the position, which are corrected
   */
  void cleanGap(
      @Nullable Item start,
      @Nullable Item current,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> attributes) {
    Map<String, Item> effective = new HashMap<>();
    Item end = start;
    while (end != null && !end.visible()) {
      if (!end.deleted() && end.content instanceof FormatContent format) {
        effective.put(format.key(), end);
      }
      end = end.right;
    }
    boolean reached = false;
    for (Item item = start; item != null && item != end; item = item.right) {
      reached |= item == current;
      if (item.deleted() || !(item.content instanceof FormatContent format)) {
        continue;
      }
      Object valueBefore = before.get(format.key());
      Object value = format.attribute();
      if (effective.get(format.key()) != item || Attributes.identical(valueBefore, value)) {
        transaction.delete(item);
        if (!reached
            && Attributes.identical(attributes.get(format.key()), value)
            && !Attributes.identical(valueBefore, value)) {
          Attributes.put(attributes, format.key(), valueBefore);
        }
      } else if (!reached) {
        Attributes.update(attributes, format);
      }
    }
  }
}
