package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A game: three to six replicas, of ours and of Yjs, that edit at the same time over a network that
 * reorders, repeats, merges, cuts and loses updates; and a pair of observers that get the same
 * updates in the same order. All that happens follows from the seed.
 */
final class Simulation {
  private final Random random;
  private final Oracle oracle;
  private final Tally tally;
  private final Set<String> kinds;
  private final List<Replica> replicas = new ArrayList<>();
  private final List<List<byte[]>> inboxes = new ArrayList<>();
  private final ObserverPair observers;

  /** Clocks that a replica knew of a client at some time. */
  private final Map<Long, List<Long>> clocks = new HashMap<>();

  Simulation(long seed, Oracle oracle, Tally tally) {
    this.random = new Random(seed);
    this.oracle = oracle;
    this.tally = tally;
    this.kinds =
        random.nextInt(4) == 0 ? Set.of("xml", "several") : Set.of("xml", "formats", "several");
    // Garbage is collected by all replicas, by none, or by some.
    int collecting = random.nextInt(3);
    int ours = 1 + random.nextInt(3);
    int theirs = Math.max(3 - ours, 1 + random.nextInt(3));
    for (int i = 0; i < ours + theirs; i++) {
      boolean gc = collecting == 2 ? random.nextBoolean() : collecting == 1;
      long client = clientId(i);
      replicas.add(
          i < ours
              ? new Replica.Ours(client, gc)
              : new Replica.Theirs(oracle, "replica" + i, client, gc));
      inboxes.add(new ArrayList<>());
    }
    observers = new ObserverPair(oracle, collecting > 0, tally);
    inboxes.add(new ArrayList<>());
    tally.event("games, garbage collected by " + List.of("none", "all", "some").get(collecting));
  }

  /** Mostly a small one, at times of up to 53 bits; each replica's differs. */
  private long clientId(int index) {
    long number = random.nextInt(4) == 0 ? random.nextLong(1L << 50) : 1 + random.nextInt(1000);
    return number * 8 + index;
  }

  void play() throws MalformedDataException {
    int steps = random.nextInt(20) == 0 ? 600 : 40 + random.nextInt(120);
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> edit(random.nextInt(replicas.size()));
        case 4 -> sendDifference();
        default -> deliver(random.nextInt(inboxes.size()));
      }
    }
    settle();
  }

  private void edit(int who) {
    int transactions = 1 + random.nextInt(4);
    Replica editor = replicas.get(who);
    send(who, editor.edit(random.nextLong(), transactions, kinds, tally));
    editor.vector().clocks().forEach((client, clock) -> clocksOf(client).add(clock));
  }

  private List<Long> clocksOf(long client) {
    return clocks.computeIfAbsent(client, c -> new ArrayList<>(List.of(0L)));
  }

  private void send(int from, List<byte[]> updates) {
    for (int to = 0; to < inboxes.size(); to++) {
      if (to != from) {
        for (byte[] update : updates) {
          if (random.nextInt(20) > 0) {
            inboxes.get(to).add(update);
          } else {
            tally.event("updates lost");
          }
        }
      }
    }
  }

  /** Sends somebody what they lack, or more than that, or less. */
  private void sendDifference() throws MalformedDataException {
    int from = random.nextInt(replicas.size());
    int to = random.nextInt(replicas.size());
    StateVector known = replicas.get(to).vector();
    byte[] difference = replicas.get(from).state(random.nextBoolean() ? known : moved(known));
    if (random.nextBoolean()) {
      difference = Updates.diff(difference, moved(known));
    }
    inboxes.get(to).add(difference);
    inboxes.getLast().add(difference);
    tally.event("differences sent");
  }

  /** A state that has less of some clients, or more, but half of no pair of surrogates. */
  private StateVector moved(StateVector state) {
    Map<Long, Long> moved = new HashMap<>();
    for (long client : state.clocks().keySet()) {
      List<Long> seen = clocksOf(client);
      moved.put(client, seen.get(random.nextInt(seen.size())));
    }
    return StateVector.of(moved);
  }

  /** Delivers some of what is under way to a replica, in any order, some of it twice or merged. */
  private void deliver(int to) throws MalformedDataException {
    List<byte[]> inbox = inboxes.get(to);
    List<byte[]> delivered = new ArrayList<>();
    int count = Math.min(inbox.size(), 1 + random.nextInt(6));
    for (int i = 0; i < count; i++) {
      int which = random.nextInt(inbox.size());
      if (random.nextInt(10) == 0) {
        delivered.add(inbox.get(which));
        tally.event("updates delivered twice");
      } else {
        delivered.add(inbox.remove(which));
      }
    }
    if (delivered.size() > 1 && random.nextInt(3) == 0) {
      delivered = List.of(merged(delivered));
    }
    if (to < replicas.size()) {
      List<byte[]> told = replicas.get(to).apply(delivered);
      if (random.nextInt(4) == 0) {
        send(to, told);
      }
    } else {
      for (byte[] update : delivered) {
        if (random.nextInt(3) == 0) {
          observers.applyAndCompare(update);
        } else {
          observers.apply(update);
        }
      }
    }
  }

  /**
   * One update for several, made here or by Yjs. The two must be the same to the byte, unless an
   * operation came in several versions, as when some replicas have collected it: which of them is
   * taken depends in Yjs on how a sort without a consistent order goes.
   */
  private byte[] merged(List<byte[]> updates) throws MalformedDataException {
    byte[] ours = Updates.merge(updates);
    StateVector since = moved(replicas.get(random.nextInt(replicas.size())).vector());
    Oracle.Answer answer = oracle.ask("handle", "updates", updates, "vector", since.encode());
    byte[] theirs = answer.bytes("update");
    if (Arrays.equals(ours, theirs)) {
      tally.event("merged alike to the byte");
    } else {
      tally.event("merged alike but for versions");
      assertThat(Dump.coverage(ours)).isEqualTo(Dump.coverage(theirs));
    }
    assertThat(Updates.diff(theirs, since)).isEqualTo(answer.bytes("diff"));
    assertThat(Updates.stateVector(theirs).encode()).isEqualTo(answer.bytes("vector"));
    return random.nextBoolean() ? ours : theirs;
  }

  private boolean isSettled() {
    return replicas.stream().map(replica -> Dump.coverage(replica.state())).distinct().count() == 1;
  }

  /** Everybody exchanges what is missing with one of them, until nothing is. */
  private void settle() {
    Replica first = replicas.get(random.nextInt(replicas.size()));
    // Replicas clean up formats when they hear of others' changes, which the others must hear of.
    for (int round = 0; round < 20 && !isSettled(); round++) {
      for (Replica other : replicas) {
        if (other != first) {
          first.apply(List.of(other.state(first.vector())));
        }
      }
      for (Replica other : replicas) {
        if (other != first) {
          other.apply(List.of(first.state(other.vector())));
        }
      }
    }
    String shape = first.shape();
    byte[] state = first.state();
    for (Replica other : replicas) {
      assertThat(other.vector()).isEqualTo(first.vector());
      assertThat(other.shape()).isEqualTo(shape);
      if (other instanceof Replica.Ours ours) {
        Invariants.check(ours.document);
      }
      assertThat(Dump.coverage(other.state())).isEqualTo(Dump.coverage(state));
      observers.applyAndCompare(other.state());
    }
    assertThat(observers.vector()).isEqualTo(first.vector());
    compareAnew(state, shape);
  }

  /** A document that has seen nothing but a state must write what one of Yjs writes. */
  private void compareAnew(byte[] state, String shape) {
    for (boolean gc : List.of(true, false)) {
      Replica.Ours ours = new Replica.Ours(7, gc);
      ours.apply(List.of(state));
      Oracle.Answer theirs = oracle.ask("reencode", "update", state, "gc", gc);
      if (!Arrays.equals(ours.state(), theirs.bytes("update"))) {
        assertThat(Dump.of(ours.state())).isEqualTo(Dump.of(theirs.bytes("update")));
        assertThat(ours.state()).isEqualTo(theirs.bytes("update"));
      }
      assertThat(ours.shape()).isEqualTo(shape).isEqualTo(Shape.text(theirs.get("json")));
    }
    tally.event("compared: states written anew");
  }
}
