package io.charrette.live.runtime;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.VersionConflictException;
import io.charrette.live.loop.CoalescedRead;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
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
import java.time.InstantSource;
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

  private final Journal journal;
  private final EventStream stream;
  private final Context context;
  private final InstantSource clock;
  private final Duration retry;
  private final KnownWorkshop known;
  private final CoalescedRead latest;
  private QueueState state = new Behind(Doubt.BEHIND, Behind.NO_TIMER);

  CommandQueue(String workshopId, HostContext host, KnownWorkshop.Listener listener) {
    this.journal = host.journal();
    this.context = host.context();
    this.clock = host.clock();
    this.stream = new EventStream(journal, workshopId, context, this);
    this.retry = host.limits().journal().lastRetry();
    this.known = new KnownWorkshop(stream, host.limits().journal().checkpointEntries(), listener);
    this.latest = new CoalescedRead(context.owner(), this::readAgain);
  }

  /** The durable state as far as it is known now. */
  Workshop workshop() {
    return known.now();
  }

  /** Where the queue stands. */
  QueueState state() {
    return state;
  }

  /** Whether nothing is under way and nothing waits. */
  boolean quiet() {
    return !(state instanceof Busy);
  }

  /**
   * The durable state, read first if need be; fails when it cannot be read. While the journal takes
   * nothing, what is known will do, and is read on the side: it is what those who are connected
   * see, and whoever reloads goes on at their table.
   */
  Future<Workshop> current() {
    entered();
    if (isSure()) {
      return Future.succeededFuture(known.now());
    }
    Future<Workshop> read = read(Doubt.NONE);
    return known.now().exists() && !journal.health().writable()
        ? Future.succeededFuture(known.now())
        : read;
  }

  /** Whether nobody has said that there is anything else than what is known. */
  private boolean isSure() {
    return state instanceof Idle
        || (state instanceof Appending appending && appending.doubt() == Doubt.NONE);
  }

  /**
   * The durable state, with what other processes appended before this call, even if it has not
   * arrived yet; fails when it cannot be read.
   */
  Future<Workshop> latest() {
    entered();
    return latest.ask().map(read -> known.now());
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
   * nothing has changed. What is not decided in time is not carried out, nor what would wait while
   * the journal takes nothing.
   *
   * @param deadline as {@link Promptly#deadline} has it
   */
  Future<Outcome> execute(
      Command command, @Nullable Long expectedVersion, long nowMs, long deadline) {
    entered();
    long left = Promptly.left(deadline, nowMs);
    boolean refused = !(state instanceof Idle) && !journal.health().writable();
    if (Promptly.isLate(deadline, nowMs) || refused) {
      return Future.succeededFuture(new Outcome.Unavailable(false));
    }
    Promise<Outcome> outcome = promise();
    Asked asked = new Asked(command, expectedVersion, nowMs, deadline, outcome);
    long patience =
        context
            .owner()
            .setTimer(left, late -> outcome.tryComplete(new Outcome.Unavailable(begun(asked))));
    outcome.future().onComplete(told -> context.owner().cancelTimer(patience));
    // Its sender may have seen at another process what has not arrived here yet.
    boolean ahead = expectedVersion != null && expectedVersion > known.now().version();
    ask(ahead ? Doubt.BEHIND : Doubt.NONE, waiting -> waiting.commands().add(asked));
    return outcome.future();
  }

  /** Whether a command is on its way to the journal. */
  private boolean begun(Asked asked) {
    return state instanceof Appending appending && appending.batch().commands().contains(asked);
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
    known.close();
    switch (before) {
      case Appending appending -> {
        giveUp(appending.batch().commands(), true, gone());
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
    Doubt all = doubt.or(known.takeArrived());
    if (all != Doubt.NONE) {
      read(state.read(all, waiting));
    } else if (!waiting.commands().isEmpty()) {
      decide(waiting);
    } else {
      settle(waiting);
    }
  }

  private void read(Reading reading) {
    state = reading;
    known
        .read(reading.doubtsAll())
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
    known.take(advance);
    Waiting waiting = reading.waiting();
    if (reading.doubt() == Doubt.NONE) {
      waiting.readers().forEach(reader -> reader.complete(known.now()));
      waiting.readers().clear();
    }
    begin(reading.doubt(), waiting);
  }

  private void decide(Waiting waiting) {
    giveUpLate(waiting.commands());
    CommandBatch batch = CommandBatch.decide(known.now(), waiting.commands());
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

  /** Leaves out those for which nobody waits, also where no timer has said so yet. */
  private void giveUpLate(List<Asked> commands) {
    long now = clock.millis();
    commands.stream()
        .filter(asked -> Promptly.isLate(asked.deadline(), now))
        .forEach(asked -> asked.outcome().tryComplete(new Outcome.Unavailable(false)));
    commands.removeIf(asked -> asked.outcome().future().isComplete());
  }

  private void append(Appending appending) {
    state = appending;
    long first =
        appending.batch().commands().stream().mapToLong(Asked::deadline).min().orElseThrow();
    known
        .append(appending.batch(), Promptly.within(first, clock.millis()))
        .onComplete((appended, failure) -> appendDone(appending, failure));
  }

  private void appendDone(Appending appending, @Nullable Throwable failure) {
    if (!ended(appending)) {
      return;
    }
    CommandBatch batch = appending.batch();
    Waiting waiting = appending.waiting();
    if (failure == null) {
      state = appending.done();
      known.appended(batch);
      batch.answer();
      begin(appending.doubt(), waiting);
    } else if (failure instanceof VersionConflictException conflict) {
      state = appending.done();
      waiting.commands().addAll(0, batch.commands());
      boolean shorter = conflict.actualVersion() < known.now().version();
      begin(appending.doubt().or(shorter ? Doubt.LOST : Doubt.BEHIND), waiting);
    } else {
      // It may be there all the same; the next read tells.
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
    boolean followed = known.isFollowed() || (busy instanceof Reading read && read.doubtsAll());
    state =
        busy.failed(
            followed
                ? context.owner().setTimer(retry.toMillis(), fired -> heard(Doubt.NONE))
                : Behind.NO_TIMER);
    if (busy instanceof Appending appending) {
      giveUp(appending.batch().commands(), true, failure);
    }
    giveUp(busy.waiting(), failure);
  }

  private void cancel(Behind behind) {
    if (behind.retry() != Behind.NO_TIMER) {
      context.owner().cancelTimer(behind.retry());
    }
  }

  /** Answers all that waits, with what kept it from happening. */
  private static void giveUp(Waiting waiting, Throwable failure) {
    giveUp(waiting.commands(), false, failure);
    waiting.readers().forEach(reader -> reader.fail(failure));
    settle(waiting);
  }

  private static void giveUp(List<Asked> commands, boolean begun, Throwable failure) {
    for (Asked asked : commands) {
      if (failure instanceof JournalException) {
        asked.outcome().tryComplete(new Outcome.Unavailable(begun));
      } else {
        asked.outcome().tryFail(failure);
      }
    }
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
