package io.charrette.crdt;

import java.util.Arrays;

/** Ranges of one client's clocks, in the order they were added until they are normalised. */
final class ClockRanges {
  private long[] bounds = new long[2];
  private int size;
  private boolean normal = true;

  int size() {
    return size;
  }

  long start(int index) {
    return bounds[2 * index];
  }

  long end(int index) {
    return bounds[2 * index + 1];
  }

  void add(long start, long end) {
    if (size > 0) {
      int last = 2 * size - 1;
      if (bounds[last] == start) {
        bounds[last] = end;
        return;
      }
      normal &= bounds[last] < start;
    }
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
    }
    bounds[2 * size] = start;
    bounds[2 * size + 1] = end;
    size++;
  }

  /** Sorts the ranges and joins those that touch or overlap. */
  void normalise() {
    if (normal) {
      return;
    }
    long[][] sorted = new long[size][];
    for (int i = 0; i < size; i++) {
      sorted[i] = new long[] {start(i), end(i)};
    }
    Arrays.sort(sorted, (a, b) -> Long.compare(a[0], b[0]));
    size = 0;
    normal = true;
    for (long[] range : sorted) {
      if (size > 0 && range[0] <= end(size - 1)) {
        bounds[2 * size - 1] = Math.max(end(size - 1), range[1]);
      } else {
        add(range[0], range[1]);
      }
    }
  }

  /** Whether a clock is in one of the ranges, which must be normalised. */
  boolean contains(long clock) {
    return contains(clock, clock + 1);
  }

  /** Whether a range lies within one of these, which must be normalised. */
  boolean contains(long clock, long end) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (clock < start(middle)) {
        high = middle - 1;
      } else if (clock < end(middle)) {
        return end <= end(middle);
      } else {
        low = middle + 1;
      }
    }
    return false;
  }

  /** Whether each range of another one lies within one of these; both must be normalised. */
  boolean covers(ClockRanges other) {
    int at = 0;
    for (int i = 0; i < other.size; i++) {
      while (at < size && end(at) < other.end(i)) {
        at++;
      }
      if (at == size || start(at) > other.start(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(bounds, 2 * size));
  }
}
