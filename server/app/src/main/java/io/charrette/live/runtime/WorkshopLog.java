package io.charrette.live.runtime;

import io.charrette.journal.Journal;
import io.charrette.journal.VersionConflictException;
import io.charrette.live.directory.Rereading;
import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Event;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workshop's durable state, and the commands that want to change it. Touched by the runtime's
 * context only.
 *
 * <p>One thing is under way at a time, a read or an append. Commands that arrive meanwhile wait;
 * then all of them are decided, each on the state that those before it would leave, and their
 * events are appended together. If the stream turns out to be longer than was known, the rest is
 * read and the same commands are decided anew.
 */
final class WorkshopLog implements EventStream.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(WorkshopLog.class);

  private final Journal journal;
  private final EventStream stream;
  private final Context context;
  private final Duration retry;
  private final Listener listener;
  private final Rereading rereading;

  private Workshop state = Workshop.UNBORN;
  private List<Asked> waiting = new ArrayList<>();
  private List<Promise<Workshop>> wantState = new ArrayList<>();
  private List<Promise<Void>> settling = new ArrayList<>();
  private boolean stale = true;
  private boolean busy;
  private boolean reading;
  private boolean retrying;
  private boolean distrusted;
  private boolean startsOver;
  private boolean closed;

  /** Hears of each change of the durable state. */
  interface Listener {
    /** The state advanced by these steps, in their order, of which there is one at least. */
    void advanced(List<Step> steps, Workshop after);

    /** The journal lost events that had been durable; this is what is left. */
    void startedOver(Workshop after);
  }

  /** An event, and the state that it met. */
  record Step(Workshop before, Event event) {}

  /** A command that waits for its outcome; its time is when it was asked. */
  private record Asked(
      Command command, @Nullable Long expectedVersion, long at, Promise<Outcome> outcome) {}

  /** What was decided of a command, to be told when it is durable. */
  private record Decided(Asked asked, Outcome outcome) {}

  WorkshopLog(
      Journal journal, String workshopId, Context context, Duration retry, Listener listener) {
    this.journal = journal;
    this.stream = new EventStream(journal, workshopId, context, this);
    this.context = context;
    this.retry = retry;
    this.listener = listener;
    this.rereading = new Rereading(context.owner(), this::readAgain);
  }

  /** The durable state as far as it is known now. */
  Workshop state() {
    return state;
  }

  /** Whether nothing is under way and nothing waits. */
  boolean quiet() {
    return !busy && waiting.isEmpty() && wantState.isEmpty();
  }

  /** The durable state, read first if need be; fails when the journal cannot be read. */
  Future<Workshop> current() {
    if (!stale && !reading) {
      return Future.succeededFuture(state);
    }
    Promise<Workshop> promise = Promise.promise();
    wantState.add(promise);
    pump();
    return promise.future();
  }

  /**
   * The durable state, with what other processes appended before this call, even if it has not
   * arrived yet; fails when the journal cannot be read.
   */
  Future<Workshop> latest() {
    return rereading.ask().map(v -> state);
  }

  /** Has a command decided, and its events made durable. */
  Future<Outcome> execute(Command command, @Nullable Long expectedVersion, long nowMs) {
    Promise<Outcome> promise = Promise.promise();
    waiting.add(new Asked(command, expectedVersion, nowMs, promise));
    // Its sender may have seen at another process what has not arrived here yet.
    stale |= expectedVersion != null && expectedVersion > state.version();
    pump();
    return promise.future();
  }

  /** Completes when nothing is under way any longer. */
  Future<Void> settled() {
    if (quiet()) {
      return Future.succeededFuture();
    }
    Promise<Void> promise = Promise.promise();
    settling.add(promise);
    return promise.future();
  }

  /** Does nothing more, whatever still waits. */
  void close() {
    closed = true;
    stream.close();
  }

  private Future<Void> readAgain() {
    stale = true;
    return current().mapEmpty();
  }

  @Override
  public void arrived() {
    pump();
  }

  @Override
  public void changed() {
    distrusted = true;
    pump();
  }

  private void pump() {
    if (busy || closed) {
      return;
    }
    if (distrusted) {
      startOver();
    }
    takeArrived();
    if (stale) {
      catchUp();
    } else if (!waiting.isEmpty()) {
      decideAll();
    }
    settle();
  }

  private void settle() {
    if (quiet()) {
      List<Promise<Void>> settled = settling;
      settling = new ArrayList<>();
      settled.forEach(Promise::complete);
    }
  }

  private void takeArrived() {
    switch (stream.takeArrived(state.version())) {
      case EventStream.News.Next next -> advance(next.events());
      case EventStream.News.Gap ignored -> stale = true;
    }
  }

  private void catchUp() {
    busy = true;
    reading = true;
    stale = false;
    stream
        .readAfter(state.version())
        .onComplete(
            (events, failure) -> {
              busy = false;
              reading = false;
              if (failure == null) {
                caughtUp(events);
              } else {
                unreachable(failure);
              }
            });
  }

  private void caughtUp(List<Event> events) {
    if (startsOver) {
      startsOver = false;
      for (Event event : events) {
        state = Evolver.evolve(state, event);
      }
      listener.startedOver(state);
    } else {
      advance(events);
    }
    if (!stale) {
      List<Promise<Workshop>> answered = wantState;
      wantState = new ArrayList<>();
      answered.forEach(promise -> promise.complete(state));
    }
    pump();
  }

  private void decideAll() {
    List<Asked> batch = waiting;
    waiting = new ArrayList<>();
    List<Decided> decided = new ArrayList<>(batch.size());
    List<Event> events = new ArrayList<>();
    Workshop ahead = state;
    for (Asked asked : batch) {
      Long expected = asked.expectedVersion();
      if (expected != null && !ahead.isControlledAsOf(expected)) {
        decided.add(new Decided(asked, new Outcome.Conflict(ahead.version())));
        continue;
      }
      switch (Decider.decide(ahead, asked.command(), asked.at())) {
        case Decision.Accepted accepted -> {
          for (Event event : accepted.events()) {
            ahead = Evolver.evolve(ahead, event);
          }
          events.addAll(accepted.events());
          decided.add(new Decided(asked, new Outcome.Done(ahead.version(), ahead)));
        }
        case Decision.Rejected rejected ->
            decided.add(
                new Decided(asked, new Outcome.Rejected(rejected.reason(), rejected.detail())));
      }
    }
    if (events.isEmpty()) {
      tell(decided);
      return;
    }
    if (!journal.health().writable()) {
      // Otherwise it would wait in the journal, and happen long after it was given up.
      batch.forEach(asked -> asked.outcome().complete(new Outcome.Unavailable()));
      return;
    }
    busy = true;
    stream
        .append(state.version(), events)
        .onComplete((version, failure) -> appended(batch, decided, events, failure));
  }

  private void appended(
      List<Asked> batch, List<Decided> decided, List<Event> events, @Nullable Throwable failure) {
    busy = false;
    if (failure == null) {
      advance(events);
      tell(decided);
      pump();
      return;
    }
    waiting.addAll(0, batch);
    if (failure instanceof VersionConflictException conflict) {
      distrusted |= conflict.actualVersion() < state.version();
      stale = true;
      pump();
    } else {
      // It may be there all the same; the next read tells.
      unreachable(failure);
    }
  }

  /** What is known has gone: the store came back without its end, after a failover perhaps. */
  private void startOver() {
    LOG.atError()
        .addKeyValue("event", "workshop.events-lost")
        .log("{} has lost events that had been stored; going on from what it has", stream.name());
    distrusted = false;
    startsOver = true;
    stale = true;
    state = Workshop.UNBORN;
    stream.stop();
  }

  private void unreachable(Throwable failure) {
    LOG.atWarn()
        .addKeyValue("event", "workshop.journal-failed")
        .log("{}: {}", stream.name(), failure + "");
    stale = true;
    List<Asked> unanswered = waiting;
    waiting = new ArrayList<>();
    List<Promise<Workshop>> unknown = wantState;
    wantState = new ArrayList<>();
    unanswered.forEach(asked -> asked.outcome().complete(new Outcome.Unavailable()));
    unknown.forEach(promise -> promise.fail(failure));
    settle();
    if ((stream.followed() || startsOver) && !retrying && !closed) {
      retrying = true;
      context
          .owner()
          .setTimer(
              retry.toMillis(),
              timer -> {
                retrying = false;
                pump();
              });
    }
  }

  private void advance(List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    List<Step> steps = new ArrayList<>(events.size());
    for (Event event : events) {
      steps.add(new Step(state, event));
      state = Evolver.evolve(state, event);
    }
    listener.advanced(steps, state);
  }

  private static void tell(List<Decided> decided) {
    decided.forEach(one -> one.asked().outcome().complete(one.outcome()));
  }
}
