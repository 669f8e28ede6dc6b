package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The structs that wait for something that has not arrived: a lane per client, and for each client
 * the lanes that wait for an operation of it. A struct is looked at only when it arrives or what
 * its lane waits for has come, so that the work is linear, up to a logarithm, in whatever order
 * updates come.
 */
final class Backlog {
  private final TreeMap<Long, Lane> lanes = new TreeMap<>(Comparator.reverseOrder());

  /** By the client and the clock of the operation that they wait for. */
  private final Map<Long, TreeMap<Long, Set<Lane>>> waiters = new HashMap<>();

  private int size;

  /** What waits, encoded; null after a change, until somebody asks. */
  private byte @Nullable [] encoded;

  /** How many structs wait. */
  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Integrates what has arrived, as far as that goes, and what it sets free; the rest waits. As in
   * Yjs it is tried by itself first: of two versions of an operation, of which one waits, the one
   * that can be integrated stands.
   *
   * @return whether something of what has arrived now waits that did not wait before
   */
  boolean integrate(List<Run> arrived, Transaction transaction) {
    if (size == 0) {
      return integrateAlone(arrived, transaction);
    }
    Backlog alone = new Backlog();
    alone.integrateAlone(arrived, transaction);
    List<Run> rest = new ArrayList<>();
    alone.lanes.values().forEach(lane -> rest.addAll(lane.runs()));
    ArrayDeque<Lane> ready = new ArrayDeque<>();
    for (Run run : arrived) {
      wake(run.client, transaction.store().clock(run.client), ready);
      Lane lane = lanes.get(run.client);
      if (lane != null && lane.continues(transaction.store())) {
        ready.add(lane);
      }
    }
    return integrate(rest, ready, transaction);
  }

  /** The same while nothing else waits. */
  private boolean integrateAlone(List<Run> arrived, Transaction transaction) {
    if (arrived.size() == 1) {
      Run run = arrived.getFirst();
      return !takeAll(run, new Lane(run.client), transaction)
          && integrate(arrived, new ArrayDeque<>(), transaction);
    }
    return !arrived.isEmpty() && integrate(arrived, new ArrayDeque<>(), transaction);
  }

  private boolean integrate(List<Run> arrived, ArrayDeque<Lane> ready, Transaction transaction) {
    encoded = null;
    List<Run> added = new ArrayList<>(1);
    for (Run run : arrived) {
      long clock = transaction.store().clock(run.client);
      if (run.end() > clock) {
        Lane lane = lanes.computeIfAbsent(run.client, Lane::new);
        size -= lane.size();
        if (lane.add(run)) {
          added.add(run);
        }
        size += lane.size();
        if (run.start() <= clock) {
          ready.add(lane);
        }
      }
    }
    for (Lane lane = ready.poll(); lane != null; lane = ready.poll()) {
      size -= lane.size();
      drain(lane, transaction, ready);
      size += lane.size();
    }
    for (Run run : added) {
      if (!run.isDone()) {
        return true;
      }
    }
    return false;
  }

  /** Integrates a lane's structs from the first on, until one has to wait. */
  private void drain(Lane lane, Transaction transaction, ArrayDeque<Lane> ready) {
    long changesBefore = transaction.changes();
    stopWaiting(lane);
    while (lane.continues(transaction.store())) {
      Run run = lane.poll();
      if (!takeAll(run, lane, transaction)) {
        lane.add(run);
        break;
      }
    }
    if (lane.size() == 0) {
      lanes.remove(lane.client, lane);
    } else if (lane.awaitedClient() != Item.NO_CLIENT) {
      waiters
          .computeIfAbsent(lane.awaitedClient(), c -> new TreeMap<>())
          .computeIfAbsent(lane.awaitedClock(), c -> new LinkedHashSet<>())
          .add(lane);
    }
    if (transaction.changes() != changesBefore) {
      wake(lane.client, transaction.store().clock(lane.client), ready);
    }
  }

  /**
   * Integrates a run's structs from the first on, until one has to wait.
   *
   * @return whether none had to
   */
  private static boolean takeAll(Run run, Lane lane, Transaction transaction) {
    while (!run.isDone()) {
      if (!take(run.head(), lane, transaction)) {
        return false;
      }
      run.advance();
    }
    return true;
  }

  /**
   * Integrates a struct, unless it has to wait.
   *
   * @return whether it is done with
   */
  private static boolean take(Struct struct, Lane lane, Transaction transaction) {
    StructStore store = transaction.store();
    long clock = store.clock(struct.client);
    if (struct.clock > clock) {
      return false;
    }
    if (struct.end() <= clock) {
      return true;
    }
    long known = clock - struct.clock;
    if (!(struct instanceof Item item)) {
      transaction.add(known == 0 ? struct : struct.tail(known));
      return true;
    }
    if (known > 0) {
      // The known part tells where it lies; what the item itself refers to is no longer needed.
      item.trimStart((int) known);
    }
    if (!item.isReady(store, lane)) {
      return false;
    }
    if (item.resolve(transaction)) {
      item.integrate(transaction);
    } else {
      transaction.add(new Gc(item.client, item.clock, item.length));
    }
    return true;
  }

  private void stopWaiting(Lane lane) {
    TreeMap<Long, Set<Lane>> byClock = waiters.get(lane.awaitedClient());
    Set<Lane> waiting = byClock == null ? null : byClock.get(lane.awaitedClock());
    if (byClock != null && waiting != null && waiting.remove(lane) && waiting.isEmpty()) {
      byClock.remove(lane.awaitedClock());
      if (byClock.isEmpty()) {
        waiters.remove(lane.awaitedClient());
      }
    }
    lane.waitForNothing();
  }

  /** Lets the lanes go on that waited for operations of a client up to a clock. */
  private void wake(long client, long clock, ArrayDeque<Lane> ready) {
    TreeMap<Long, Set<Lane>> waiting = waiters.get(client);
    if (waiting != null) {
      Map<Long, Set<Lane>> arrived = waiting.headMap(clock);
      arrived.values().forEach(ready::addAll);
      arrived.clear();
      if (waiting.isEmpty()) {
        waiters.remove(client);
      }
    }
  }

  /** What waits, as an update without deletions. */
  byte[] encode() {
    byte[] present = encoded;
    if (present == null) {
      UpdateWriter out = new UpdateWriter();
      lanes.values().forEach(lane -> lane.write(out));
      present = out.finish(new DeleteSet());
      encoded = present;
    }
    return present;
  }
}
