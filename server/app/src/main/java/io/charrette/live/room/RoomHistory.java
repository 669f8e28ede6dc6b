package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
  private final SavingMoments saving;
  private final Function<byte[], Flipchart> reader;

  private Present present = Present.KEPT;
  private long changedAt;

  /** When it was changed first since it is in memory, epoch milliseconds; 0: not yet. */
  private long firstChangeAt;

  private long triedAt;
  private long erasedAt = Long.MIN_VALUE;
  private long lastAt;
  private int underWay;
  private boolean closed;

  /** Whether no moment of what came since there was nothing is missing. */
  private boolean fromStart;

  private long joined;

  /** For how many milliseconds moments were kept lately for what each participant has erased. */
  private final WorkShares erasers = new WorkShares(1_000);

  /** Whether the journal has, or gets, a moment of what the flipchart is now. */
  private enum Present {
    KEPT,
    /** It may be what was kept last: by whoever had the room before, or by another process. */
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
    this.saving =
        new SavingMoments(
            stream,
            context,
            journal,
            document.fresh(),
            failure -> warn("room.moment-not-noted", "a moment has no note", failure));
    this.reader = reader;
  }

  /** The room was loaded with nothing: all of its past is kept from here on. */
  void startedWithNothing() {
    fromStart = true;
  }

  /**
   * It has what those tables had that became one with it, the last of them at a time; 0: none. That
   * is kept like a change, be it nothing.
   */
  void joined(long at, long nowMs) {
    if (at > joined) {
      lastAt = Math.max(lastAt, at);
      if (present == Present.KEPT) {
        present = Present.UNKEPT;
        changedAt = nowMs;
      }
    }
    joined = at;
  }

  /** When the last of those became one with it whose words it is known to have; or 0. */
  long joined() {
    return joined;
  }

  /** The room was loaded with something: whoever stopped before may not have kept it. */
  void loaded(long nowMs) {
    present = Present.PERHAPS_KEPT;
    changedAt = nowMs;
  }

  /** A participant's or facilitator's update is about to be applied. */
  void changing(String owner, Update update, long nowMs) {
    tick(nowMs);
    document.fresh().waits(owner, !mayErase(owner, nowMs));
    if (present != Present.KEPT
        && underWay < MOST_UNDER_WAY
        && nowMs - limits.erasedEvery().toMillis() >= erasedAt
        && document.deletes(update) >= limits.erased()) {
      erasedAt = nowMs;
      keepErased(owner, nowMs);
    }
  }

  /** What several have drafted is about to be applied, with all that it erases. */
  void showing(Update drafts, long nowMs) {
    String owner = RoomConnection.FACILITATORS;
    changing(owner, drafts, nowMs);
    FreshWords fresh = document.fresh();
    fresh.erased(null, fresh.losses(owner, since -> document.deletes(drafts, since)));
    saving.erased();
  }

  /** What a participant has erased is no longer there. */
  void erased() {
    saving.erased();
  }

  /**
   * Whether a moment may be kept for what a participant is about to erase. Each has their own
   * pause: whoever erases all the time keeps nobody else from it.
   */
  boolean mayKeep(String participant, long nowMs) {
    return mayErase(participant, nowMs) && (underWay < MOST_UNDER_WAY || !isWritable());
  }

  /** Whether not too many moments were kept lately for what somebody erases of fresh words. */
  private boolean mayErase(String participant, long nowMs) {
    long most = (AT_ONCE_BEFORE_ERASING - 1) * limits.erasedEvery().toMillis();
    return erasers.spent(participant, nowMs) <= most || !isWritable();
  }

  private boolean isWritable() {
    return journal.health().writable();
  }

  /**
   * Keeps what it is before fresh words are erased. If the journal takes nothing, so that nothing
   * is said to be saved either, they are erased all the same. The moment counts for all who have
   * erased some since the last, for each their part: who erases the twentieth letter pays for one.
   *
   * @param owner who is about to erase what was refused
   * @return how much work that is of each, in the units of {@link io.charrette.crdt.Brought}
   */
  Map<String, Long> keepBeforeErasing(String owner, long nowMs) {
    if (underWay >= MOST_UNDER_WAY) {
      document.fresh().kept(document.stateVector());
      return Map.of();
    }
    Map<String, Long> erased = document.fresh().erasers();
    long all = erased.values().stream().mapToLong(Long::longValue).sum();
    String most =
        erased.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(owner);
    long work = keepErased(most, nowMs) / BYTES_PER_UNIT;
    if (isWritable()) {
      long pause = limits.erasedEvery().toMillis();
      erased.forEach((eraser, units) -> erasers.spend(eraser, pause * units / all, nowMs));
    }
    erased.replaceAll((eraser, units) -> work * units / all);
    return erased;
  }

  private int keepErased(String owner, long nowMs) {
    return keepInTurn(Math.max(nowMs, lastAt + 1), PastMoment.Why.BEFORE_ERASING, owner);
  }

  /** The document has changed. */
  void changed(long nowMs) {
    present = Present.UNKEPT;
    changedAt = nowMs;
    firstChangeAt = firstChangeAt == 0 ? nowMs : firstChangeAt;
  }

  /** Does what is to be done from time to time: keeps what is due, and notes what could not be. */
  void keepHouse(long nowMs) {
    saving.tick();
    tick(nowMs);
  }

  /** Keeps the minute of the last change when it is over. */
  private void tick(long nowMs) {
    long end = changedAt - Math.floorMod(changedAt, MINUTE_MS) + MINUTE_MS;
    if (present != Present.KEPT && nowMs >= end && underWay < MOST_UNDER_WAY) {
      triedAt = nowMs;
      keepInTurn(Math.max(end, lastAt + 1), PastMoment.Why.MINUTE, null);
    }
  }

  /** Whether all is kept. */
  boolean atRest() {
    return present == Present.KEPT && underWay == 0 && saving.atRest();
  }

  /**
   * Keeps what it is right now; the journal has it in order with the appends before and after.
   *
   * @return its time, when durable
   */
  Future<Long> keepNow(long nowMs) {
    long at = Math.max(nowMs, lastAt + 1);
    Before before = before();
    State current = capture(at);
    Future<Long> keeping = write(at, PastMoment.Why.BEFORE_RESTORING, null, current);
    return finished(before, current, keeping.map(Optional::of))
        .compose(kept -> thinOut())
        .compose(thinned -> keeping);
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
                    : write(
                            at,
                            PastMoment.Why.BEFORE_STARTING_AFRESH,
                            null,
                            new State(earlier, false, 0, new SavingMoments.Saving()))
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
    State current = capture(at);
    Future<Optional<Long>> keeping =
        keep(at, PastMoment.Why.BEFORE_JOINING, null, current)
            .map(
                kept -> {
                  if (kept) {
                    return Optional.of(at);
                  }
                  // Another process was first, and that is the one.
                  keptElsewhere(before, current);
                  return Optional.empty();
                });
    return finished(before, current, keeping).mapEmpty();
  }

  /** The moments there are, oldest first. */
  Future<List<Journal.Moment>> moments() {
    return on(journal.moments(stream));
  }

  /** The last moment at or before a time, with its state. */
  Future<Optional<Kept>> at(long time) {
    return moments()
        .compose(moments -> read(moments.stream().filter(moment -> moment.at() <= time).toList()));
  }

  /** Whether it is known that nothing was there yet at a time: all that is kept is later. */
  Future<Boolean> startsAfter(long time) {
    return moments()
        .map(
            moments ->
                moments.isEmpty()
                    ? fromStart && (firstChangeAt == 0 || firstChangeAt > time)
                    : moments.getFirst().at() > time
                        && PastMoment.read(moments.getFirst())
                            .filter(first -> first.brief().fromStart())
                            .isPresent());
  }

  /**
   * What is kept of a time.
   *
   * @param moments those up to it, of which the last has the state
   */
  record Kept(byte[] state, List<Journal.Moment> moments) {
    /** When it was kept, epoch milliseconds. */
    long at() {
      return moments.getLast().at();
    }

    /**
     * When the last of those tables became one with it whose words are known to be in it; 0: none.
     * What a moment before it has of other tables it has, too.
     */
    long joined() {
      return moments.stream()
          .flatMap(moment -> PastMoment.read(moment).stream())
          .mapToLong(moment -> moment.brief().joined())
          .max()
          .orElse(0);
    }
  }

  /** Keeps nothing more. */
  void close() {
    closed = true;
  }

  /** The last of some. */
  private Future<Optional<Kept>> read(List<Journal.Moment> moments) {
    return moments.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : on(journal.moment(stream, moments.getLast().at()))
            .map(found -> found.map(state -> new Kept(state, moments)));
  }

  /** What is to be kept, with what is known of it in that turn (see {@link PastMoment.Brief}). */
  private record State(byte[] bytes, boolean fromStart, long joined, SavingMoments.Saving saving) {}

  private State capture(long at) {
    // First what can fail: the room is at rest only when nothing is under way.
    byte[] bytes = document.encodedState();
    State current = new State(bytes, fromStart && underWay == 0, joined, saving.begin());
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

  /**
   * Keeps what it is when there is room for that.
   *
   * @param eraser who is about to erase something; null: nobody
   * @return how many bytes are to be kept
   */
  private int keepInTurn(long at, PastMoment.Why why, @Nullable String eraser) {
    Before before = before();
    State current = capture(at);
    var unused =
        gate.enter(
            () -> {
              Future<Optional<Long>> keeping =
                  Future.succeededFuture(before.present())
                      .compose(
                          was ->
                              was == Present.PERHAPS_KEPT
                                  ? last(current)
                                  : Future.succeededFuture(Optional.<Long>empty()))
                      .compose(
                          already ->
                              already.isPresent()
                                  ? Future.succeededFuture(already)
                                  : keptOf(at, why, eraser, current, before));
              return finished(before, current, keeping).compose(kept -> thinOut());
            });
    return current.bytes().length;
  }

  /** When the last moment was, if it is the same and known to have the words of the same tables. */
  private Future<Optional<Long>> last(State wanted) {
    return at(Long.MAX_VALUE)
        .map(
            last ->
                last.filter(
                        kept ->
                            kept.joined() >= wanted.joined()
                                && Arrays.equals(kept.state(), wanted.bytes()))
                    .map(Kept::at));
  }

  /**
   * A minute is kept once, be it as another process had it. As long as nothing has changed since,
   * it will do that what this has more is known as kept nowhere, and is looked at again before
   * anything is erased, or when the next minute is over.
   *
   * @return its time; none when it is kept as another process had it
   */
  private Future<Optional<Long>> keptOf(
      long at, PastMoment.Why why, @Nullable String eraser, State current, Before before) {
    if (why != PastMoment.Why.MINUTE) {
      return write(at, why, eraser, current).map(Optional::of);
    }
    return keep(at, why, eraser, current)
        .compose(
            kept -> {
              if (kept) {
                return Future.succeededFuture(Optional.of(at));
              }
              if (present != Present.KEPT) {
                return write(at + 1, why, eraser, current).map(Optional::of);
              }
              keptElsewhere(before, current);
              changedAt = Math.max(changedAt, triedAt);
              return Future.succeededFuture(Optional.empty());
            });
  }

  /** What is kept is perhaps less than what it is here. */
  private void keptElsewhere(Before before, State current) {
    present = present == Present.KEPT ? Present.PERHAPS_KEPT : present;
    document.fresh().lost(before.kept());
    saving.lost(current.saving());
  }

  /** Keeps a state, past what others have kept at the same time; its time, when durable. */
  private Future<Long> write(long at, PastMoment.Why why, @Nullable String eraser, State current) {
    lastAt = Math.max(lastAt, at);
    return keep(at, why, eraser, current)
        .compose(kept -> kept ? Future.succeededFuture(at) : write(at + 1, why, eraser, current));
  }

  private Future<Boolean> keep(
      long at, PastMoment.Why why, @Nullable String eraser, State current) {
    return closed
        ? Future.failedFuture(new JournalException("The room is gone", null))
        : Future.succeededFuture(current)
            .map(State::bytes)
            .map(reader)
            .map(flipchart -> PastMoment.Brief.of(flipchart, why, eraser))
            .map(brief -> brief.with(current.fromStart(), current.joined()).encode())
            .compose(brief -> on(journal.keep(stream, at, brief, current.bytes())));
  }

  /** What is too much goes, once it is noted for whose words the others are kept. */
  private Future<Void> thinOut() {
    return saving
        .tried()
        .compose(tried -> moments())
        .compose(
            moments -> {
              List<Long> surplus = Thinning.surplus(moments, limits);
              saving.thinned(
                  moments.stream().filter(moment -> !surplus.contains(moment.at())).toList());
              return surplus.isEmpty() || closed
                  ? Future.<Void>succeededFuture()
                  : on(journal.forget(stream, surplus));
            })
        .recover(
            failure -> {
              // There are some more until the next is kept.
              warn("room.past-not-thinned", "moments are not thinned out", failure);
              return Future.succeededFuture();
            });
  }

  /**
   * What is done when a moment is kept or not.
   *
   * @param keeping its time; none when it is kept as another process had it
   */
  private Future<Optional<Long>> finished(
      Before before, State current, Future<Optional<Long>> keeping) {
    return keeping
        .onComplete(done -> underWay--)
        .onSuccess(kept -> kept.ifPresent(time -> saving.kept(current.saving(), time)))
        .onFailure(
            failure -> {
              // The end of the next minute has to do.
              present = present == Present.KEPT ? before.present() : present;
              document.fresh().lost(before.kept());
              saving.lost(current.saving());
              changedAt = Math.max(changedAt, triedAt);
              fromStart = false;
              warn("room.moment-not-kept", "a moment is not kept", failure);
            });
  }

  private void warn(String event, String what, Throwable failure) {
    if (!closed) {
      LOG.atWarn().addKeyValue("event", event).log("{}: {}: {}", stream.name(), what, failure + "");
    }
  }

  private <T> Future<T> on(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, context);
  }
}
