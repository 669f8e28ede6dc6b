package io.charrette.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items of a list whose index is remembered, so that a position need not be counted from the start.
 * They are few, point at visible items only, and follow local edits; other changes drop them.
 */
final class SearchMarkers {
  private static final class Marker {
    Item item;
    int index;
    long used;

    Marker(Item item, int index) {
      this.item = item;
      this.index = index;
    }
  }

  private final Branch branch;
  private final int most;
  private final List<Marker> markers = new ArrayList<>();
  private long uses;

  SearchMarkers(Branch branch, int most) {
    this.branch = branch;
    this.most = most;
  }

  /** Moves a position that is at the start of the list to a place not far from an index. */
  void approach(ListPosition position, int index) {
    Marker nearest = nearest(index);
    if (nearest == null || index < nearest.index - index) {
      return;
    }
    nearest.used = ++uses;
    position.moveTo(nearest.item, nearest.index);
  }

  /** Remembers the visible item at the left of a position. */
  void remember(ListPosition position) {
    Item item = position.left;
    if (item == null || !item.visible()) {
      return;
    }
    int index = position.index - (int) item.length;
    if (item.marked) {
      return;
    }
    Marker nearest = nearest(index);
    if (nearest != null && Math.abs(nearest.index - index) <= branch.length() / most) {
      point(nearest, item, index);
    } else if (markers.size() < most) {
      Marker marker = new Marker(item, index);
      markers.add(marker);
      point(marker, item, index);
    } else {
      point(leastRecentlyUsed(), item, index);
    }
  }

  private void point(Marker marker, Item item, int index) {
    marker.item.marked = false;
    marker.item = item;
    marker.index = index;
    marker.used = ++uses;
    item.marked = true;
  }

  private @Nullable Marker nearest(int index) {
    Marker nearest = null;
    int distance = Integer.MAX_VALUE;
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      int away = Math.abs(marker.index - index);
      if (away < distance) {
        distance = away;
        nearest = marker;
      }
    }
    return nearest;
  }

  private Marker leastRecentlyUsed() {
    Marker least = markers.getFirst();
    for (Marker marker : markers) {
      if (marker.used < least.used) {
        least = marker;
      }
    }
    return least;
  }

  /** Visible operations were inserted at an index. */
  void inserted(int index, int length) {
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      if (marker.index >= index) {
        marker.index += length;
      }
    }
  }

  /** Visible operations from an index on were deleted. */
  void deleted(int index, int length) {
    for (int i = markers.size() - 1; i >= 0; i--) {
      Marker marker = markers.get(i);
      if (marker.item.deleted()) {
        drop(i);
      } else if (marker.index > index) {
        marker.index -= length;
      }
    }
  }

  /** An item is absorbed by its left neighbour, which is about to grow. */
  void replace(Item absorbed, Item by) {
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      if (marker.item == absorbed) {
        if (by.marked) {
          drop(i);
        } else {
          point(marker, by, marker.index - (int) by.length);
        }
        return;
      }
    }
  }

  private void drop(int i) {
    markers.get(i).item.marked = false;
    Marker last = markers.removeLast();
    if (i < markers.size()) {
      markers.set(i, last);
    }
  }

  void clear() {
    for (Marker marker : markers) {
      marker.item.marked = false;
    }
    markers.clear();
  }
}
