package io.charrette.journal.redis;

import io.charrette.journal.Journal.Health;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.charrette.journal.QueueBudget;
import io.charrette.journal.Refusals;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * <p>{@link WriterState} has the diagram of its life, {@link SendQueue} the order of what is sent.
 * An error is one of our own, which should not be; then health says so, and whoever waits or comes
 * later is told. Belongs to the journal's loop, but for what is said to be for any thread.
 */
final class RedisWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);

  /** After so many failures in a row a journal that is being closed gives up. */
  private static final int CLOSING_ATTEMPTS = 3;

  /** How often it is looked whether a batch is answered. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final String CLOSED = "The journal is closed";
  private static final String STOPPED = "The journal's writer has stopped; the log says why";

  // Set once.
  private final RedisLoop loop;
  private final RedisAddress address;
  private final Duration answer;
  private final Runnable onDemoted;

  // Any thread.
  private final QueueBudget budget;
  private final Refusals refusals = new Refusals();
  private volatile boolean closing;
  private volatile String problem = "";

  // The loop's own.
  private final RedisLink link;
  private final SendQueue queue;
  private final Outage outage;
  private final SoleTimer nextTry;
  private final SilenceWatch silence;
  private WriterState state = new WriterState.Idle();

  /** Why nothing is sent now although it could be; empty when nothing is held. */
  private String held = "";

  /** What is done when all that was taken is sent, once no more is taken. */
  private @Nullable Runnable whenDrained;

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
    this.onDemoted = onDemoted;
    this.budget = new QueueBudget(limits);
    this.link = new RedisLink(loop, address, answer, this::connectionLost, greeting);
    this.queue = new SendQueue(budget, loop::run);
    this.nextTry = new SoleTimer(loop);
    this.silence =
        new SilenceWatch(
            loop,
            LOOK,
            () -> state instanceof WriterState.Sending,
            () -> problem = RedisErrors.noAnswer(address));
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

  /**
   * Sends again, after it was held or not. Unless all was well meanwhile, health says so only when
   * Redis has answered. On the loop.
   */
  void goOn() {
    if (!held.isEmpty()) {
      held = "";
      boolean well = state instanceof WriterState.Idle && link.connected();
      problem = well ? "" : RedisErrors.noAnswer(address);
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
    if (state instanceof WriterState.Waiting) {
      nextTry.stop();
      state = state.to(new WriterState.Idle());
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

  /**
   * The same while none is being made: another connection to the same Redis was closed by it, so
   * that a new one may lead to another. On the loop.
   */
  void doubt() {
    if (link.connected()) {
      doubt(link.generation());
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
      queue.admit(change);
    } catch (JournalException e) {
      change.done().completeExceptionally(e);
      return;
    }
    if (!loop.run(() -> enqueue(change))) {
      queue.fail(change, new JournalException(CLOSED, null));
    }
  }

  private void enqueue(QueuedChange change) {
    if (state instanceof WriterState.Closed closed) {
      queue.fail(change, new JournalException(closed.because(), null));
    } else if (queue.add(change)) {
      Duration within = change.kind().within();
      if (within != null) {
        loop.later(within, () -> giveUp(change));
      }
      pump();
    }
  }

  private void giveUp(QueuedChange change) {
    if (!change.done().isDone()) {
      String because = problem.isEmpty() ? RedisErrors.noAnswer(address) : problem;
      queue.giveUp(change, new JournalException(because, null));
    }
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
          if (state instanceof WriterState.Closed) {
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
    if (!(state instanceof WriterState.Idle) || (!held.isEmpty() && whenDrained == null)) {
      return;
    }
    if (queue.isEmpty() && whenDrained != null) {
      finish(CLOSED);
      return;
    }
    if (queue.isEmpty() && link.connected()) {
      return;
    }
    List<Parcel> batch = queue.nextBatch();
    state = state.to(new WriterState.Sending(batch));
    silence.begun();
    link.connection()
        .onSuccess(connection -> underWay(() -> send(batch, connection)))
        .onFailure(e -> underWay(() -> tryAgain(batch, e)));
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
      state = state.to(new WriterState.Idle());
      pump();
    } else {
      tryAgain(again, reason);
    }
  }

  private void taken(Parcel parcel, Response response) {
    queue.taken(parcel);
    if (!refusals.isEmpty() && parcel.changesTheEnd()) {
      refusals.over(new StreamId(parcel.stream()));
    }
    parcel.answered(response);
  }

  private void refused(Parcel parcel, Throwable cause) {
    var told =
        new RefusedForGoodException(
            new StreamId(parcel.stream()), RedisErrors.inWords(address, cause), cause);
    refusals.refused(told);
    queue.refused(parcel, told);
  }

  private void tryAgain(List<Parcel> batch, Throwable reason) {
    link.discard();
    if (RedisErrors.isOfReplica(reason)) {
      onDemoted.run();
    }
    problem = RedisErrors.inWords(address, reason);
    Duration pause = outage.failed(problem + "; " + budget.entries() + " entries wait");
    queue.putBack(batch);
    if (whenDrained != null && outage.failures() >= CLOSING_ATTEMPTS) {
      finish(problem);
      return;
    }
    state = state.to(new WriterState.Waiting());
    nextTry.start(
        pause,
        () -> {
          state = state.to(new WriterState.Idle());
          pump();
        });
  }

  /** After what should not happen: nothing more is taken, and nobody waits for ever. */
  private void stopped(Throwable because) {
    problem = STOPPED;
    if (state instanceof WriterState.Sending(List<Parcel> batch)) {
      queue.putBack(batch);
    }
    LOG.atError().addKeyValue("event", "journal.broken").setCause(because).log(STOPPED);
    if (!(state instanceof WriterState.Closed)) {
      finish(STOPPED);
    }
  }

  /** Sends nothing more; what is still queued fails. */
  private void finish(String because) {
    state = state.to(new WriterState.Closed(because));
    nextTry.stop();
    silence.stop();
    link.discard();
    queue.failAll(new JournalException(because, null));
    if (whenDrained != null) {
      whenDrained.run();
    }
  }

  /** The next step of the batch that is under way, unless sending has stopped meanwhile. */
  private void underWay(Runnable step) {
    guarded(
        () -> {
          if (state instanceof WriterState.Sending) {
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
}
