package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of changes to a document: what was added and deleted since it began. When it ends, the
 * document tidies up and tells its listeners once.
 */
public final class Transaction {
  private final Document document;
  private final DeleteSet deletions = new DeleteSet();

  private final GrownClients grown = new GrownClients();

  // Most transactions are a keystroke and need none of these.

  /** Items that were split or lie among collected ones, and may be joined again. */
  private List<Item> mergeable = List.of();

  private List<PartedPair> parted = List.of();

  /** Items to be deleted because the type that they lie in is. */
  private @Nullable ArrayDeque<Item> doomed;

  /** Whether it is noted under which keys it changes something. */
  private boolean notesKeys;

  /** Where it has changed what is under a key, as often as it has. */
  private List<KeyPlace> changedKeys = List.of();

  /** Encoded updates of which something only became pending. */
  private List<byte[]> deferred = List.of();

  private Map<Branch, Set<@Nullable String>> changed = Map.of();
  private long recentClient = Item.NO_CLIENT;
  private boolean remote;
  private long changes;

  // What it has cost so far, see Brought.

  private long mostWork = Long.MAX_VALUE;
  private long work;
  private int splits;
  private int depth;
  private Set<Long> listed = Set.of();
  private boolean drops;

  /** Told whose items were passed; null if nobody asks. */
  private @Nullable WorkParts parts;

  /** The last item of values that lies in a list. */
  private @Nullable Item recentValues;

  /** How many values that is, with those that came before it and will be joined with it. */
  private long joined;

  /** A key of a type. */
  private record KeyPlace(Branch branch, String key) {}

  /** A character that was cut in two, and the id of its first half. */
  record PartedPair(long client, long clock, int codePoint) {}

  Transaction(Document document) {
    this.document = document;
  }

  /** The document that it changes. */
  public Document document() {
    return document;
  }

  StructStore store() {
    return document.store();
  }

  DeleteSet deletions() {
    return deletions;
  }

  GrownClients grown() {
    return grown;
  }

  List<Item> mergeable() {
    return mergeable;
  }

  List<byte[]> deferred() {
    return deferred;
  }

  /** Part of an encoded update only became pending. */
  void defer(byte[] update) {
    if (deferred.isEmpty()) {
      deferred = new ArrayList<>();
    }
    deferred.add(update);
  }

  /** How many structs have been added or deleted so far. */
  long changes() {
    return changes;
  }

  /** Whether an update is part of it: changes that were made elsewhere. */
  boolean isRemote() {
    return remote;
  }

  void markRemote() {
    remote = true;
  }

  /** Has {@link #changedKeys} know under which keys it changes something from now on. */
  void noteKeys() {
    notesKeys = true;
  }

  /** Makes {@link WorkExceeded} be thrown as soon as it takes more work than that. */
  void allowWork(long most) {
    mostWork = most;
  }

  /** Tells of items that are passed whose they are. */
  void tellParts(WorkParts to) {
    parts = to;
  }

  /** The search for a place passed an item. */
  void passed(Item item) {
    if (parts != null) {
      parts.add(item.client, 1);
    }
    worked(1);
  }

  /** How much work it has taken so far. */
  long work() {
    return work;
  }

  /** Some work has been done for it, in the units of {@link Brought}. */
  void worked(long units) {
    work += units;
    if (work > mostWork) {
      throw new WorkExceeded();
    }
  }

  /** An item was cut, for which so many structs had to be moved. */
  void split(Item rest, int moved) {
    splits++;
    mergeLater(rest);
    worked(Brought.workOfSplit(moved));
  }

  /**
   * Values were added to a list. Where many follow each other Yjs joins them from the right, and
   * copies all that it has joined each time.
   */
  void valuesAdded(Item item) {
    if (item.key == null) {
      Item before = recentValues;
      boolean continues =
          before != null && before.client == item.client && before.end() == item.clock;
      joined = continues ? joined + item.length : item.length;
      recentValues = item;
      worked(Brought.workOfCopying(joined));
    }
  }

  /** A pair of surrogates is about to be cut, and with it lost. */
  void parting(long client, long clock, int codePoint) {
    if (parted.isEmpty()) {
      parted = new ArrayList<>();
    }
    parted.add(new PartedPair(client, clock, codePoint));
  }

  List<PartedPair> parted() {
    return parted;
  }

  /** A type was added, so deep in others. */
  void nested(int deep) {
    depth = Math.max(depth, deep);
    worked(Brought.UNITS_PER_TYPE);
  }

  /** Something of a client's that is no character was put into a list. */
  void listed(long client) {
    if (listed.isEmpty()) {
      listed = new LinkedHashSet<>();
    }
    listed.add(client);
  }

  /** What it has brought and cost so far. */
  Brought brought() {
    return new Brought(work, splits, depth, grown.newClients(), listed, drops);
  }

  void add(Struct struct) {
    if (struct.client != recentClient) {
      recentClient = struct.client;
      if (!grown.contains(recentClient)) {
        grown.add(recentClient, store().clock(recentClient));
      }
    }
    store().add(struct);
    changes++;
  }

  /** The clock a client had when the transaction began. */
  long clockBefore(long client) {
    int index = grown.indexOf(client);
    return index < 0 ? store().clock(client) : grown.clockBefore(index);
  }

  /** How much it has deleted of what was there before, see {@link Document#erased}. */
  Map<Long, Long> erased(StateVector since) {
    if (deletions.isEmpty()) {
      return Map.of();
    }
    Map<Long, Long> erased = new HashMap<>();
    deletions
        .clients()
        .forEach(
            (client, ranges) ->
                erased.put(
                    client, written(client, ranges, since.clock(client), clockBefore(client))));
    erased.values().removeIf(units -> units == 0);
    return erased;
  }

  private long written(long client, ClockRanges ranges, long from, long to) {
    StructList structs = store().known(client);
    long written = 0;
    for (int i = 0; i < ranges.size(); i++) {
      written += structs.written(Math.max(from, ranges.start(i)), Math.min(to, ranges.end(i)));
    }
    return written;
  }

  /** Whether an item was added in it. */
  boolean adds(Item item) {
    return item.clock >= clockBefore(item.client);
  }

  /** Whether an item was deleted in it. */
  boolean deletes(Item item) {
    return deletions.contains(item.client, item.clock);
  }

  void mergeLater(Item item) {
    if (mergeable.isEmpty()) {
      mergeable = new ArrayList<>();
    }
    mergeable.add(item);
  }

  /** A type has gained or lost an item in its list, or at a key. */
  void changed(Branch branch, @Nullable String key) {
    if (remote) {
      branch.dropMarkers();
    }
    if (notesKeys && key != null) {
      noteKey(branch, key);
    }
    boolean asked = document.isObserved() || (remote && branch.isFormatted());
    if (asked && wasThere(branch)) {
      if (changed.isEmpty()) {
        changed = new LinkedHashMap<>();
      }
      changed.computeIfAbsent(branch, b -> new HashSet<>()).add(key);
    }
  }

  private void noteKey(Branch branch, String key) {
    if (changedKeys.isEmpty()) {
      changedKeys = new ArrayList<>();
    }
    changedKeys.add(new KeyPlace(branch, key));
  }

  /** Where it has changed something under a key, see {@link Document#changedKeys}. */
  Map<String, Set<String>> changedKeys() {
    if (changedKeys.isEmpty()) {
      return Map.of();
    }
    Map<String, Set<String>> byRoot = new HashMap<>();
    for (KeyPlace place : changedKeys) {
      Branch branch = place.branch();
      String key = place.key();
      for (Item holder = branch.item(); holder != null; holder = branch.item()) {
        branch = holder.branch();
        key = holder.key;
      }
      if (key != null) {
        byRoot.computeIfAbsent(branch.rootName(), root -> new HashSet<>()).add(key);
      }
    }
    return byRoot;
  }

  /** Whether a type is older than the transaction, and not deleted. */
  private boolean wasThere(Branch branch) {
    Item holder = branch.item();
    return holder == null || (!holder.deleted() && holder.clock < clockBefore(holder.client));
  }

  /**
   * The types that were there before and have changed, with the keys; {@code null} is the list. All
   * of them if somebody observes the document, else those that may need their formats cleaned.
   */
  Map<Branch, Set<@Nullable String>> changed() {
    return changed;
  }

  /** Deletes an item and, if it holds a type, all that lies in it, however deep. */
  void delete(Item item) {
    if (!item.deleted()) {
      deleteAlone(item);
      while (doomed != null && !doomed.isEmpty()) {
        deleteAlone(doomed.remove());
      }
    }
  }

  private void deleteAlone(Item item) {
    if (item.deleted()) {
      return;
    }
    Branch parent = item.branch();
    parent.losing(item);
    item.markDeleted();
    deletions.add(item.client, item.clock, item.length);
    changes++;
    changed(parent, item.key);
    if (item.content instanceof TypeContent type) {
      drops |= type.branch().start != null || !type.branch().lastItems().isEmpty();
      for (Item child = type.branch().start; child != null; child = child.right) {
        deleteWithType(child);
      }
      type.branch().lastItems().forEach(this::deleteWithType);
      if (!changed.isEmpty()) {
        changed.remove(type.branch());
      }
    }
  }

  private void deleteWithType(Item child) {
    if (!child.deleted()) {
      if (doomed == null) {
        doomed = new ArrayDeque<>();
      }
      doomed.add(child);
    } else if (child.clock < clockBefore(child.client)) {
      // It will be collected with the type and may then be joined with its neighbours.
      mergeLater(child);
    }
  }
}
