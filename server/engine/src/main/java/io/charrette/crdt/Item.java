package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of content that one client inserted at one place, with what was at its left and right
 * when it did.
 *
 * <p>Items of a list, and items of one key of a map, are a doubly linked list; of a key's items the
 * rightmost is the value. Deleted items stay, without their content.
 */
final class Item extends Struct {
  /** Stands for "no id" where a client is expected. */
  static final long NO_CLIENT = -1;

  static final int HAS_ORIGIN = 0x80;
  static final int HAS_RIGHT_ORIGIN = 0x40;
  static final int HAS_KEY = 0x20;

  /** The last operation of what was at its left when it was made, or {@link #NO_CLIENT}. */
  long originClient;

  long originClock;

  /** The first operation of what was at its right when it was made, or {@link #NO_CLIENT}. */
  final long rightOriginClient;

  final long rightOriginClock;

  /** Its neighbours now. */
  @Nullable Item left;

  @Nullable Item right;

  /** Known from the start only if it has no origin; otherwise its neighbours tell. */
  @Nullable Parent parent;

  /** The key that it is a value of; {@code null} in a list. */
  @Nullable String key;

  Content content;
  private boolean deleted;

  /** Whether a search marker points at it. */
  boolean marked;

  /** When a search for a place last passed it, see {@link #placeAmongConcurrent}. */
  private int scanned;

  Item(
      long client,
      long clock,
      long originClient,
      long originClock,
      long rightOriginClient,
      long rightOriginClock,
      @Nullable Parent parent,
      @Nullable String key,
      Content content) {
    super(client, clock, content.length());
    this.originClient = originClient;
    this.originClock = originClock;
    this.rightOriginClient = rightOriginClient;
    this.rightOriginClock = rightOriginClock;
    this.parent = parent;
    this.key = key;
    this.content = content;
  }

  /** An item made here, between two neighbours. */
  static Item between(
      @Nullable Item left,
      @Nullable Item right,
      Branch parent,
      @Nullable String key,
      Content content,
      Document document) {
    Item item =
        new Item(
            document.clientId(),
            document.store().clock(document.clientId()),
            left == null ? NO_CLIENT : left.client,
            left == null ? 0 : left.end() - 1,
            right == null ? NO_CLIENT : right.client,
            right == null ? 0 : right.clock,
            parent,
            key,
            content);
    item.left = left;
    item.right = right;
    return item;
  }

  @Override
  boolean deleted() {
    return deleted;
  }

  void markDeleted() {
    deleted = true;
  }

  @Override
  Struct collected() {
    return branch().isDeleted() ? new Gc(client, clock, length) : this;
  }

  /** Takes a deletion back. */
  void revive() {
    deleted = false;
    branch().regained(this);
  }

  /** Takes its insertion back: it lies in its list, or among the items of its key, no longer. */
  void unlink() {
    Branch parent = branch();
    if (!deleted && key == null) {
      parent.losing(this);
    }
    if (left != null) {
      left.right = right;
    } else if (key == null) {
      parent.start = right;
    }
    if (right != null) {
      right.left = left;
    } else if (key != null) {
      parent.setLast(key, left);
    }
  }

  /** Whether it counts towards its list's length. */
  boolean visible() {
    return !deleted && content.countable();
  }

  /** How many visible operations are left of it in its list. */
  int index() {
    int index = 0;
    for (Item before = left; before != null; before = before.left) {
      if (before.visible()) {
        index += (int) before.length;
      }
    }
    return index;
  }

  boolean hasOrigin() {
    return originClient != NO_CLIENT;
  }

  boolean hasRightOrigin() {
    return rightOriginClient != NO_CLIENT;
  }

  /** The type that it lies in; known once it is integrated. */
  Branch branch() {
    if (parent instanceof Branch branch) {
      return branch;
    }
    throw new IllegalStateException("not integrated");
  }

  /** An id of an operation. */
  @FunctionalInterface
  interface Reference {
    void to(long client, long clock);
  }

  /** Tells of each operation that must be known before it can be integrated. */
  void forEachReference(Reference reference) {
    if (originClient != NO_CLIENT) {
      reference.to(originClient, originClock);
    }
    if (rightOriginClient != NO_CLIENT) {
      reference.to(rightOriginClient, rightOriginClock);
    }
    if (parent instanceof Parent.Nested nested) {
      reference.to(nested.client(), nested.clock());
    }
  }

  /** Whether all that it refers to is here; if not, the lane is told what it waits for. */
  boolean isReady(StructStore store, Lane lane) {
    return !lane.waitsFor(originClient, originClock, store)
        && !lane.waitsFor(rightOriginClient, rightOriginClock, store)
        && !(parent instanceof Parent.Nested nested
            && lane.waitsFor(nested.client(), nested.clock(), store));
  }

  /**
   * Finds the items that its ids name, splitting them so that it can lie between.
   *
   * @return whether it has a place; it has none if its surroundings were collected
   */
  boolean resolve(Transaction transaction) {
    StructStore store = transaction.store();
    boolean collected = false;
    if (hasOrigin()) {
      left = store.itemEndingAt(originClient, originClock, transaction);
      collected = left == null;
    }
    if (hasRightOrigin()) {
      right = store.itemStartingAt(rightOriginClient, rightOriginClock, transaction);
      collected |= right == null;
    }
    if (collected) {
      return false;
    }
    switch (parent) {
      case null -> inheritParent();
      case Branch branch -> {}
      case Parent.Root root -> parent = transaction.document().root(root.name());
      case Parent.Nested nested -> parent = store.typeAt(nested.client(), nested.clock());
    }
    return parent != null;
  }

  private void inheritParent() {
    Item neighbour = left != null ? left : right;
    if (neighbour != null) {
      parent = neighbour.parent;
      key = neighbour.key;
    }
  }

  /** Drops its first operations, which are known already. */
  void trimStart(int known) {
    originClient = client;
    originClock = clock + known - 1;
    clock += known;
    length -= known;
    content = content.split(known);
    // The known part tells where it lies, which may be elsewhere than the item itself says.
    parent = null;
    key = null;
  }

  /**
   * Puts the item in its place, which is the same at every replica whatever the order of arrival.
   *
   * <p>The algorithm is YATA (P. Nicolaescu, K. Jahns, M. Derntl, R. Klamma: Near Real-Time
   * Peer-to-Peer Shared Editing on Extensible Data Types, GROUP 2016) as Yjs 13 has it.
   */
  void integrate(Transaction transaction) {
    Branch parent = branch();
    if (somethingIsBetweenNeighbours()) {
      left = placeAmongConcurrent(transaction, parent);
    }
    link(transaction, parent);
    transaction.add(this);
    parent.gained(this);
    switch (content) {
      case DeletedContent collected -> {
        parent.losing(this);
        markDeleted();
        transaction.deletions().add(client, clock, length);
      }
      case TypeContent type -> {
        type.branch().attach(transaction.document(), this);
        transaction.nested(type.branch().depth());
      }
      case FormatContent format -> parent.markFormatted();
      case AnyContent values -> transaction.valuesAdded(this);
      case JsonContent values -> transaction.valuesAdded(this);
      default -> {}
    }
    if (key == null && content.countable() && !(content instanceof StringContent)) {
      transaction.listed(client);
    }
    transaction.changed(parent, key);
    boolean overwritten = key != null && right != null;
    if (parent.isDeleted() || overwritten) {
      transaction.delete(this);
    }
  }

  private boolean somethingIsBetweenNeighbours() {
    return left == null ? right == null || right.left != null : left.right != right;
  }

  /**
   * The item to be right of, among those that others put between the same neighbours.
   *
   * <p>An insertion has a connection to its origin, and connections may not cross. Of two with the
   * same origin that of the smaller client comes first.
   */
  private @Nullable Item placeAmongConcurrent(Transaction transaction, Branch parent) {
    ScanStamps stamps = transaction.document().scanStamps();
    // An item with a stamp of at least `from` was passed by this scan; with one of at least
    // `conflicting` it was passed since `place` was last moved.
    int from = stamps.begin();
    int conflicting = from;
    Item place = left;
    Item other = left != null ? left.right : firstOf(parent, transaction);
    while (other != null && other != right) {
      transaction.passed(other);
      other.scanned = stamps.next();
      if (other.originClient == originClient && other.originClock == originClock) {
        if (other.client < client) {
          place = other;
          conflicting = other.scanned + 1;
        } else if (sameRightOrigin(other)) {
          // Both go to the same place, and the other one comes second.
          break;
        }
        // Otherwise it may belong to something at its right that this one comes after.
      } else {
        Item origin = transaction.store().itemAt(other.originClient, other.originClock);
        if (origin == null || origin.scanned < from) {
          // Its origin is left of this item's: between the two nothing may come.
          break;
        }
        if (origin.scanned < conflicting) {
          place = other;
          conflicting = other.scanned + 1;
        }
      }
      other = other.right;
    }
    return place;
  }

  /** The first item of its list; to that of a key one has to walk. */
  private @Nullable Item firstOf(Branch parent, Transaction transaction) {
    if (key == null) {
      return parent.start;
    }
    int passed = 0;
    Item first = parent.last(key);
    while (first != null && first.left != null) {
      passed++;
      first = first.left;
    }
    transaction.worked(Brought.workOfPassing(passed));
    return first;
  }

  /** Forgets the stamp, when stamps start anew. */
  void clearScanStamp() {
    scanned = 0;
  }

  private void link(Transaction transaction, Branch parent) {
    if (left != null) {
      right = left.right;
      left.right = this;
    } else {
      right = firstOf(parent, transaction);
      if (key == null) {
        parent.start = this;
      }
    }
    if (right != null) {
      right.left = this;
    } else if (key != null) {
      parent.setLast(key, this);
      if (left != null) {
        // The value that it replaces.
        transaction.delete(left);
      }
    }
  }

  private boolean sameRightOrigin(Item other) {
    return rightOriginClient == other.rightOriginClient
        && (rightOriginClient == NO_CLIENT || rightOriginClock == other.rightOriginClock);
  }

  /** Cuts it, keeping the first operations; the others become a new item at its right. */
  Item split(int offset) {
    Item rest = rest(offset, content.split(offset));
    rest.left = this;
    rest.right = right;
    rest.deleted = deleted;
    if (right != null) {
      right.left = rest;
    } else if (key != null) {
      branch().setLast(key, rest);
    }
    right = rest;
    length = offset;
    return rest;
  }

  @Override
  Struct head(long count) {
    return new Item(
        client,
        clock,
        originClient,
        originClock,
        rightOriginClient,
        rightOriginClock,
        parent,
        key,
        content.head((int) count));
  }

  @Override
  Struct tail(long offset) {
    return rest(offset, content.split((int) offset));
  }

  private Item rest(long offset, Content content) {
    return new Item(
        client,
        clock + offset,
        client,
        clock + offset - 1,
        rightOriginClient,
        rightOriginClock,
        parent,
        key,
        content);
  }

  @Override
  boolean isContinuedBy(Struct next) {
    return next instanceof Item item && right == item && isWrittenOnBy(item);
  }

  /** Whether an item, which is not integrated yet, will be one with it. */
  boolean willBeContinuedBy(Item next) {
    boolean adjacent =
        right == null
            ? !hasRightOrigin()
            : right.client == rightOriginClient && right.clock == rightOriginClock;
    return adjacent && isWrittenOnBy(next);
  }

  private boolean isWrittenOnBy(Item next) {
    return next.client == client
        && next.clock == end()
        && next.originClient == client
        && next.originClock == end() - 1
        && sameRightOrigin(next)
        && next.deleted == deleted
        && content.isContinuedBy(next.content);
  }

  /** Whether its place or parent is said by an operation of a client with a lesser id. */
  boolean leansOnLesser() {
    return isLesser(originClient)
        || isLesser(rightOriginClient)
        || (parent instanceof Parent.Nested nested && isLesser(nested.client()));
  }

  private boolean isLesser(long other) {
    return other != NO_CLIENT && other < client;
  }

  @Override
  void absorb(Struct next) {
    Item item = (Item) next;
    content.absorb(item.content);
    if (item.marked) {
      branch().markers().replace(item, this);
    }
    right = item.right;
    if (right != null) {
      right.left = this;
    } else if (key != null) {
      branch().setLast(key, this);
    }
    length += item.length;
  }

  @Override
  void write(LibEncoder out, long offset) {
    long leftClient = offset > 0 ? client : originClient;
    long leftClock = offset > 0 ? clock + offset - 1 : originClock;
    boolean hasLeft = leftClient != NO_CLIENT;
    out.writeByte(
        content.ref()
            | (hasLeft ? HAS_ORIGIN : 0)
            | (hasRightOrigin() ? HAS_RIGHT_ORIGIN : 0)
            | (key != null ? HAS_KEY : 0));
    if (hasLeft) {
      out.writeVarUint(leftClient).writeVarUint(leftClock);
    }
    if (hasRightOrigin()) {
      out.writeVarUint(rightOriginClient).writeVarUint(rightOriginClock);
    }
    if (!hasLeft && !hasRightOrigin()) {
      writeParent(out);
    }
    content.write(out, (int) offset);
  }

  private void writeParent(LibEncoder out) {
    switch (parent) {
      case null -> throw new IllegalStateException("an item without origins and parent");
      case Parent.Root root -> writeRoot(out, root.name());
      case Parent.Nested nested -> writeNested(out, nested.client(), nested.clock());
      case Branch branch -> {
        Item holder = branch.item();
        if (holder == null) {
          writeRoot(out, branch.rootName());
        } else {
          writeNested(out, holder.client, holder.clock);
        }
      }
    }
    if (key != null) {
      out.writeVarString(key);
    }
  }

  private static void writeRoot(LibEncoder out, String name) {
    out.writeVarUint(1).writeVarString(name);
  }

  private static void writeNested(LibEncoder out, long client, long clock) {
    out.writeVarUint(0).writeVarUint(client).writeVarUint(clock);
  }
}
