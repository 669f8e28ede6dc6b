package io.charrette.live.directory;

import io.charrette.activity.ActivityFile;
import io.charrette.activity.InvalidActivityException;
import io.charrette.journal.Journal;
import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The activities that a workshop can be created with: those that came with the server, then those
 * that were added (SPEC H8).
 *
 * <p>Kept in a journal stream of its own, whose entries are whole activities; the last of one id
 * counts. Any thread.
 */
public final class ActivityShelf implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityShelf.class);
  private static final StreamId STREAM = new StreamId("activities");

  /** Activities are large and every process keeps all of them. */
  private static final int MOST_ADDED = 200;

  private final Journal journal;
  private final List<ActivityFile> builtIn;
  private final Map<String, ActivityFile> added = new LinkedHashMap<>();
  private Journal.@Nullable Tail tail;

  public ActivityShelf(Journal journal, List<ActivityFile> builtIn) {
    this.journal = journal;
    this.builtIn = List.copyOf(builtIn);
  }

  /** Reads what was added, then follows what other processes add. */
  public Future<Void> load() {
    return Future.fromCompletionStage(journal.read(STREAM))
        .map(
            recovered -> {
              recovered.entries().forEach(this::take);
              follow(recovered.end());
              return null;
            });
  }

  private synchronized void follow(Position after) {
    tail = journal.tail(STREAM, after, this::take);
  }

  /** Puts a stored activity on the shelf; one that cannot be read stays where it is, unseen. */
  private void take(Entry entry) {
    ActivityFile activity;
    try {
      activity = ActivityFile.stored(entry.bytes());
    } catch (InvalidActivityException e) {
      LOG.atError()
          .addKeyValue("event", "activity.unreadable")
          .log("An activity that was added breaks a rule of this version, and is left out", e);
      return;
    }
    take(activity);
  }

  private synchronized void take(ActivityFile activity) {
    added.put(activity.id(), activity);
  }

  /** All of them, the default first. */
  public synchronized List<ActivityFile> all() {
    List<ActivityFile> all = new ArrayList<>(builtIn);
    all.addAll(added.values());
    return all;
  }

  /** The activity of this id. */
  public Optional<ActivityFile> find(String id) {
    return all().stream().filter(activity -> activity.id().equals(id)).findFirst();
  }

  /** Whether an activity of this id can be added: not one that came with the server. */
  public synchronized boolean accepts(String id) {
    return builtIn.stream().noneMatch(activity -> activity.id().equals(id))
        && (added.containsKey(id) || added.size() < MOST_ADDED);
  }

  /** Adds an activity, or replaces the added one of its id; durable when the future succeeds. */
  public Future<Void> add(ActivityFile activity) {
    return Future.fromCompletionStage(journal.append(STREAM, activity.bytes()))
        .map(
            position -> {
              take(activity);
              return null;
            });
  }

  @Override
  public synchronized void close() {
    if (tail != null) {
      tail.close();
    }
  }
}
