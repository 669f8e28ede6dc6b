package io.charrette.journal.redis;

import io.charrette.journal.Journal.Health;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.charrette.journal.QueueBudget;
import io.charrette.journal.Refusals;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import io.charrette.journal.redis.QueuedChange.Append;
import io.charrette.journal.redis.QueuedChange.CountedAppend;
import io.charrette.journal.redis.QueuedChange.Deletion;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one sender of what changes something: sends whatever has queued while the last batch was
 * under way, pipelined, and tells everyone as the answers come in. What got no answer is sent
 * again; what Redis refuses for good is not.
 *
 * <p>A batch has one command of each stream. Of two, Redis could refuse the first and take the
 * second, as when it has just read its file or is given memory, and so turn their order round.
 *
 * <pre>
 *  Idle ──something queues──▶ Sending ──no answer──▶ Waiting
 *   ▲ ▲                         │                      │
 *   │ └──────all is answered────┘                      │
 *   └─────────────────the pause is over────────────────┘
 *
 *  each of these ──closing and all is sent, or given up, or an error──▶ Closed
 * </pre>
 *
 * <p>An error is one of our own, which should not be; then health says so, and whoever waits or
 * comes later is told.
 */
final class RedisWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);
  private static final int MAX_BATCH = 1000;
  private static final long MAX_BATCH_BYTES = 8 << 20;

  /** After so many failures in a row a journal that is being closed gives up. */
  private static final int CLOSING_ATTEMPTS = 3;

  /** What is under way at two looks in a row is not answered. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final String CLOSED = "The journal is closed";
  private static final String STOPPED = "The journal's writer has stopped; the log says why";

  // Set once.
  private final RedisLoop loop;
  private final RedisAddress address;
  private final Duration answer;
  private final Duration patience;
  private final Runnable onDemoted;

  // Any thread.
  private final QueueBudget budget;
  private final Refusals refusals = new Refusals();
  private volatile boolean closing;
  private volatile String problem = "";

  // The loop's own.
  private final RedisLink link;
  private final Deque<QueuedChange> queue = new ArrayDeque<>();
  private final Outage outage;
  private final SoleTimer nextTry;
  private State state = new State.Idle();

  /** How many batches there were, and how many at the last look; nobody looks before the first. */
  private long batches;

  private long seen;

  /** Why nothing is sent now although it could be; empty when nothing is held. */
  private String held = "";

  /** What is done when all that was taken is sent, once no more is taken. */
  private @Nullable Runnable whenDrained;

  /**
   * The streams of which an append has just been refused for good. What other threads have
   * submitted by now, and has not reached the queue yet, fails as well.
   */
  private final Map<String, RefusedForGoodException> breaking = new HashMap<>();

  /** Where sending stands; the diagram is above. */
  sealed interface State {
    /** Nothing is under way. */
    record Idle() implements State {}

    /** A batch is under way, or the connection for it. */
    record Sending(List<Parcel> batch) implements State {}

    /** The last batch failed; the next try is some time off. */
    record Waiting() implements State {}

    /**
     * Nothing is sent any more.
     *
     * @param because what whoever comes later is told
     */
    record Closed(String because) implements State {}

    /**
     * The next state.
     *
     * @throws IllegalStateException the diagram has no such arrow
     */
    default State to(State next) {
      boolean drawn =
          switch (next) {
            case Idle idle -> this instanceof Sending || this instanceof Waiting;
            case Sending sending -> this instanceof Idle;
            case Waiting waiting -> this instanceof Sending;
            case Closed closed -> !(this instanceof Closed);
          };
      if (!drawn) {
        throw new IllegalStateException(
            getClass().getSimpleName() + " never becomes " + next.getClass().getSimpleName());
      }
      return next;
    }
  }

  /**
   * Sends nothing yet.
   *
   * @param greeting what is done with each new connection before anything is sent
   * @param onDemoted called when the server that it writes to has become a replica
   */
  RedisWriter(
      RedisLoop loop,
      RedisAddress address,
      JournalLimits limits,
      Duration answer,
      Function<RedisConnection, Future<Void>> greeting,
      Runnable onDemoted) {
    this.loop = loop;
    this.address = address;
    this.answer = answer;
    this.patience = limits.patience();
    this.onDemoted = onDemoted;
    this.budget = new QueueBudget(limits);
    this.link = new RedisLink(loop, address, answer, this::connectionLost, greeting);
    this.nextTry = new SoleTimer(loop);
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words("journal.refused", "they are sent again"),
            new Outage.Words("journal.recovered", "Redis at " + address + " takes entries again"));
  }

  /** The link; whoever has its connection knows that all is stored that was. On the loop. */
  RedisLink link() {
    return link;
  }

  /**
   * Sends nothing until {@link #goOn}, since what the present master takes may be forgotten. On the
   * loop.
   *
   * @param why in words for an operator
   */
  void hold(String why) {
    held = why;
    problem = why;
  }

  /** Sends again, after it was held or not. On the loop. */
  void goOn() {
    if (!held.isEmpty()) {
      held = "";
      problem = "";
      pump();
    }
  }

  /**
   * Gives the connection up, and makes another. On the loop.
   *
   * @param why in words for an operator
   */
  void reconnect(String why) {
    held = "";
    problem = why;
    link.discard();
    if (state instanceof State.Waiting) {
      nextTry.stop();
      state = state.to(new State.Idle());
    }
    pump();
  }

  /**
   * Has a connection, and so all is stored that was: from then on may be read. Fails while Redis
   * cannot be reached. On the loop.
   */
  Future<Void> ready() {
    return link.connection().mapEmpty();
  }

  /** Which of its connections is the present one. On the loop. */
  int generation() {
    return link.generation();
  }

  /**
   * Gives a connection up, if it is still the present one: another to the same Redis is dead, so
   * that it may be another Redis by now. On the loop.
   */
  void doubt(int generation) {
    if (link.generation() == generation) {
      link.discard();
      pump();
    }
  }

  private void connectionLost() {
    if (held.isEmpty()) {
      problem = "The connection to Redis at " + address + " was lost";
    }
    pump();
  }

  /** Queues, or completes the stage with the reason why not. Any thread. */
  void submit(QueuedChange change) {
    try {
      if (closing) {
        throw new JournalException(CLOSED, null);
      }
      budget.take(change.entries(), change.bytes());
    } catch (JournalException e) {
      change.done().completeExceptionally(e);
      return;
    }
    if (!loop.run(() -> enqueue(change))) {
      fail(change, new JournalException(CLOSED, null));
    }
  }

  private void enqueue(QueuedChange change) {
    RefusedForGoodException broken = breaking.get(change.stream());
    if (state instanceof State.Closed closed) {
      fail(change, new JournalException(closed.because(), null));
    } else if (broken != null && change.kind() instanceof Append) {
      fail(change, broken);
    } else {
      if (change.kind() instanceof Deletion) {
        breaking.remove(change.stream());
      }
      queue.add(change);
      if (change.kind() instanceof CountedAppend) {
        loop.later(patience, () -> giveUp(change));
      }
      if (seen == 0) {
        look();
      }
      pump();
    }
  }

  /** Nobody waits for it any longer; if it is under way, it is not sent again. */
  private void giveUp(QueuedChange change) {
    if (!change.done().isDone()) {
      String because = problem.isEmpty() ? RedisErrors.noAnswer(address) : problem;
      JournalException late = new JournalException(because, null);
      if (queue.remove(change)) {
        fail(change, late);
      } else {
        change.done().completeExceptionally(late);
      }
    }
  }

  /** Has health say that Redis does not answer, long before it is given up and asked anew. */
  private void look() {
    if (state instanceof State.Closed) {
      return;
    }
    if (state instanceof State.Sending && batches == seen) {
      problem = RedisErrors.noAnswer(address);
    }
    seen = Math.max(1, batches);
    loop.later(LOOK, this::look);
  }

  /** Any thread. */
  Health health() {
    String now = problem;
    if (now.isEmpty() && budget.full()) {
      now = "The journal's queue is full: Redis at " + address + " does not keep up";
    }
    return now.isEmpty()
        ? new Health(true, refusals.inWords(), budget.entries())
        : new Health(false, now, budget.entries());
  }

  /**
   * Takes no more, sends what there is, and then, or when that is given up, runs {@code then} on
   * the loop. Once, from any thread.
   */
  void close(Runnable then) {
    closing = true;
    loop.run(
        () -> {
          if (state instanceof State.Closed) {
            then.run();
          } else {
            whenDrained = then;
            pump();
          }
        });
  }

  private void pump() {
    guarded(this::sendNext);
  }

  /** Sends the next batch, unless one is under way; also connects again when that is all to do. */
  private void sendNext() {
    if (!(state instanceof State.Idle) || (!held.isEmpty() && whenDrained == null)) {
      return;
    }
    if (queue.isEmpty() && whenDrained != null) {
      finish(CLOSED);
      return;
    }
    if (queue.isEmpty() && link.connected()) {
      return;
    }
    List<Parcel> batch = nextBatch();
    state = state.to(new State.Sending(batch));
    batches++;
    link.connection()
        .onSuccess(connection -> underWay(() -> send(batch, connection)))
        .onFailure(e -> underWay(() -> tryAgain(batch, e)));
  }

  private List<Parcel> nextBatch() {
    Map<String, Parcel> batch = new LinkedHashMap<>();
    List<QueuedChange> later = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < MAX_BATCH && !queue.isEmpty() && bytes < MAX_BATCH_BYTES; i++) {
      QueuedChange next = queue.remove();
      if (batch.computeIfAbsent(next.stream(), stream -> new Parcel()).takes(next)) {
        bytes += next.bytes();
      } else {
        later.add(next);
      }
    }
    putBack(later);
    return List.copyOf(batch.values());
  }

  private void putBack(List<QueuedChange> first) {
    for (int i = first.size() - 1; i >= 0; i--) {
      queue.addFirst(first.get(i));
    }
  }

  private void send(List<Parcel> batch, RedisConnection connection) {
    List<Future<Response>> answers = new ArrayList<>(batch.size());
    for (Parcel parcel : batch) {
      answers.add(RedisLoop.attempt(() -> connection.send(parcel.request())));
    }
    loop.within(answer, Future.join(answers))
        .onComplete(ignored -> underWay(() -> settle(batch, answers)));
  }

  private void settle(List<Parcel> batch, List<Future<Response>> answers) {
    List<Parcel> again = new ArrayList<>();
    Throwable reason = null;
    for (int i = 0; i < batch.size(); i++) {
      Parcel parcel = batch.get(i);
      Future<Response> answered = answers.get(i);
      if (answered.succeeded()) {
        taken(parcel, answered.result());
      } else if (answered.failed() && RedisErrors.isFinal(answered.cause())) {
        refused(parcel, answered.cause());
      } else {
        reason = answered.failed() ? answered.cause() : new TimeoutException("no answer");
        parcel.contents().forEach(QueuedChange::sentAgain);
        again.add(parcel);
      }
    }
    if (reason == null) {
      outage.over();
      problem = held;
      state = state.to(new State.Idle());
      pump();
    } else {
      tryAgain(again, reason);
    }
  }

  private void taken(Parcel parcel, Response response) {
    parcel.contents().forEach(this::release);
    if (!refusals.isEmpty() && parcel.changesTheEnd()) {
      refusals.over(new StreamId(parcel.stream()));
    }
    parcel.answered(response);
  }

  /** Of several appends in one command Redis does not say which it means: the first, we take it. */
  private void refused(Parcel parcel, Throwable cause) {
    String stream = parcel.stream();
    var told =
        new RefusedForGoodException(
            new StreamId(stream), RedisErrors.inWords(address, cause), cause);
    RefusedForGoodException behind = told.behind();
    refusals.refused(told);
    fail(parcel.contents().getFirst(), told);
    parcel.contents().stream().skip(1).forEach(change -> fail(change, behind));
    if (parcel.holdsAppends()) {
      failBehind(stream, behind);
      breaking.put(stream, behind);
      loop.run(() -> breaking.remove(stream, behind));
    }
  }

  /** Fails the appends that wait behind one; what comes after a deletion does not wait for it. */
  private void failBehind(String stream, RefusedForGoodException because) {
    for (Iterator<QueuedChange> all = queue.iterator(); all.hasNext(); ) {
      QueuedChange change = all.next();
      if (change.stream().equals(stream)) {
        if (change.kind() instanceof Deletion) {
          return;
        }
        if (change.kind() instanceof Append) {
          all.remove();
          fail(change, because);
        }
      }
    }
  }

  private void tryAgain(List<Parcel> batch, Throwable reason) {
    link.discard();
    if (RedisErrors.isOfReplica(reason)) {
      onDemoted.run();
    }
    problem = RedisErrors.inWords(address, reason);
    Duration pause = outage.failed(problem + "; " + budget.entries() + " entries wait");
    putBack(stillWanted(batch));
    if (whenDrained != null && outage.failures() >= CLOSING_ATTEMPTS) {
      finish(problem);
      return;
    }
    state = state.to(new State.Waiting());
    nextTry.start(
        pause,
        () -> {
          state = state.to(new State.Idle());
          pump();
        });
  }

  private List<QueuedChange> stillWanted(List<Parcel> batch) {
    List<QueuedChange> wanted = new ArrayList<>();
    for (Parcel parcel : batch) {
      for (QueuedChange change : parcel.contents()) {
        if (change.done().isDone()) {
          release(change);
        } else {
          wanted.add(change);
        }
      }
    }
    return wanted;
  }

  /** After what should not happen: nothing more is taken, and nobody waits for ever. */
  private void stopped(Throwable because) {
    problem = STOPPED;
    if (state instanceof State.Sending(List<Parcel> batch)) {
      putBack(batch.stream().flatMap(parcel -> parcel.contents().stream()).toList());
    }
    LOG.atError().addKeyValue("event", "journal.broken").setCause(because).log(STOPPED);
    if (!(state instanceof State.Closed)) {
      finish(STOPPED);
    }
  }

  /** Sends nothing more; what is still queued fails. */
  private void finish(String because) {
    state = state.to(new State.Closed(because));
    nextTry.stop();
    link.discard();
    JournalException failure = new JournalException(because, null);
    queue.forEach(change -> fail(change, failure));
    queue.clear();
    if (whenDrained != null) {
      whenDrained.run();
    }
  }

  /** The next step of the batch that is under way, unless sending has stopped meanwhile. */
  private void underWay(Runnable step) {
    guarded(
        () -> {
          if (state instanceof State.Sending) {
            step.run();
          }
        });
  }

  private void guarded(Runnable step) {
    assert loop.isCurrent();
    try {
      step.run();
    } catch (Throwable e) {
      stopped(e);
    }
  }

  private void fail(QueuedChange change, JournalException because) {
    release(change);
    change.done().completeExceptionally(because);
  }

  private void release(QueuedChange change) {
    budget.release(change.entries(), change.bytes());
  }
}
