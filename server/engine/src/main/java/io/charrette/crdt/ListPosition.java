package io.charrette.crdt;

import org.jspecify.annotations.Nullable;

/** A place between two items of a list, with the number of visible operations left of it. */
class ListPosition {
  @Nullable Item left;
  @Nullable Item right;
  int index;

  ListPosition(Branch branch) {
    right = branch.start;
  }

  /** The place left of which an index of a list begins, splitting an item if need be. */
  static ListPosition at(Branch branch, int index, Transaction transaction) {
    if (index < 0 || index > branch.length()) {
      throw new IndexOutOfBoundsException("index " + index + " of " + branch.length());
    }
    ListPosition position = new ListPosition(branch);
    if (index > 0) {
      SearchMarkers markers = branch.markers();
      markers.approach(position, index);
      position.goBackTo(index);
      position.goForwardTo(index, transaction);
      position.passDeletedBackwards();
      markers.remember(position);
    }
    return position;
  }

  void moveTo(Item item, int itemIndex) {
    left = item.left;
    right = item;
    index = itemIndex;
  }

  private void goBackTo(int wanted) {
    while (index > wanted && left != null) {
      right = left;
      left = left.left;
      if (right.visible()) {
        index -= (int) right.length;
      }
    }
  }

  private void goForwardTo(int wanted, Transaction transaction) {
    while (index < wanted && right != null) {
      if (right.visible()) {
        cut(right, wanted - index, transaction);
        index += (int) right.length;
      }
      left = right;
      right = right.right;
    }
  }

  /** Goes to the right end of the visible item at the left. */
  private void passDeletedBackwards() {
    while (left != null && !left.visible()) {
      right = left;
      left = left.left;
    }
  }

  /** Goes past deleted items up to the next that is not. */
  void passDeleted() {
    while (right != null && right.deleted()) {
      left = right;
      right = right.right;
    }
  }

  /** Splits an item that is longer than a length. */
  static void cut(Item item, int length, Transaction transaction) {
    if (length < item.length) {
      transaction.store().itemStartingAt(item.client, item.clock + length, transaction);
    }
  }

  /** Puts an item at this place, and goes to its right end. */
  void insert(Content content, Branch branch, Transaction transaction) {
    Item item = Item.between(left, right, branch, null, content, transaction.document());
    item.integrate(transaction);
    left = item;
    right = item.right;
    if (item.visible()) {
      index += (int) item.length;
    }
  }
}
