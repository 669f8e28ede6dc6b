package io.charrette.crdt;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The structs of one client, without gaps, by clock from 0 on. */
final class StructList {
  /** Room for so few is not given back. */
  private static final int FEW = 16;

  final long client;
  private Struct[] structs = new Struct[4];
  private int size;

  StructList(long client) {
    this.client = client;
  }

  int size() {
    return size;
  }

  Struct get(int index) {
    return structs[index];
  }

  /** The clock that comes next. */
  long end() {
    return size == 0 ? 0 : structs[size - 1].end();
  }

  void append(Struct struct) {
    if (struct.clock != end()) {
      throw new IllegalStateException("a gap in the clocks of client " + client);
    }
    ensureRoom();
    structs[size++] = struct;
  }

  private void ensureRoom() {
    if (size == structs.length) {
      structs = Arrays.copyOf(structs, size + (size >> 1) + 4);
    }
  }

  /**
   * Gives back room that is mostly empty: of what has been joined, or was let in and taken out
   * again, as much would stay as of what did not join.
   */
  private void giveBack() {
    if (structs.length > FEW && size < structs.length >> 2) {
      structs = Arrays.copyOf(structs, size + (size >> 1) + 4);
    }
  }

  private void insert(int index, Struct struct) {
    ensureRoom();
    System.arraycopy(structs, index, structs, index + 1, size - index);
    structs[index] = struct;
    size++;
  }

  /** The index of the struct that has a clock, which must be known. */
  int indexOf(long clock) {
    int low = 0;
    int high = size - 1;
    Struct last = structs[high];
    if (last.clock <= clock) {
      return high;
    }
    // Most structs have much the same length, so the clock says about where to look.
    int middle = (int) ((double) clock / (last.end() - 1) * high);
    while (low <= high) {
      Struct struct = structs[middle];
      if (clock < struct.clock) {
        high = middle - 1;
      } else if (clock < struct.end()) {
        return middle;
      } else {
        low = middle + 1;
      }
      middle = (low + high) >>> 1;
    }
    throw new IllegalStateException("unknown clock " + clock + " of client " + client);
  }

  /** The struct that has a clock. */
  Struct at(long clock) {
    return structs[indexOf(clock)];
  }

  /** The index of the struct that starts at a clock, splitting an item if need be. */
  int indexStartingAt(long clock, Transaction transaction) {
    int index = indexOf(clock);
    if (structs[index].clock < clock && structs[index] instanceof Item item) {
      split(index, item, clock, transaction);
      return index + 1;
    }
    return index;
  }

  /** The struct that starts at a clock, splitting an item if need be. */
  Struct startingAt(long clock, Transaction transaction) {
    int index = indexStartingAt(clock, transaction);
    return structs[index];
  }

  /** The struct that ends with a clock, splitting an item if need be. */
  Struct endingAt(long clock, Transaction transaction) {
    int index = indexOf(clock);
    Struct struct = structs[index];
    if (struct.end() != clock + 1 && struct instanceof Item item) {
      split(index, item, clock + 1, transaction);
    }
    return struct;
  }

  private void split(int index, Item item, long clock, Transaction transaction) {
    int offset = (int) (clock - item.clock);
    if (item.content instanceof StringContent text && text.isWithinPair(offset)) {
      transaction.parting(client, clock - 1, text.codePointAt(offset - 1));
    }
    Item rest = item.split(offset);
    insert(index + 1, rest);
    transaction.split(rest, size - index - 2);
  }

  /** Whether all operations of a range of clocks are known and deleted. */
  boolean isDeleted(long start, long end) {
    if (end > end()) {
      return false;
    }
    for (int i = indexOf(start); i < size && structs[i].clock < end; i++) {
      if (!structs[i].deleted()) {
        return false;
      }
    }
    return true;
  }

  /** How many structs start at a clock, which must be known, or after it. */
  int startingFrom(long clock) {
    int first = indexOf(clock);
    return size - first - (structs[first].clock < clock ? 1 : 0);
  }

  /** How many of those that start at a clock or after it cannot be joined with the one before. */
  int standingAloneFrom(long clock) {
    int count = 0;
    for (int i = size - startingFrom(clock); i < size; i++) {
      if (i == 0 || !structs[i - 1].isContinuedBy(structs[i])) {
        count++;
      }
    }
    return count;
  }

  /** Forgets all structs from a clock on, with which one of them begins. */
  void cutFrom(long clock) {
    int first = indexOf(clock);
    Arrays.fill(structs, first, size, null);
    size = first;
    giveBack();
  }

  void replace(Struct struct, Struct by) {
    structs[indexOf(struct.clock)] = by;
  }

  /**
   * Joins the struct at an index and those left of it, for as long as each continues the one before
   * it.
   *
   * @return by how many structs the list has become shorter
   */
  int mergeLeftwards(int index) {
    int at = index;
    while (at > 0 && structs[at - 1].isContinuedBy(structs[at])) {
      at--;
    }
    int merged = index - at;
    // From the left, so that what is joined already is not copied each time.
    for (int i = at + 1; i <= index; i++) {
      structs[at].absorb(structs[i]);
    }
    if (merged > 0) {
      System.arraycopy(structs, index + 1, structs, at + 1, size - index - 1);
      Arrays.fill(structs, size - merged, size, null);
      size -= merged;
      giveBack();
    }
    return merged;
  }

  /**
   * How much was written in the operations from one clock to another, as far as they are here and
   * not deleted, in UTF-16 units.
   */
  long living(long start, long end) {
    return written(start, end, struct -> !struct.deleted());
  }

  /** The same whether they are deleted or not. */
  long written(long start, long end) {
    return written(start, end, struct -> true);
  }

  private long written(long start, long end, Predicate<Struct> which) {
    long written = 0;
    long known = Math.min(end, end());
    for (int i = start < known ? indexOf(start) : size; i < size && structs[i].clock < known; i++) {
      Struct struct = structs[i];
      if (which.test(struct)) {
        long from = Math.max(struct.clock, start) - struct.clock;
        long to = Math.min(struct.end(), known) - struct.clock;
        written +=
            struct instanceof Item item ? item.content.written((int) from, (int) to) : to - from;
      }
    }
    return written;
  }

  /** The struct that has a clock if it is an item. */
  @Nullable Item itemAt(long clock) {
    return at(clock) instanceof Item item ? item : null;
  }
}
