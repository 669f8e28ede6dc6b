package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
 * other, and of one person's senders likewise: first of those who bring what is quickly done, at
 * all receivers; then, likewise, of those who bring what may take long and of those for whom the
 * loop has worked for a turn's time or longer lately. Of these a turn has one place at least, of
 * one receiver after the other and of both lines in turn. So what one person or one table makes the
 * loop do holds up no other for much longer than a turn, however many sockets it comes by; what
 * several do together, at one table or at many, holds up who types for a few messages, and not for
 * one of each of them; and messages of one sender to one receiver are handled in their order.
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

  /** What waits, by receiver. */
  private final Map<Object, Lines<M>> waiting = new HashMap<>();

  /** Of these the receivers with somebody in the first line, and behind it, in their turns. */
  private final SequencedSet<Object> first = new LinkedHashSet<>();

  private final SequencedSet<Object> behind = new LinkedHashSet<>();

  private final RecentWork work = new RecentWork();

  /** Whether the next turn is asked for; until then messages wait. */
  private boolean takingTurns;

  /** When the last message was handled. */
  private long now;

  /** For how long messages have been handled since the last turn began. */
  private long spent;

  /** What is done with messages. */
  @FunctionalInterface
  public interface Owner<M extends Addressed> {
    /** Handles one. */
    void handle(M message);

    /** Whether it may take long to handle one, as things are now; it is not handled yet. */
    default boolean isLong(M message) {
      return message.isLong();
    }

    /**
     * So much waits of this message's sender that no more is to come for now. May be told again.
     */
    default void overrun(M message) {}

    /** Of what waited of this message's sender, and was too much, nothing waits any longer. */
    default void drained(M message) {}
  }

  /**
   * What waits for one receiver, by person; these stand in lines, of which the first goes first.
   */
  private static final class Lines<M extends Addressed> {
    static final int COUNT = 3;

    private final List<SequencedMap<Object, Senders<M>>> lines =
        List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    /** Which of those behind the first line was served last. */
    private int served;

    /** What waits of a person; null when nothing does. */
    @Nullable Senders<M> of(Object person) {
      for (Map<Object, Senders<M>> line : lines) {
        Senders<M> senders = line.get(person);
        if (senders != null) {
          return senders;
        }
      }
      return null;
    }

    /** A person stands at the end of a line. */
    void stand(int line, Object person, Senders<M> senders) {
      lines.get(line).putLast(person, senders);
    }

    /** Takes out the person whose turn it is in a line. */
    Map.Entry<Object, Senders<M>> next(int line) {
      return lines.get(line).pollFirstEntry();
    }

    /** The first from this one on in which anybody stands; their number when nobody does. */
    int firstFrom(int line) {
      int next = line;
      while (next < COUNT && lines.get(next).isEmpty()) {
        next++;
      }
      return next;
    }

    /** Whether anybody stands in the first. */
    boolean hasFirst() {
      return !lines.getFirst().isEmpty();
    }

    /** Whether anybody stands behind it. */
    boolean hasBehind() {
      return firstFrom(1) < COUNT;
    }

    /** One behind the first in which somebody stands, each in turn; there is one. */
    int behind() {
      do {
        served = served % (COUNT - 1) + 1;
      } while (lines.get(served).isEmpty());
      return served;
    }

    void forget(Object person) {
      lines.forEach(line -> line.remove(person));
    }

    boolean isEmpty() {
      return firstFrom(0) == COUNT;
    }
  }

  /** What waits of one person for one receiver, by sender. */
  private static final class Senders<M extends Addressed> {
    private final SequencedMap<Long, Queue<M>> queues = new LinkedHashMap<>();

    /** The queue of a message's sender. */
    Queue<M> of(M message) {
      return queues.computeIfAbsent(message.sender(), sender -> new Queue<>());
    }

    /** The message whose turn it is. */
    M first() {
      return queues.firstEntry().getValue().first();
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

    M first() {
      return messages.getFirst();
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
      Lines<M> lines = waiting.computeIfAbsent(message.receiver(), receiver -> new Lines<>());
      Senders<M> senders = lines.of(message.person());
      if (senders == null) {
        senders = new Senders<>();
        lines.stand(lineOf(message), message.person(), senders);
      }
      boolean tooMuch = senders.of(message).add(message);
      settle(message.receiver());
      if (tooMuch) {
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
    Lines<M> lines = waiting.get(gone.receiver());
    Senders<M> senders = lines == null ? null : lines.of(gone.person());
    if (lines == null || senders == null) {
      return;
    }
    senders.forget(gone.sender());
    if (senders.isEmpty()) {
      lines.forget(gone.person());
    }
    settle(gone.receiver());
  }

  /** A receiver stands where somebody waits for it, and keeps its place there if it has one. */
  private void settle(Object receiver) {
    Lines<M> lines = waiting.get(receiver);
    stand(first, receiver, lines != null && lines.hasFirst());
    stand(behind, receiver, lines != null && lines.hasBehind());
    if (lines != null && lines.isEmpty()) {
      waiting.remove(receiver);
    }
  }

  private static void stand(SequencedSet<Object> turns, Object receiver, boolean there) {
    if (there) {
      turns.add(receiver);
    } else {
      turns.remove(receiver);
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
    boolean anyBehind = false;
    while (!waiting.isEmpty() && spent < TURN_NANOS) {
      if (first.isEmpty()) {
        anyBehind = true;
        serveBehind();
      } else {
        serveFirst();
      }
    }
    // One at least, so that nobody waits for ever for those of the first lines.
    if (!anyBehind && !behind.isEmpty()) {
      serveBehind();
    }
    if (waiting.isEmpty()) {
      takingTurns = false;
    } else {
      askForTurn();
    }
  }

  /** Gives those of the first line of the receiver whose turn it is its slice. */
  private void serveFirst() {
    Object receiver = first.getFirst();
    long end = spent + SLICE_NANOS;
    do {
      serve(receiver, 0);
    } while (spent < end && first.contains(receiver));
    moveBack(first, receiver);
  }

  /** Gives those behind it theirs, as long as nobody comes to a first line. */
  private void serveBehind() {
    Object receiver = behind.getFirst();
    long end = spent + SLICE_NANOS;
    serve(receiver, linesOf(receiver).behind());
    while (spent < end && first.isEmpty() && behind.contains(receiver)) {
      serve(receiver, linesOf(receiver).firstFrom(1));
    }
    moveBack(behind, receiver);
  }

  private static void moveBack(SequencedSet<Object> turns, Object receiver) {
    if (turns.contains(receiver)) {
      turns.addLast(receiver);
    }
  }

  /** Those who wait for a receiver; somebody does. */
  private Lines<M> linesOf(Object receiver) {
    return Objects.requireNonNull(waiting.get(receiver));
  }

  /** Handles a message of the person, and of those the sender, whose turn it is in a line. */
  private void serve(Object receiver, int line) {
    Lines<M> lines = linesOf(receiver);
    Map.Entry<Object, Senders<M>> person = lines.next(line);
    Senders<M> senders = person.getValue();
    int last = lineOf(senders.first());
    if (last > line) {
      lines.stand(last, person.getKey(), senders);
      settle(receiver);
      return;
    }
    Queue<M> queue = senders.next();
    M message = queue.remove();
    if (!queue.isEmpty()) {
      senders.back(message.sender(), queue);
    }
    if (!senders.isEmpty()) {
      lines.stand(lineOf(senders.first()), person.getKey(), senders);
    }
    settle(receiver);
    handle(message);
    if (queue.isEmpty() && queue.hasOverrun()) {
      Bus.hand(message, owner::drained);
    }
  }

  /** In which line who sends a message stands with it. */
  private int lineOf(M message) {
    if (work.nanosFor(message.person(), now) >= TURN_NANOS) {
      return Lines.COUNT - 1;
    }
    return isLong(message) ? 1 : 0;
  }

  /** What fails of that will be told when it is handled; nothing of it may end the turns. */
  private boolean isLong(M message) {
    try {
      return owner.isLong(message);
    } catch (Throwable failure) {
      return true;
    }
  }

  private void handle(M message) {
    long began = nanos.getAsLong();
    Bus.hand(message, handler);
    now = nanos.getAsLong();
    spent += now - began;
    if (message.sender() != Addressed.LIVE) {
      work.add(message.person(), now - began, now);
    }
  }
}
