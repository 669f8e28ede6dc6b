package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Replicas of ours and of Yjs that edit at the same time over a network that reorders, repeats,
 * merges and loses updates; and a pair of observers, one of each kind, that get the same updates in
 * the same order. What happens follows from the seed.
 */
final class Simulation {
  private final Random random;
  private final Set<String> kinds;
  private final List<Replica> replicas = new ArrayList<>();
  private final List<List<byte[]>> inboxes = new ArrayList<>();
  private final Replica ourObserver;
  private final Replica theirObserver;
  private int edits;

  /** Whether the observer of Yjs has ever integrated less than ours. */
  private boolean heldBack;

  Simulation(long seed, Oracle oracle, boolean gc, Set<String> kinds) {
    this.random = new Random(seed);
    this.kinds = kinds;
    int ours = 1 + random.nextInt(3);
    int theirs = 1 + random.nextInt(2);
    for (int i = 0; i < ours + theirs; i++) {
      long client = random.nextInt(4) == 0 ? random.nextLong(1L << 53) : 1 + random.nextInt(1000);
      client = client * 8 % (1L << 53) + i;
      replicas.add(
          i < ours
              ? new Replica.Ours(client, gc)
              : new Replica.Theirs(oracle, "replica" + i, client, gc));
      inboxes.add(new ArrayList<>());
    }
    ourObserver = new Replica.Ours(7, gc);
    theirObserver = new Replica.Theirs(oracle, "observer", 7, gc);
    inboxes.add(new ArrayList<>());
  }

  /** How many edits were made. */
  int edits() {
    return edits;
  }

  void run(int steps) throws MalformedDataException {
    for (int i = 0; i < steps; i++) {
      int who = random.nextInt(replicas.size());
      if (random.nextInt(3) == 0) {
        edit(who, 1 + random.nextInt(4));
      } else {
        deliver(random.nextInt(inboxes.size()));
      }
    }
    checkObservers();
    settle();
  }

  private void edit(int who, int count) {
    edits += count;
    send(who, replicas.get(who).edit(random.nextLong(), count, kinds));
  }

  private void send(int from, List<byte[]> updates) {
    for (int to = 0; to < inboxes.size(); to++) {
      if (to != from) {
        for (byte[] update : updates) {
          if (random.nextInt(20) > 0) {
            inboxes.get(to).add(update);
          }
        }
      }
    }
  }

  /** Delivers some of what is under way to a replica, in any order, some of it twice or merged. */
  private void deliver(int to) throws MalformedDataException {
    List<byte[]> inbox = inboxes.get(to);
    List<byte[]> delivered = new ArrayList<>();
    int count = Math.min(inbox.size(), 1 + random.nextInt(5));
    for (int i = 0; i < count; i++) {
      int which = random.nextInt(inbox.size());
      delivered.add(random.nextInt(10) == 0 ? inbox.get(which) : inbox.remove(which));
    }
    if (delivered.size() > 1 && random.nextInt(3) == 0) {
      delivered = List.of(Updates.merge(delivered));
    }
    apply(to, delivered);
  }

  private void apply(int to, List<byte[]> updates) {
    if (to < replicas.size()) {
      List<byte[]> made = replicas.get(to).apply(updates);
      if (replicas.get(to) instanceof Replica.Theirs) {
        send(to, made);
      }
    } else {
      for (byte[] update : updates) {
        ourObserver.apply(List.of(update));
        theirObserver.apply(List.of(update));
        if (ourPending() > 0) {
          noticeHolding();
        }
        if (random.nextInt(4) == 0) {
          checkObservers();
        }
      }
    }
  }

  /** Two replicas that saw the same must have the same, to the byte, pending things included. */
  private void checkObservers() {
    byte[] ours = ourObserver.state();
    byte[] theirs = theirObserver.state();
    assertThat(Dump.structs(ours)).isEqualTo(Dump.structs(theirs));
    noticeHolding();
    if (ourPending() > 0 || heldBack) {
      // Yjs may let something wait that it could integrate, and keeps one or the other version of
      // what waits; what it then cleans up, it cleans up at another time.
      assertThat(vector(ourObserver).covers(vector(theirObserver))).isTrue();
      return;
    }
    assertThat(ourObserver.shape()).isEqualTo(theirObserver.shape());
    assertThat(Dump.of(ours)).isEqualTo(Dump.of(theirs));
    assertThat(ours).isEqualTo(theirs);
  }

  private void noticeHolding() {
    heldBack |= !vector(ourObserver).equals(vector(theirObserver));
  }

  private int ourPending() {
    return ((Replica.Ours) ourObserver).document.pendingStructs();
  }

  private static StateVector vector(Replica replica) {
    try {
      return StateVector.decode(replica.vector());
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isSettled() {
    return replicas.stream().map(replica -> Dump.coverage(replica.state())).distinct().count() == 1;
  }

  /** Everybody asks everybody for what is missing, until nothing is. */
  private void settle() {
    // Replicas clean up formats when they hear of others' changes, which the others must hear of.
    for (int round = 0; round < 10 && !isSettled(); round++) {
      for (Replica to : replicas) {
        for (Replica from : replicas) {
          if (to != from) {
            to.apply(List.of(from.state(to.vector())));
          }
        }
      }
    }
    Replica first = replicas.getFirst();
    for (Replica other : replicas) {
      assertThat(other.vector()).isEqualTo(first.vector());
      assertThat(other.shape()).isEqualTo(first.shape());
    }
    for (Replica replica : replicas) {
      byte[] state = replica.state();
      ourObserver.apply(List.of(state));
      theirObserver.apply(List.of(state));
      checkObservers();
    }
    // What the observers clean up of formats, they tell nobody.
    assertThat(ourObserver.vector()).isEqualTo(first.vector());
  }
}
