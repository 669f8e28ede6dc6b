package io.charrette.crdt;

/**
 * Numbers that say when a search for a place passed an item: each greater than all before, so that
 * no search has to remember which items it passed.
 */
final class ScanStamps {
  private final StructStore store;
  private int last;

  ScanStamps(StructStore store) {
    this.store = store;
  }

  /** The number with which a search begins. */
  int begin() {
    if (last >= Integer.MAX_VALUE / 2) {
      startAnew();
    }
    return next();
  }

  int next() {
    return ++last;
  }

  private void startAnew() {
    last = 0;
    for (StructList structs : store.lists()) {
      for (int i = 0; i < structs.size(); i++) {
        if (structs.get(i) instanceof Item item) {
          item.clearScanStamp();
        }
      }
    }
  }

  /** Lets the numbers go on from a given one, so that a test can see them start anew. */
  void continueFrom(int stamp) {
    last = stamp;
  }
}
