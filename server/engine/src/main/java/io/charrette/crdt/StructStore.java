package io.charrette.crdt;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All the structs of a document, by client. */
final class StructStore {
  private final Map<Long, StructList> lists = new HashMap<>();

  /** The list that was used last; one client's operations mostly come together. */
  private @Nullable StructList recent;

  @Nullable StructList list(long client) {
    StructList cached = recent;
    if (cached != null && cached.client == client) {
      return cached;
    }
    StructList list = lists.get(client);
    if (list != null) {
      recent = list;
    }
    return list;
  }

  /** The list of a client that is known. */
  StructList known(long client) {
    StructList list = list(client);
    if (list == null) {
      throw new IllegalStateException("unknown client " + client);
    }
    return list;
  }

  /** The clock that comes next for a client: how many of its operations are here. */
  long clock(long client) {
    StructList list = list(client);
    return list == null ? 0 : list.end();
  }

  /** How many clients it has structs of. */
  int clients() {
    return lists.size();
  }

  /** How many structs it has. */
  int structs() {
    int structs = 0;
    for (StructList list : lists.values()) {
      structs += list.size();
    }
    return structs;
  }

  /** Forgets all that a client did from a clock on. */
  void cutFrom(long client, long clock) {
    if (clock > 0) {
      known(client).cutFrom(clock);
    } else {
      lists.remove(client);
      recent = null;
    }
  }

  void add(Struct struct) {
    StructList list = list(struct.client);
    if (list == null) {
      list = new StructList(struct.client);
      lists.put(struct.client, list);
    }
    list.append(struct);
  }

  /** The item that has an operation; none if there is no such operation or it was collected. */
  @Nullable Item itemAt(long client, long clock) {
    return clock < clock(client) ? known(client).itemAt(clock) : null;
  }

  @Nullable Item itemEndingAt(long client, long clock, Transaction transaction) {
    return known(client).endingAt(clock, transaction) instanceof Item item ? item : null;
  }

  @Nullable Item itemStartingAt(long client, long clock, Transaction transaction) {
    return known(client).startingAt(clock, transaction) instanceof Item item ? item : null;
  }

  /** The type that the item at an id holds; none if it holds none, or none any more. */
  @Nullable Branch typeAt(long client, long clock) {
    Item item = itemAt(client, clock);
    return item != null && item.content instanceof TypeContent type ? type.branch() : null;
  }

  Collection<StructList> lists() {
    return lists.values();
  }

  StateVector stateVector() {
    Map<Long, Long> clocks = new HashMap<>();
    for (StructList list : lists.values()) {
      clocks.put(list.client, list.end());
    }
    return StateVector.of(clocks);
  }
}
