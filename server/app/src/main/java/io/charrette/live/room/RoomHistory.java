package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.PastMoment;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moments of a room's flipchart that the journal keeps (SPEC section 11): the end of each
 * minute in which it changed, and what it was just before much of it was deleted at once or
 * something was brought back. Touched by the room's context only.
 */
final class RoomHistory {
  private static final Logger LOG = LoggerFactory.getLogger(RoomHistory.class);
  private static final long MINUTE_MS = 60_000;

  /** So many states may wait to be written; beyond that the end of the next minute has to do. */
  private static final int MOST_UNDER_WAY = 2;

  /** So many moments are kept at once for who erases fresh words of others. */
  private static final int AT_ONCE_BEFORE_ERASING = 2;

  /** So many bytes of a state are written and read in the time of a unit of work. */
  private static final int BYTES_PER_UNIT = 4;

  private final StreamId stream;
  private final Context context;
  private final Journal journal;
  private final LiveLimits.ForHistory limits;
  private final Gate gate;
  private final HostedDocument document;
  private final Function<byte[], Flipchart> reader;

  private Present present = Present.KEPT;
  private long changedAt;
  private long triedAt;
  private long erasedAt = Long.MIN_VALUE;
  private long lastAt;
  private int underWay;
  private boolean closed;

  /** For how many milliseconds each participant has had moments kept lately. */
  private final WorkShares erasers = new WorkShares(1_000);

  /** Whether the journal has, or gets, a moment of what the flipchart is now. */
  private enum Present {
    KEPT,
    /** Nothing has changed since the room was loaded; whoever stopped before may have kept it. */
    PERHAPS_KEPT,
    UNKEPT
  }

  /**
   * Begins with nothing to keep.
   *
   * @param gate bounds how many rooms write at a time
   * @param document of which it is the past
   * @param reader reads the flipchart of such a state
   */
  RoomHistory(
      StreamId stream,
      Context context,
      Journal journal,
      LiveLimits.ForHistory limits,
      Gate gate,
      HostedDocument document,
      Function<byte[], Flipchart> reader) {
    this.stream = stream;
    this.context = context;
    this.journal = journal;
    this.limits = limits;
    this.gate = gate;
    this.document = document;
    this.reader = reader;
  }

  /** The room was loaded with something: whoever stopped before may not have kept it. */
  void loaded(long nowMs) {
    present = Present.PERHAPS_KEPT;
    changedAt = nowMs;
  }

  /**
   * A socket's update is about to be applied.
   *
   * @param erases how many operations it deletes that are still there
   */
  void changing(LongSupplier erases, long nowMs) {
    tick(nowMs);
    if (present != Present.KEPT
        && underWay < MOST_UNDER_WAY
        && nowMs - limits.erasedEvery().toMillis() >= erasedAt
        && erases.getAsLong() >= limits.erased()) {
      erasedAt = nowMs;
      keepInTurn(nowMs, PastMoment.Why.BEFORE_ERASING);
    }
  }

  /**
   * Whether a moment may be kept for what a participant is about to erase. Each has their own
   * pause: whoever erases all the time keeps nobody else from it.
   */
  boolean mayKeep(String participant, long nowMs) {
    long pause = limits.erasedEvery().toMillis();
    boolean may =
        underWay < MOST_UNDER_WAY
            && erasers.spent(participant, nowMs) <= (AT_ONCE_BEFORE_ERASING - 1) * pause;
    if (may) {
      erasers.spend(participant, pause, nowMs);
    }
    return may || !journal.health().writable();
  }

  /**
   * Keeps what it is before fresh words are erased. If the journal takes nothing, so that nothing
   * is said to be saved either, they are erased all the same.
   *
   * @return how much work that is, in the units of {@link io.charrette.crdt.Brought}
   */
  long keepBeforeErasing(long nowMs) {
    if (underWay < MOST_UNDER_WAY) {
      return keepInTurn(Math.max(nowMs, lastAt + 1), PastMoment.Why.BEFORE_ERASING)
          / BYTES_PER_UNIT;
    }
    document.fresh().kept(document.stateVector());
    return 0;
  }

  /** The document has changed. */
  void changed(long nowMs) {
    present = Present.UNKEPT;
    changedAt = nowMs;
  }

  /** Keeps the minute of the last change when it is over. */
  void tick(long nowMs) {
    long end = changedAt - Math.floorMod(changedAt, MINUTE_MS) + MINUTE_MS;
    if (present != Present.KEPT && nowMs >= end && underWay < MOST_UNDER_WAY) {
      triedAt = nowMs;
      keepInTurn(Math.max(end, lastAt + 1), PastMoment.Why.MINUTE);
    }
  }

  /** Whether all is kept. */
  boolean atRest() {
    return present == Present.KEPT && underWay == 0;
  }

  /**
   * Keeps what it is right now; the journal has it in order with the appends before and after.
   *
   * @return its time, when durable
   */
  Future<Long> keepNow(long nowMs) {
    long at = Math.max(nowMs, lastAt + 1);
    Before before = before();
    byte[] current = capture(at);
    return finished(
            before,
            write(at, PastMoment.Why.BEFORE_RESTORING, current).compose(written -> thinOut()))
        .map(at);
  }

  /**
   * Keeps what the flipchart before this one was, unless that is kept: before anything of it is
   * dropped, and whoever loads the room first.
   *
   * @param at when this one was started
   */
  Future<Void> keepBefore(byte[] earlier, long at) {
    lastAt = Math.max(lastAt, at);
    return at(at)
        .map(last -> last.filter(kept -> Arrays.equals(kept.state(), earlier)).isPresent())
        .compose(
            already ->
                already
                    ? Future.succeededFuture()
                    : write(at, PastMoment.Why.BEFORE_STARTING_AFRESH, earlier)
                        .compose(written -> thinOut()));
  }

  /**
   * What the flipchart was when two tables became one: what is kept of that, or else what it is
   * now, which is kept for whoever asks later.
   *
   * @param at epoch milliseconds; of another moment at the same time it goes past
   */
  Future<byte[]> freeze(long at) {
    return timeOfFrozen(at)
        .compose(
            time ->
                on(journal.moment(stream, time))
                    .compose(
                        there ->
                            there.isPresent()
                                ? Future.succeededFuture(there.get())
                                : keepFrozen(time).compose(kept -> freeze(time))));
  }

  /** The same, if it is still kept. */
  Future<Optional<byte[]>> frozen(long at) {
    return timeOfFrozen(at).compose(time -> on(journal.moment(stream, time)));
  }

  /** Where a moment of this time is that was frozen, or would be: past all that are others. */
  private Future<Long> timeOfFrozen(long at) {
    return moments()
        .map(
            moments -> {
              long time = at;
              for (Journal.Moment moment : moments) {
                if (moment.at() == time
                    && !PastMoment.isKept(moment, PastMoment.Why.BEFORE_JOINING)) {
                  time++;
                }
              }
              return time;
            });
  }

  private Future<Void> keepFrozen(long at) {
    Before before = before();
    byte[] current = capture(at);
    return finished(before, write(at, PastMoment.Why.BEFORE_JOINING, current));
  }

  /** The moments there are, oldest first. */
  Future<List<Journal.Moment>> moments() {
    return on(journal.moments(stream));
  }

  /** The last moment at or before a time, with its state. */
  Future<Optional<Kept>> at(long time) {
    return moments()
        .compose(
            moments ->
                moments.reversed().stream()
                    .filter(moment -> moment.at() <= time)
                    .findFirst()
                    .map(this::read)
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** What is kept of a moment. */
  record Kept(long at, byte[] note, byte[] state) {}

  /** Keeps nothing more. */
  void close() {
    closed = true;
  }

  private Future<Optional<Kept>> read(Journal.Moment moment) {
    return on(journal.moment(stream, moment.at()))
        .map(found -> found.map(bytes -> new Kept(moment.at(), moment.note(), bytes)));
  }

  private byte[] capture(long at) {
    // First what can fail: the room is at rest only when nothing is under way.
    byte[] current = document.encodedState();
    present = Present.KEPT;
    document.fresh().kept(document.stateVector());
    underWay++;
    lastAt = Math.max(lastAt, at);
    return current;
  }

  /** What is known to be kept, in case that nothing comes of the next. */
  private record Before(Present present, StateVector kept) {}

  private Before before() {
    return new Before(present, document.fresh().kept());
  }

  /** Returns how many bytes are to be kept. */
  private int keepInTurn(long at, PastMoment.Why why) {
    Before before = before();
    byte[] current = capture(at);
    finished(
        before,
        gate.enter(
            () ->
                (before.present() == Present.PERHAPS_KEPT
                        ? isLast(current)
                        : Future.succeededFuture(false))
                    .compose(
                        already ->
                            already
                                ? Future.<Void>succeededFuture()
                                : write(at, why, current).compose(written -> thinOut()))));
    return current.length;
  }

  private Future<Boolean> isLast(byte[] wanted) {
    return at(Long.MAX_VALUE)
        .map(last -> last.filter(kept -> Arrays.equals(kept.state(), wanted)).isPresent());
  }

  private Future<Void> write(long at, PastMoment.Why why, byte[] current) {
    return closed
        ? Future.failedFuture(new JournalException("The room is gone", null))
        : Future.succeededFuture(current)
            .map(bytes -> PastMoment.Brief.of(reader.apply(bytes), why).encode())
            .compose(brief -> on(journal.keep(stream, at, brief, current)));
  }

  private Future<Void> thinOut() {
    return moments()
        .map(moments -> Thinning.surplus(moments, limits))
        .compose(
            surplus ->
                surplus.isEmpty() || closed
                    ? Future.succeededFuture()
                    : on(journal.forget(stream, surplus)));
  }

  private <T> Future<T> finished(Before before, Future<T> keeping) {
    return keeping
        .onComplete(done -> underWay--)
        .onFailure(
            failure -> {
              // The end of the next minute has to do.
              present = present == Present.KEPT ? before.present() : present;
              document.fresh().lost(before.kept());
              changedAt = Math.max(changedAt, triedAt);
              if (!closed) {
                LOG.atWarn()
                    .addKeyValue("event", "room.moment-not-kept")
                    .log("{}: a moment is not kept: {}", stream.name(), failure + "");
              }
            });
  }

  private <T> Future<T> on(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, context);
  }
}
