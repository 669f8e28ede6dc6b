package io.charrette.live.runtime;

import io.charrette.live.loop.Confined;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomQuestion;
import io.charrette.workshop.Command;
import io.charrette.workshop.Merge;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the flipcharts of tables that became one put together, and apart again when that is taken
 * back (SPEC M32). The state says what is to be done until an event says that it is done, so that
 * whoever loads a workshop after a crash goes on. Every process that has it in memory does it; the
 * rooms see to it that it changes something once. Touched by the runtime's context only.
 */
final class TableMerging {
  private static final Logger LOG = LoggerFactory.getLogger(TableMerging.class);
  private static final long NO_TIMER = -1;

  /**
   * How long other processes have to hear that a table is closed before its flipchart is frozen,
   * and what was taken out of another before it is hidden there no longer, milliseconds.
   */
  private static final long HEARD_AFTER_MS = 500;

  /** How soon what failed is tried again, milliseconds. */
  private static final long RETRY_MS = 5_000;

  private final String workshopId;
  private final HostContext host;
  private final Function<Command, Future<Outcome>> execution;
  private Optional<Merge> next = Optional.empty();
  private long timer = NO_TIMER;
  private boolean acting;
  private boolean closed;

  /**
   * Waits for nothing yet.
   *
   * @param execution of what is to be said of the flipcharts
   */
  TableMerging(String workshopId, HostContext host, Function<Command, Future<Outcome>> execution) {
    this.workshopId = workshopId;
    this.host = host;
    this.execution = execution;
  }

  /** Follows the state of the workshop, which has changed. */
  void follow(Workshop workshop) {
    next = workshop.merges().underWay();
    lookIn(HEARD_AFTER_MS);
  }

  /** Whether something is still to be done. */
  boolean awaitsSomething() {
    return next.isPresent();
  }

  /** Does nothing more. */
  void close() {
    closed = true;
    if (timer != NO_TIMER) {
      host.context().owner().cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void lookIn(long ms) {
    assert Confined.to(host.context());
    if (!closed && !acting && timer == NO_TIMER && next.isPresent()) {
      timer = host.context().owner().setTimer(ms, fired -> act());
    }
  }

  private void act() {
    timer = NO_TIMER;
    if (closed || next.isEmpty()) {
      return;
    }
    acting = true;
    Merge merge = next.get();
    done(merge).compose(execution).onComplete((outcome, failure) -> acted(merge, failure));
  }

  /** What is to be said once the flipcharts are as they should be. */
  private Future<Command> done(Merge merge) {
    RoomKey from = new RoomKey(workshopId, merge.from());
    RoomKey into = new RoomKey(workshopId, merge.into());
    long at = merge.at();
    return merge.stage() == Merge.Stage.PARTING
        ? part(from, into, at)
            .compose(this::onceHeard)
            .map(stay -> new Command.NoteParted(merge.from(), at, stillHidden(merge, stay)))
        : host.bus()
            .ask(new RoomQuestion.Freeze(from, at))
            .compose(frozen -> host.bus().ask(new RoomQuestion.Join(into, at, frozen)))
            .map(leftOut -> new Command.NoteJoined(merge.from(), at, leftOut));
  }

  /**
   * Takes out what was brought, and says which items of it stay; nothing, if it is no longer kept
   * what that was (SPEC K3).
   */
  private Future<Optional<Set<String>>> part(RoomKey from, RoomKey into, long at) {
    return host.bus()
        .ask(new RoomQuestion.Frozen(from, at))
        .compose(
            frozen ->
                frozen
                    .map(brought -> host.bus().ask(new RoomQuestion.Part(into, at, brought)))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** The same, when other processes have heard what was done until now. */
  private <T> Future<T> onceHeard(T done) {
    assert Confined.to(host.context());
    Promise<T> heard = Promise.promise();
    host.context().owner().setTimer(HEARD_AFTER_MS, fired -> heard.complete(done));
    return heard.future();
  }

  /** What is to stay hidden where it was brought; all of it, when nothing was taken out. */
  private static List<String> stillHidden(Merge merge, Optional<Set<String>> stay) {
    return merge.hid().stream()
        .filter(item -> stay.map(items -> items.contains(item)).orElse(true))
        .toList();
  }

  private void acted(Merge merge, @Nullable Throwable failure) {
    acting = false;
    if (failure != null) {
      LOG.atWarn()
          .addKeyValue("event", "workshop.tables-not-merged")
          .log("{}: tables {} and {}: {}", workshopId, merge.from(), merge.into(), failure + "");
    }
    boolean again = next.filter(merge::equals).isPresent();
    lookIn(again ? RETRY_MS : HEARD_AFTER_MS);
  }
}
