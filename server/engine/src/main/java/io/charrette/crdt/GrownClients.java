package io.charrette.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clients that gained operations in a transaction, in the order in which they first did, each
 * with the clock it had when the transaction began. Mostly there is one.
 */
final class GrownClients {
  /** From how many clients on they are looked up by hash. */
  private static final int MANY = 8;

  private long[] clients = new long[1];
  private long[] clocks = new long[1];
  private int size;
  private @Nullable Map<Long, Integer> indexes;

  int size() {
    return size;
  }

  long client(int index) {
    return clients[index];
  }

  /** The clock that a client had before. */
  long clockBefore(int index) {
    return clocks[index];
  }

  /** The index of a client; -1 if it gained nothing. */
  int indexOf(long client) {
    if (indexes != null) {
      return indexes.getOrDefault(client, -1);
    }
    for (int i = size - 1; i >= 0; i--) {
      if (clients[i] == client) {
        return i;
      }
    }
    return -1;
  }

  /** How many of them had nothing before. */
  int newClients() {
    int fresh = 0;
    for (int i = 0; i < size; i++) {
      if (clocks[i] == 0) {
        fresh++;
      }
    }
    return fresh;
  }

  boolean contains(long client) {
    return indexOf(client) >= 0;
  }

  /** Adds a client that is not in it yet. */
  void add(long client, long clockBefore) {
    if (size == clients.length) {
      clients = Arrays.copyOf(clients, size * 2 + 1);
      clocks = Arrays.copyOf(clocks, size * 2 + 1);
    }
    clients[size] = client;
    clocks[size] = clockBefore;
    size++;
    if (indexes != null) {
      indexes.put(client, size - 1);
    } else if (size > MANY) {
      indexes = new HashMap<>();
      for (int i = 0; i < size; i++) {
        indexes.put(clients[i], i);
      }
    }
  }
}
