package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Hands over the messages to the rooms, or to the workshops, of a loop, or what its sockets bring,
 * and shares the loop's time among them. Touched by that loop only.
 *
 * <pre>
 *   passing on ──(messages have taken the time of a turn)──▶ taking turns
 *        ◀─────────────────(none waits)─────────────────────────┘
 * </pre>
 *
 * <p>While it passes on, a message is handled as it comes. Once messages have taken the time of a
 * turn together, the loop does first whatever else it has to do. Messages that come meanwhile are
 * sorted into queues, one for each receiver and sender. Then, turn after turn, receivers have a
 * slice of time each, one after the other, and each handles a message of one person after the
 * other, and of one person's senders likewise. So what one person or one table makes the loop do
 * holds up no other for much longer than a turn, however many sockets it comes by; and messages of
 * one sender to one receiver are handled in their order.
 *
 * <p>A loop that has little to do pays two looks at a clock for a message.
 */
public final class FairTurns<M extends Addressed> {
  /** How long messages are handled before the loop does something else. */
  static final long TURN_NANOS = 4_000_000;

  /** How long those of one receiver are handled before those of another. */
  static final long SLICE_NANOS = 1_000_000;

  /** Bytes that may wait of one sender before there is to come no more. */
  static final int MOST_WAITING = 128 * 1024;

  private final Context context;
  private final LongSupplier nanos;
  private final Owner<M> owner;
  private final Consumer<M> handler;

  /** What waits, by receiver and person. */
  private final SequencedMap<Object, SequencedMap<Object, Senders<M>>> waiting =
      new LinkedHashMap<>();

  /** Whether the next turn is asked for; until then messages wait. */
  private boolean takingTurns;

  /** For how long messages have been handled since the last turn began. */
  private long spent;

  /** What is done with messages. */
  @FunctionalInterface
  public interface Owner<M> {
    /** Handles one. */
    void handle(M message);

    /**
     * So much waits of this message's sender that no more is to come for now. May be told again.
     */
    default void overrun(M message) {}

    /** Of what waited of this message's sender, and was too much, nothing waits any longer. */
    default void drained(M message) {}
  }

  /** What waits of one person for one receiver, by sender. */
  private static final class Senders<M extends Addressed> {
    private final SequencedMap<Long, Queue<M>> queues = new LinkedHashMap<>();

    /** The queue of a message's sender. */
    Queue<M> of(M message) {
      return queues.computeIfAbsent(message.sender(), sender -> new Queue<>());
    }

    /** Takes out the queue whose turn it is. */
    Queue<M> next() {
      return queues.pollFirstEntry().getValue();
    }

    /** Puts it back, behind the others. */
    void back(long sender, Queue<M> queue) {
      queues.putLast(sender, queue);
    }

    void forget(long sender) {
      queues.remove(sender);
    }

    boolean isEmpty() {
      return queues.isEmpty();
    }
  }

  /** What waits of one sender for one receiver, in order. */
  private static final class Queue<M extends Addressed> {
    private final Deque<M> messages = new ArrayDeque<>();
    private long weight;
    private boolean overrun;

    /** Adds one; whether there is too much now. */
    boolean add(M message) {
      messages.add(message);
      weight += message.weight();
      overrun |= weight > MOST_WAITING;
      return weight > MOST_WAITING;
    }

    M remove() {
      M message = messages.remove();
      weight -= message.weight();
      return message;
    }

    boolean isEmpty() {
      return messages.isEmpty();
    }

    /** Whether there has been too much. */
    boolean hasOverrun() {
      return overrun;
    }
  }

  /**
   * Begins by passing on.
   *
   * @param context the loop's
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  public FairTurns(Context context, LongSupplier nanos, Owner<M> owner) {
    this.context = context;
    this.nanos = nanos;
    this.owner = owner;
    this.handler = owner::handle;
  }

  /** Handles a message, now or when its turn has come. */
  public void take(M message) {
    assert Confined.to(context);
    if (takingTurns) {
      Senders<M> senders =
          waiting
              .computeIfAbsent(message.receiver(), receiver -> new LinkedHashMap<>())
              .computeIfAbsent(message.person(), person -> new Senders<>());
      if (senders.of(message).add(message)) {
        Bus.hand(message, owner::overrun);
      }
    } else {
      handle(message);
      if (spent >= TURN_NANOS) {
        askForTurn();
      }
    }
  }

  /** Forgets what waits for the receiver of a message from its sender, who is gone. */
  public void forget(M gone) {
    assert Confined.to(context);
    SequencedMap<Object, Senders<M>> people = waiting.get(gone.receiver());
    Senders<M> senders = people == null ? null : people.get(gone.person());
    if (people == null || senders == null) {
      return;
    }
    senders.forget(gone.sender());
    if (senders.isEmpty()) {
      people.remove(gone.person());
    }
    if (people.isEmpty()) {
      waiting.remove(gone.receiver());
    }
  }

  private void askForTurn() {
    takingTurns = true;
    // What is put behind the loop's other tasks it does before it looks at sockets again, for a
    // second if need be, since it takes them without a look at them. What is due comes after.
    ContextInternal own = (ContextInternal) context;
    var unused =
        own.nettyEventLoop().schedule(() -> own.dispatch(turn -> turn()), 0, TimeUnit.NANOSECONDS);
  }

  private void turn() {
    spent = 0;
    while (!waiting.isEmpty() && spent < TURN_NANOS) {
      serve(waiting.firstEntry());
    }
    if (waiting.isEmpty()) {
      takingTurns = false;
    } else {
      askForTurn();
    }
  }

  /** Gives the receiver whose turn it is its slice. */
  private void serve(Map.Entry<Object, SequencedMap<Object, Senders<M>>> turn) {
    SequencedMap<Object, Senders<M>> people = turn.getValue();
    long end = spent + SLICE_NANOS;
    while (!people.isEmpty() && spent < end) {
      serve(people);
    }
    if (people.isEmpty()) {
      waiting.remove(turn.getKey());
    } else {
      waiting.putLast(turn.getKey(), people);
    }
  }

  /** Handles a message of the person, and of those the sender, whose turn it is. */
  private void serve(SequencedMap<Object, Senders<M>> people) {
    Map.Entry<Object, Senders<M>> person = people.pollFirstEntry();
    Senders<M> senders = person.getValue();
    Queue<M> queue = senders.next();
    M message = queue.remove();
    if (!queue.isEmpty()) {
      senders.back(message.sender(), queue);
    }
    if (!senders.isEmpty()) {
      people.putLast(person.getKey(), senders);
    }
    handle(message);
    if (queue.isEmpty() && queue.hasOverrun()) {
      Bus.hand(message, owner::drained);
    }
  }

  private void handle(M message) {
    long began = nanos.getAsLong();
    Bus.hand(message, handler);
    spent += nanos.getAsLong() - began;
  }
}
