package io.charrette.live.runtime;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.VersionConflictException;
import io.charrette.live.loop.CoalescedRead;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Outcome;
import io.charrette.live.runtime.CommandBatch.Step;
import io.charrette.live.runtime.QueueState.Appending;
import io.charrette.live.runtime.QueueState.Asked;
import io.charrette.live.runtime.QueueState.Behind;
import io.charrette.live.runtime.QueueState.Busy;
import io.charrette.live.runtime.QueueState.Closed;
import io.charrette.live.runtime.QueueState.Doubt;
import io.charrette.live.runtime.QueueState.Idle;
import io.charrette.live.runtime.QueueState.Reading;
import io.charrette.live.runtime.QueueState.Waiting;
import io.charrette.workshop.Command;
import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workshop's durable state, and the commands that want to change it. Touched by the runtime's
 * context only. {@link QueueState} draws how it works.
 *
 * <p>Commands that arrive while something is under way wait; then all of them are decided, each on
 * the state that those before it would leave, and their events are appended together. If the stream
 * turns out to be longer than was known, the rest is read and the same commands are decided anew.
 */
final class CommandQueue implements EventStream.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(CommandQueue.class);

  /** How long a command waits to be stored; whoever sent it waits a little longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Journal journal;
  private final EventStream stream;
  private final Context context;
  private final Duration retry;
  private final int eventsPerCheckpoint;
  private final Listener listener;
  private final CoalescedRead latest;

  private Workshop workshop = Workshop.UNBORN;
  private QueueState state = new Behind(Doubt.BEHIND, Behind.NO_TIMER);

  /** What was known before the journal lost some of it, until what is left is known. */
  private @Nullable Workshop lost;

  /** Hears of each change of the durable state. */
  interface Listener {
    /** The state advanced by these steps, in their order, of which there is one at least. */
    void advanced(List<Step> steps, Workshop after);

    /** The state advanced by steps that are not known: a checkpoint stands for some of them. */
    void overtaken(Workshop before, Workshop after);

    /** The journal lost events that had been durable; this is what was known, and what is left. */
    void startedOver(Workshop before, Workshop after);
  }

  CommandQueue(String workshopId, HostContext host, Listener listener) {
    this.journal = host.journal();
    this.context = host.context();
    this.stream = new EventStream(journal, workshopId, context, this);
    this.retry = host.limits().journal().lastRetry();
    this.eventsPerCheckpoint = host.limits().journal().checkpointEntries();
    this.listener = listener;
    this.latest = new CoalescedRead(context.owner(), this::readAgain);
  }

  /** The durable state as far as it is known now. */
  Workshop workshop() {
    return workshop;
  }

  /** Where the queue stands. */
  QueueState state() {
    return state;
  }

  /** Whether nothing is under way and nothing waits. */
  boolean quiet() {
    return !(state instanceof Busy);
  }

  /** The durable state, read first if need be; fails when it cannot be read. */
  Future<Workshop> current() {
    return switch (entered()) {
      case Idle ignored -> Future.succeededFuture(workshop);
      case Appending appending when appending.doubt() == Doubt.NONE ->
          Future.succeededFuture(workshop);
      default -> read(Doubt.NONE);
    };
  }

  /**
   * The durable state, with what other processes appended before this call, even if it has not
   * arrived yet; fails when it cannot be read.
   */
  Future<Workshop> latest() {
    entered();
    return latest.ask().map(read -> workshop);
  }

  private Future<Void> readAgain() {
    return state instanceof Closed ? Future.failedFuture(gone()) : read(Doubt.BEHIND).mapEmpty();
  }

  /** The state once all is read that is in doubt now. */
  private Future<Workshop> read(Doubt doubt) {
    Promise<Workshop> reader = promise();
    ask(doubt, waiting -> waiting.readers().add(reader));
    return reader.future();
  }

  /**
   * Has a command decided, and its events made durable. Fails when the rules throw, and then
   * nothing has changed. What is not decided in time is not carried out.
   */
  Future<Outcome> execute(Command command, @Nullable Long expectedVersion, long nowMs) {
    entered();
    Promise<Outcome> outcome = promise();
    long patience =
        context
            .owner()
            .setTimer(PATIENCE.toMillis(), late -> outcome.tryComplete(new Outcome.Unavailable()));
    outcome.future().onComplete(told -> context.owner().cancelTimer(patience));
    // Its sender may have seen at another process what has not arrived here yet.
    boolean ahead = expectedVersion != null && expectedVersion > workshop.version();
    ask(
        ahead ? Doubt.BEHIND : Doubt.NONE,
        waiting -> waiting.commands().add(new Asked(command, expectedVersion, nowMs, outcome)));
    return outcome.future();
  }

  /** Completes when nothing is under way any longer. */
  Future<Void> settled() {
    entered();
    if (!(state instanceof Busy busy)) {
      return Future.succeededFuture();
    }
    Promise<Void> settled = promise();
    busy.waiting().settling().add(settled);
    return settled.future();
  }

  /** Does nothing more; who still waits is told so. */
  void close() {
    QueueState before = entered();
    state = before.close();
    stream.close();
    switch (before) {
      case Appending appending -> {
        appending.waiting().commands().addAll(appending.batch().commands());
        giveUp(appending.waiting(), gone());
      }
      case Reading reading -> giveUp(reading.waiting(), gone());
      case Behind behind -> cancel(behind);
      case Idle ignored -> {}
      case Closed ignored -> {}
    }
  }

  /** There is more stored than is known here. */
  void behind() {
    heard(Doubt.BEHIND);
  }

  @Override
  public void arrived() {
    heard(Doubt.NONE);
  }

  @Override
  public void changed() {
    heard(Doubt.LOST);
  }

  private void heard(Doubt doubt) {
    assert Confined.to(context);
    if (!(state instanceof Closed)) {
      ask(doubt, waiting -> {});
    }
  }

  /** Adds to what waits, and begins with it unless something is under way. */
  private void ask(Doubt doubt, Consumer<Waiting> add) {
    switch (state) {
      case Busy busy -> {
        busy.doubt(doubt);
        add.accept(busy.waiting());
      }
      case Behind behind -> {
        cancel(behind);
        begin(behind.doubt().or(doubt), waitingFor(add));
      }
      case Idle ignored -> begin(doubt, waitingFor(add));
      case Closed ignored -> throw new IllegalStateException("closed");
    }
  }

  private static Waiting waitingFor(Consumer<Waiting> add) {
    Waiting waiting = new Waiting();
    add.accept(waiting);
    return waiting;
  }

  /** Does what comes next when nothing is under way. */
  private void begin(Doubt doubt, Waiting waiting) {
    Doubt known = doubt.or(takeArrived());
    if (known != Doubt.NONE) {
      read(state.read(known, waiting));
    } else if (!waiting.commands().isEmpty()) {
      decide(waiting);
    } else {
      settle(waiting);
    }
  }

  private Doubt takeArrived() {
    try {
      return switch (stream.takeArrived(workshop.version())) {
        case EventStream.News.Next next -> {
          advance(Advance.of(workshop, next.further()));
          yield Doubt.NONE;
        }
        case EventStream.News.Gap ignored -> Doubt.BEHIND;
      };
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      return Doubt.BEHIND; // reading it will say so
    }
  }

  private void read(Reading reading) {
    state = reading;
    Future.succeededFuture()
        .compose(begun -> reading.doubtsAll() ? makeSure() : Future.succeededFuture())
        .compose(sure -> stream.readAfter(workshop.version()))
        .map(further -> Advance.of(workshop, further))
        .onComplete((advance, failure) -> readDone(reading, advance, failure));
  }

  private void readDone(Reading reading, Advance advance, @Nullable Throwable failure) {
    if (!ended(reading)) {
      return;
    }
    if (failure != null) {
      failed(reading, failure);
      return;
    }
    state = reading.done();
    Workshop before = lost;
    if (before != null) {
      lost = null;
      workshop = advance.after();
      tell(() -> listener.startedOver(before, workshop));
    } else {
      advance(advance);
    }
    if (advance.steps().size() >= eventsPerCheckpoint) {
      stream.checkpoint(workshop);
    }
    Waiting waiting = reading.waiting();
    if (reading.doubt() == Doubt.NONE) {
      waiting.readers().forEach(reader -> reader.complete(workshop));
      waiting.readers().clear();
    }
    begin(reading.doubt(), waiting);
  }

  private void decide(Waiting waiting) {
    waiting.commands().removeIf(asked -> asked.outcome().future().isComplete());
    CommandBatch batch = CommandBatch.decide(workshop, waiting.commands());
    if (batch.steps().isEmpty()) {
      waiting.commands().clear();
      batch.answer();
      settle(waiting);
    } else if (!journal.health().writable()) {
      // Otherwise it would wait in the journal, and happen long after it was given up.
      giveUp(waiting, new JournalException("The journal takes nothing at present", null));
    } else {
      waiting.commands().clear();
      append(state.append(batch, waiting));
    }
  }

  private void append(Appending appending) {
    state = appending;
    Future.succeededFuture()
        .compose(begun -> stream.append(workshop.version(), appending.batch().events()))
        .onComplete((version, failure) -> appendDone(appending, failure));
  }

  private void appendDone(Appending appending, @Nullable Throwable failure) {
    if (!ended(appending)) {
      return;
    }
    CommandBatch batch = appending.batch();
    Waiting waiting = appending.waiting();
    if (failure == null) {
      state = appending.done();
      long before = workshop.version();
      advance(Advance.by(batch.steps()));
      batch.answer();
      if (before / eventsPerCheckpoint < workshop.version() / eventsPerCheckpoint) {
        // Of all processes one has appended this event, so one makes the checkpoint.
        stream.checkpoint(workshop);
      }
      begin(appending.doubt(), waiting);
    } else if (failure instanceof VersionConflictException conflict) {
      state = appending.done();
      waiting.commands().addAll(0, batch.commands());
      boolean shorter = conflict.actualVersion() < workshop.version();
      begin(appending.doubt().or(shorter ? Doubt.LOST : Doubt.BEHIND), waiting);
    } else {
      // It may be there all the same; the next read tells.
      waiting.commands().addAll(0, batch.commands());
      failed(appending, failure);
    }
  }

  /** Whether this is what was under way until now; not when the queue was closed meanwhile. */
  private boolean ended(Busy busy) {
    if (state instanceof Closed) {
      return false;
    }
    if (state != busy) {
      throw new IllegalStateException("not under way: " + busy);
    }
    return true;
  }

  /** Nobody is kept waiting for a journal that may be away for long. */
  private void failed(Busy busy, Throwable failure) {
    if (failure instanceof JournalException) {
      LOG.atWarn()
          .addKeyValue("event", "workshop.journal-failed")
          .log("{}: {}", stream.name(), failure + "");
    } else {
      LOG.atError()
          .addKeyValue("event", "workshop.failed")
          .log("{} cannot be read or appended to", stream.name(), failure);
    }
    boolean followed = stream.followed() || (busy instanceof Reading read && read.doubtsAll());
    state =
        busy.failed(
            followed
                ? context.owner().setTimer(retry.toMillis(), fired -> heard(Doubt.NONE))
                : Behind.NO_TIMER);
    giveUp(busy.waiting(), failure);
  }

  private void cancel(Behind behind) {
    if (behind.retry() != Behind.NO_TIMER) {
      context.owner().cancelTimer(behind.retry());
    }
  }

  /**
   * Looks whether what is known is still there. It need not be lost: what a tail was given may be
   * older than what this process has appended since.
   */
  private Future<Void> makeSure() {
    return stream
        .isWhole()
        .map(
            whole -> {
              if (!whole && !(state instanceof Closed)) {
                startOver();
              }
              return null;
            });
  }

  /** What is known has gone: the store came back without its end, after a failover perhaps. */
  private void startOver() {
    LOG.atError()
        .addKeyValue("event", "workshop.events-lost")
        .log("{} has lost events that had been stored; going on from what it has", stream.name());
    lost = workshop;
    workshop = Workshop.UNBORN;
    stream.stop();
  }

  private void advance(Advance advance) {
    Workshop before = workshop;
    workshop = advance.after();
    if (advance.overtaken()) {
      tell(() -> listener.overtaken(before, workshop));
    } else if (!advance.steps().isEmpty()) {
      tell(() -> listener.advanced(advance.steps(), workshop));
    }
  }

  /** What has happened has happened, also when somebody fails who is told of it. */
  private void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      LOG.atError()
          .addKeyValue("event", "workshop.not-told")
          .log("{}: a change cannot be told", stream.name(), failure);
    }
  }

  /** Answers all that waits, with what kept it from happening. */
  private static void giveUp(Waiting waiting, Throwable failure) {
    for (Asked asked : waiting.commands()) {
      if (failure instanceof JournalException) {
        asked.outcome().tryComplete(new Outcome.Unavailable());
      } else {
        asked.outcome().tryFail(failure);
      }
    }
    waiting.readers().forEach(reader -> reader.fail(failure));
    settle(waiting);
  }

  private static void settle(Waiting waiting) {
    waiting.settling().forEach(Promise::complete);
  }

  private QueueState entered() {
    assert Confined.to(context);
    if (state instanceof Closed) {
      throw new IllegalStateException(stream.name() + " has left memory");
    }
    return state;
  }

  private JournalException gone() {
    return new JournalException(stream.name() + " has left memory", null);
  }

  /** Its listeners cannot harm each other, nor who completes it. */
  private <T> Promise<T> promise() {
    return ((ContextInternal) context).promise();
  }
}
