package io.charrette.crdt;

import java.util.Map;

/**
 * Takes back a transaction that is not finished. Until then nothing is collected or joined, and
 * nobody was told, so that what it has added can be unlinked, what it has deleted revived, and what
 * it has cut joined again, pairs of surrogates too, which a cut destroys.
 *
 * <p>One thing stays: a text that was given formats is taken for one that may have some.
 */
final class Retraction {
  private final Transaction transaction;
  private final StructStore store;

  private Retraction(Transaction transaction) {
    this.transaction = transaction;
    this.store = transaction.store();
  }

  /** Takes back what a transaction has done to the structs of its document. */
  static void takeBack(Transaction transaction) {
    Retraction retraction = new Retraction(transaction);
    retraction.reviveDeleted();
    retraction.unlinkAdded();
    retraction.joinSplit();
    retraction.restorePairs();
  }

  private void reviveDeleted() {
    for (Map.Entry<Long, ClockRanges> entry : transaction.deletions().clients().entrySet()) {
      long client = entry.getKey();
      StructList structs = store.known(client);
      long known = transaction.clockBefore(client);
      ClockRanges ranges = entry.getValue();
      for (int i = 0; i < ranges.size(); i++) {
        long end = Math.min(ranges.end(i), known);
        if (ranges.start(i) < end) {
          revive(structs, ranges.start(i), end);
        }
      }
    }
  }

  private static void revive(StructList structs, long start, long end) {
    for (int i = structs.indexOf(start); i < structs.size() && structs.get(i).clock < end; i++) {
      if (structs.get(i) instanceof Item item) {
        item.revive();
      }
    }
  }

  private void unlinkAdded() {
    GrownClients grown = transaction.grown();
    for (int client = 0; client < grown.size(); client++) {
      StructList structs = store.known(grown.client(client));
      long known = grown.clockBefore(client);
      for (int i = structs.size() - 1; i >= 0 && structs.get(i).clock >= known; i--) {
        if (structs.get(i) instanceof Item item) {
          item.unlink();
        }
      }
      store.cutFrom(grown.client(client), known);
    }
  }

  private void joinSplit() {
    if (!transaction.mergeable().isEmpty()) {
      transaction.mergeable().removeIf(item -> item.clock >= store.clock(item.client));
      new Tidying(transaction).joinSplit();
    }
  }

  private void restorePairs() {
    for (Transaction.PartedPair pair : transaction.parted()) {
      Item item = store.itemAt(pair.client(), pair.clock());
      if (item != null
          && item.content instanceof StringContent text
          && pair.clock() + 1 < item.end()) {
        text.restorePair((int) (pair.clock() - item.clock), pair.codePoint());
      }
    }
  }
}
