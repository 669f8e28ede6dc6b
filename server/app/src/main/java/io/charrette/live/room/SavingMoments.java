package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.journal.Journal;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.PastMoment;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For whose words moments of a flipchart's past are kept (SPEC K2). What is erased is in the last
 * moment as long as that is the last, so it is enough to note there whose it was: no other state is
 * written for that, and nobody who erases has to wait. Touched by the room's context only.
 */
final class SavingMoments {
  private final StreamId stream;
  private final Context context;
  private final Journal journal;
  private final FreshWords fresh;
  private final Consumer<Throwable> notNoted;

  /** The last moment; null while none is known. */
  private @Nullable Saving last;

  /** The last that is kept for the words of each author. */
  private final Map<String, Saving> byAuthor = new HashMap<>();

  /** Of which the journal does not have all authors. */
  private final Set<Saving> owed = new LinkedHashSet<>();

  private Future<Void> noting = Future.succeededFuture();

  /** A moment that the journal has, or gets. */
  static final class Saving {
    private final Set<String> authors = new TreeSet<>();

    /** When it was, epoch milliseconds; null as long as the journal does not have it. */
    private @Nullable Long at;

    /** The last one before, as long as the journal does not have it; null if none is known. */
    private @Nullable Saving before;

    private boolean lost;
  }

  /**
   * No moment is known.
   *
   * @param notNoted told why one has no note, which is tried again
   */
  SavingMoments(
      StreamId stream,
      Context context,
      Journal journal,
      FreshWords fresh,
      Consumer<Throwable> notNoted) {
    this.notNoted = notNoted;
    this.stream = stream;
    this.context = context;
    this.journal = journal;
    this.fresh = fresh;
  }

  /** The flipchart is to be kept as it is now. */
  Saving begin() {
    Saving begun = new Saving();
    begun.before = last;
    last = begun;
    return begun;
  }

  /** The journal has that moment, as of this time. */
  void kept(Saving moment, long at) {
    moment.at = at;
    moment.before = null;
    note(moment);
  }

  /** The journal does not get it: the last is the one before, and has what is not lost. */
  void lost(Saving moment) {
    moment.lost = true;
    owed.remove(moment);
    Saving before = moment.before;
    while (before != null && before.lost) {
      before = before.before;
    }
    last = before;
    if (before == null) {
      forget(moment);
    } else {
      save(before, moment.authors);
    }
  }

  /** Something was erased, perhaps: where it is much, the last moment is kept for its authors. */
  void erased() {
    Set<String> authors = fresh.muchUnsaved();
    if (last != null && !authors.isEmpty()) {
      fresh.saved(authors);
      save(last, authors);
    }
  }

  private void save(Saving moment, Set<String> authors) {
    if (moment.authors.addAll(authors)) {
      owed.add(moment);
    }
    authors.forEach(author -> byAuthor.put(author, moment));
    note(moment);
  }

  /** Notes what could not be noted before. */
  void tick() {
    if (noting.isComplete()) {
      Set.copyOf(owed).forEach(this::note);
    }
  }

  /** Whether all is noted. */
  boolean atRest() {
    return owed.isEmpty();
  }

  /** Completes when all has been tried that is to be noted now. */
  Future<Void> tried() {
    return noting;
  }

  private void note(Saving moment) {
    Long at = moment.at;
    if (at != null && owed.contains(moment)) {
      noting =
          noting
              .compose(before -> note(moment, at))
              .recover(
                  failure -> {
                    notNoted.accept(failure);
                    return Future.succeededFuture();
                  });
    }
  }

  /** Notes whose words it is kept for, besides what other processes note of it. */
  private Future<Void> note(Saving moment, long at) {
    if (!owed.contains(moment)) {
      return Future.succeededFuture();
    }
    return on(journal.moments(stream))
        .compose(
            moments -> {
              Optional<Journal.Moment> there = find(moments, at);
              if (there.isEmpty()) {
                gone(moment);
                return Future.succeededFuture();
              }
              Set<String> authors = Set.copyOf(moment.authors);
              return noteAs(there.get(), authors)
                  .compose(
                      done -> {
                        if (done && moment.authors.equals(authors)) {
                          owed.remove(moment);
                        }
                        return note(moment, at);
                      });
            });
  }

  private static Optional<Journal.Moment> find(List<Journal.Moment> moments, long at) {
    return moments.stream().filter(moment -> moment.at() == at).findAny();
  }

  private Future<Boolean> noteAs(Journal.Moment there, Set<String> authors) {
    Optional<PastMoment> read = PastMoment.read(there);
    if (read.isEmpty()) {
      return Future.succeededFuture(true); // a note that is damaged stays as it is
    }
    byte[] note = read.get().brief().saving(authors).encode();
    return on(journal.note(stream, there.at(), there.note(), note));
  }

  /** What another process has thinned out meanwhile saves nothing. */
  private void gone(Saving moment) {
    owed.remove(moment);
    forget(moment);
    if (moment == last) {
      last = null;
      fresh.lost(StateVector.EMPTY);
    }
  }

  /** Only these are kept. */
  void thinned(List<Journal.Moment> staying) {
    long end = staying.stream().mapToLong(Journal.Moment::at).max().orElse(Long.MAX_VALUE);
    for (Saving moment : Set.copyOf(byAuthor.values())) {
      Long at = moment.at;
      // What has come since they were asked for is not among them.
      if (at != null && at <= end && find(staying, at).isEmpty()) {
        forget(moment);
      }
    }
  }

  private void forget(Saving moment) {
    Set<String> authors = new HashSet<>(byAuthor.keySet());
    authors.removeIf(author -> byAuthor.get(author) != moment);
    byAuthor.keySet().removeAll(authors);
    fresh.unsaved(authors);
  }

  private <T> Future<T> on(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, context);
  }
}
