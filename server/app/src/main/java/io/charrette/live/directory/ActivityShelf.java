package io.charrette.live.directory;

import io.charrette.activity.ActivityFile;
import io.charrette.journal.Journal;
import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.CoalescedRead;
import io.charrette.live.loop.Promptly;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The activities that a workshop can be created with: those that came with the server, then those
 * that were loaded (SPEC H8).
 *
 * <p>Kept in a journal stream of its own, which every process follows. What a process loads or
 * deletes is done once it knows all that was stored before it: only then does it know what became
 * of it. Any thread.
 */
public final class ActivityShelf implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityShelf.class);
  private static final StreamId STREAM = new StreamId("activities");

  /** Entries after which a checkpoint is written. */
  static final int TIDY_AFTER = 200;

  /** Activities are large and every process keeps all of them. */
  public static final int MOST_LOADED = 200;

  /**
   * Built-in activities that are another's languages by now: workshops' recovery sheets name them.
   */
  private static final Map<String, Former> FORMER =
      Map.of("tech-innovation-es", new Former("tech-innovation", "es"));

  private final Journal journal;
  private final List<ActivityFile> builtIn;
  private final LoadedActivities loaded = new LoadedActivities();

  private final CoalescedRead latest;

  /** Up to where in the stream all is known, and who waits for which place to be. */
  private Position known = Position.START;

  /** How many entries of this process itself are on their way, and stand who knows where. */
  private int underWay;

  /** Entries that were read since the last checkpoint. */
  private int untidied;

  private final NavigableMap<Position, Promise<Void>> awaited = new TreeMap<>();
  private Journal.@Nullable Tail tail;

  private record Former(String id, String language) {}

  /** What can come of loading an activity. */
  public enum Loading {
    /** It is there, or was already. */
    POSSIBLE,
    /** It would replace one that came with the server. */
    BUILT_IN,
    /** A newer version is there, or another content of the same version. */
    OUTDATED,
    /** As many are there as there may be. */
    FULL
  }

  public ActivityShelf(Vertx vertx, Journal journal, List<ActivityFile> builtIn) {
    this.journal = journal;
    this.builtIn = List.copyOf(builtIn);
    this.latest = new CoalescedRead(vertx, this::readAgain);
  }

  /** Reads what was loaded, then follows what other processes load and delete. */
  public Future<Void> load() {
    return Future.fromCompletionStage(journal.read(STREAM))
        .compose(
            recovered -> {
              take(recovered, true);
              follow(recovered.end());
              return tidied();
            });
  }

  /**
   * Completes when all is known that any process had stored before this call, even what the tail
   * has not brought yet; fails when the journal cannot be read.
   */
  public Future<Void> latest() {
    return latest.ask();
  }

  private Future<Void> readAgain() {
    Position after;
    synchronized (this) {
      after = known;
    }
    return Future.fromCompletionStage(journal.read(STREAM, after))
        .map(
            recovered -> {
              take(recovered, false);
              return null;
            });
  }

  private synchronized void follow(Position after) {
    tail =
        journal.tail(
            STREAM,
            after,
            new Journal.TailListener() {
              @Override
              public void appended(Entry entry) {
                take(StoredActivity.of(entry));
              }

              @Override
              public void reached(Position position) {
                knowUpTo(position);
                tidied();
              }

              @Override
              public void lapsed(Journal.Recovered afresh) {
                take(afresh, true);
              }
            });
  }

  /**
   * Writes a checkpoint when there is much before it. It is of what the journal has, since of what
   * this process has stored itself it may not have heard yet. Never fails.
   */
  private Future<Void> tidied() {
    synchronized (this) {
      if (untidied < TIDY_AFTER) {
        return Future.succeededFuture();
      }
      untidied = 0;
    }
    return Future.fromCompletionStage(
            journal
                .read(STREAM)
                .thenCompose(
                    whole ->
                        journal.checkpoint(STREAM, whole.end(), StoredActivity.checkpoint(whole))))
        .recover(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("event", "activity.not-tidied")
                  .log("The list of activities stays longer than it need be", failure);
              return Future.succeededFuture();
            });
  }

  /**
   * Takes what was read; what a checkpoint lacks has been deleted or replaced.
   *
   * @param whole whether it is the whole stream, which may end before what was known of it
   */
  private void take(Journal.Recovered recovered, boolean whole) {
    synchronized (this) {
      if (whole) {
        known = Position.START;
      }
      if (recovered.checkpoint().length > 0 && recovered.upTo().compareTo(known) > 0) {
        List<ActivityFile> counting = new ArrayList<>();
        for (StoredActivity stored : StoredActivity.inCheckpoint(recovered)) {
          switch (stored) {
            case StoredActivity.Loaded one -> counting.add(one.activity());
            case StoredActivity.Unreadable one -> leaveOut(one);
            case StoredActivity.Deleted none -> {}
          }
        }
        loaded.restart(recovered.upTo(), counting);
        known = recovered.upTo();
        untidied = 0;
      }
      recovered.entries().stream().map(StoredActivity::of).forEach(this::take);
    }
    knowUpTo(recovered.end());
  }

  /** Notes up to where all is known, and tells who waited for that. */
  private void knowUpTo(Position position) {
    List<Promise<Void>> done;
    synchronized (this) {
      if (position.compareTo(known) > 0) {
        known = position;
      }
      if (underWay == 0) {
        loaded.forgetDeletions(known);
      }
      Map<Position, Promise<Void>> waited = awaited.headMap(known, true);
      done = List.copyOf(waited.values());
      waited.clear();
    }
    done.forEach(Promise::tryComplete);
  }

  /** Succeeds once all is known up to this place of the stream. */
  private synchronized Future<Void> knownUpTo(Position position) {
    return known.compareTo(position) >= 0
        ? Future.succeededFuture()
        : awaited.computeIfAbsent(position, place -> Promise.promise()).future();
  }

  /**
   * Takes an entry of another process, or of the time before this one, unless it was taken before;
   * one that cannot be read stays where it is, unseen.
   */
  private synchronized void take(StoredActivity stored) {
    if (stored.at().compareTo(known) <= 0) {
      return;
    }
    untidied++;
    switch (stored) {
      case StoredActivity.Loaded(Position at, ActivityFile activity) -> loaded.add(at, activity);
      case StoredActivity.Deleted(Position at, String id) -> loaded.delete(at, id);
      case StoredActivity.Unreadable unreadable -> leaveOut(unreadable);
    }
  }

  private static void leaveOut(StoredActivity.Unreadable unreadable) {
    LOG.atError()
        .addKeyValue("event", "activity.unreadable")
        .log(
            "An activity that was loaded breaks a rule of this version, and is left out",
            unreadable.why());
  }

  /** All of them, the default first. */
  public synchronized List<ActivityFile> all() {
    List<ActivityFile> all = new ArrayList<>(builtIn);
    all.addAll(loaded.all());
    return all;
  }

  /** The activity of this id, which may be one that activities had before. */
  public Optional<ActivityFile> find(String id) {
    Optional<ActivityFile> found = present(id);
    Former former = FORMER.get(id);
    return found.isPresent() || former == null
        ? found
        : present(former.id()).map(activity -> activity.ledBy(former.language()));
  }

  /** The same, missed only when all is known that any process had stored before (SPEC P1). */
  public Future<Optional<ActivityFile>> findLatest(String id) {
    return Promptly.read(journal, latest.find(() -> find(id)));
  }

  private Optional<ActivityFile> present(String id) {
    return all().stream().filter(activity -> activity.id().equals(id)).findFirst();
  }

  /** Whether the activity of this id came with the server. */
  public boolean isBuiltIn(String id) {
    return builtIn.stream().anyMatch(activity -> activity.id().equals(id));
  }

  /** Whether an activity can be loaded. */
  public synchronized Loading loading(ActivityFile activity) {
    if (isBuiltIn(activity.id())) {
      return Loading.BUILT_IN;
    }
    return loaded
        .find(activity.id())
        .map(
            present ->
                present.version() < activity.version() || present.equals(activity)
                    ? Loading.POSSIBLE
                    : Loading.OUTDATED)
        .orElseGet(() -> loaded.all().size() < MOST_LOADED ? Loading.POSSIBLE : Loading.FULL);
  }

  /**
   * Loads an activity, or replaces the loaded one of its id; durable when the future succeeds with
   * {@link Loading#POSSIBLE}. With anything else it is not loaded: another process was first, too.
   * Fails, and nothing is stored, while the journal takes nothing.
   */
  public Future<Loading> add(ActivityFile activity) {
    return wouldChange(activity)
        ? store(activity)
        : Promptly.inTime(Promptly.read(journal, latest()))
            .compose(
                read ->
                    wouldChange(activity)
                        ? store(activity)
                        : Future.succeededFuture(loading(activity)));
  }

  /** Whether something comes of storing it, as far as is known. */
  private boolean wouldChange(ActivityFile activity) {
    return loading(activity) == Loading.POSSIBLE
        && present(activity.id()).filter(activity::equals).isEmpty();
  }

  private Future<Loading> store(ActivityFile activity) {
    boolean isNew = present(activity.id()).isEmpty();
    return Promptly.whileWritable(journal)
        .compose(taking -> append(activity.bytes(), position -> loaded.add(position, activity)))
        .compose(
            stored ->
                isNew && isTooMany(activity.id())
                    ? takeAway(activity.id()).map(Loading.FULL)
                    : Future.succeededFuture(loading(activity)));
  }

  /** Whether so many were loaded before it, at other processes at once, that it is one too many. */
  private synchronized boolean isTooMany(String id) {
    List<String> ids = loaded.all().stream().map(ActivityFile::id).toList();
    return ids.indexOf(id) >= MOST_LOADED;
  }

  /**
   * Deletes an activity that was loaded; durable when the future succeeds. Workshops that were
   * created with it have it whole, and go on. Fails, and nothing is stored, while the journal takes
   * nothing.
   */
  public Future<Void> delete(String id) {
    return Promptly.whileWritable(journal).compose(taking -> takeAway(id));
  }

  private Future<Void> takeAway(String id) {
    return append(StoredActivity.deletion(id), position -> loaded.delete(position, id));
  }

  /** Appends an entry of this process's own, which no tail hands over, and takes it. */
  private Future<Void> append(byte[] entry, Consumer<Position> take) {
    synchronized (this) {
      underWay++;
    }
    return Future.fromCompletionStage(journal.append(STREAM, entry))
        .compose(
            position -> {
              synchronized (this) {
                underWay--;
                untidied++;
                take.accept(position);
              }
              return knownUpTo(position);
            },
            failure -> {
              synchronized (this) {
                underWay--;
              }
              return Future.failedFuture(failure);
            });
  }

  @Override
  public synchronized void close() {
    if (tail != null) {
      tail.close();
    }
  }
}
