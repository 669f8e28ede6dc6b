package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.List;

/**
 * What a document does at the end of a transaction to stay small: collect, then join neighbours.
 */
final class Tidying {
  private final Transaction transaction;
  private final StructStore store;

  Tidying(Transaction transaction) {
    this.transaction = transaction;
    this.store = transaction.store();
  }

  /** Discards the content of what was deleted. */
  void collectGarbage() {
    transaction
        .deletions()
        .clients()
        .forEach(
            (client, ranges) -> {
              StructList structs = store.known(client);
              for (int i = ranges.size() - 1; i >= 0; i--) {
                collect(structs, ranges.start(i), ranges.end(i));
              }
            });
  }

  private void collect(StructList structs, long start, long end) {
    for (int i = structs.indexOf(start); i < structs.size() && structs.get(i).clock < end; i++) {
      if (structs.get(i) instanceof Item item && item.deleted()) {
        collect(item);
      }
    }
  }

  /** Keeps the item as a place; of what lies in its type not even the places are kept. */
  private void collect(Item item) {
    if (item.content instanceof TypeContent type) {
      collectChildren(type.branch());
    }
    item.content = new DeletedContent((int) item.length);
  }

  private void collectChildren(Branch top) {
    ArrayDeque<Branch> branches = new ArrayDeque<>();
    branches.add(top);
    for (Branch branch = branches.poll(); branch != null; branch = branches.poll()) {
      for (Item child = branch.start; child != null; child = child.right) {
        collectChild(child, branches);
      }
      for (Item last : branch.lastItems()) {
        for (Item child = last; child != null; child = child.left) {
          collectChild(child, branches);
        }
      }
      branch.clear();
    }
  }

  private void collectChild(Item child, ArrayDeque<Branch> branches) {
    if (child.content instanceof TypeContent type) {
      branches.add(type.branch());
    }
    store.known(child.client).replace(child, new Gc(child.client, child.clock, child.length));
  }

  /** Joins neighbours that can be one: around what was deleted, added, and split. */
  void joinNeighbours() {
    joinDeleted();
    joinAdded();
    joinSplit();
  }

  private void joinDeleted() {
    transaction
        .deletions()
        .clients()
        .forEach(
            (client, ranges) -> {
              StructList structs = store.known(client);
              for (int i = ranges.size() - 1; i >= 0; i--) {
                int last = structs.indexOf(ranges.end(i) - 1) + 1;
                joinBetween(structs, ranges.start(i), Math.min(structs.size() - 1, last));
              }
            });
  }

  /** Goes from an index leftwards to the struct that has a clock. */
  private static void joinBetween(StructList structs, long clock, int index) {
    int i = index;
    while (i > 0 && structs.get(i).clock >= clock) {
      i -= 1 + structs.mergeLeftwards(i);
    }
  }

  private void joinAdded() {
    GrownClients grown = transaction.grown();
    for (int client = 0; client < grown.size(); client++) {
      StructList structs = store.known(grown.client(client));
      int first = Math.max(structs.indexOf(grown.clockBefore(client)), 1);
      for (int i = structs.size() - 1; i >= first; ) {
        i -= 1 + structs.mergeLeftwards(i);
      }
    }
  }

  /** Joins what was split, as far as nothing came between. */
  void joinSplit() {
    List<Item> split = transaction.mergeable();
    for (int i = split.size() - 1; i >= 0; i--) {
      StructList structs = store.known(split.get(i).client);
      int index = structs.indexOf(split.get(i).clock);
      boolean both = index + 1 < structs.size() && structs.mergeLeftwards(index + 1) > 1;
      if (!both && index > 0) {
        structs.mergeLeftwards(index);
      }
    }
  }
}
