package io.charrette.live.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.InvalidActivityException;
import io.charrette.journal.Journal;
import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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

  /** The one field of an entry that is a deletion: the id. */
  private static final String DELETED = "deleted";

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

  /** Up to where in the stream all is known, and who waits for which place to be. */
  private Position known = Position.START;

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

  public ActivityShelf(Journal journal, List<ActivityFile> builtIn) {
    this.journal = journal;
    this.builtIn = List.copyOf(builtIn);
  }

  /** Reads what was loaded, then follows what other processes load and delete. */
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
    known = after;
    tail =
        journal.tail(
            STREAM,
            after,
            new Journal.TailListener() {
              @Override
              public void appended(Entry entry) {
                take(entry);
              }

              @Override
              public void reached(Position position) {
                knowUpTo(position).forEach(Promise::tryComplete);
              }
            });
  }

  /** Notes up to where all is known; who waited for that. */
  private synchronized List<Promise<Void>> knowUpTo(Position position) {
    known = position;
    Map<Position, Promise<Void>> waited = awaited.headMap(position, true);
    List<Promise<Void>> done = List.copyOf(waited.values());
    waited.clear();
    return done;
  }

  /** Succeeds once all is known up to this place of the stream. */
  private synchronized Future<Void> knownUpTo(Position position) {
    return known.compareTo(position) >= 0
        ? Future.succeededFuture()
        : awaited.computeIfAbsent(position, place -> Promise.promise()).future();
  }

  /** Puts a stored activity on the shelf; one that cannot be read stays where it is, unseen. */
  private void take(Entry entry) {
    try {
      JsonNode json = ActivityFile.json(entry.bytes());
      if (json.path(DELETED).isTextual()) {
        drop(entry.position(), json.get(DELETED).textValue());
      } else {
        take(entry.position(), ActivityFile.stored(json));
      }
    } catch (InvalidActivityException e) {
      LOG.atError()
          .addKeyValue("event", "activity.unreadable")
          .log("An activity that was loaded breaks a rule of this version, and is left out", e);
    }
  }

  private synchronized void take(Position at, ActivityFile activity) {
    loaded.add(at, activity);
  }

  private synchronized void drop(Position at, String id) {
    loaded.delete(at, id);
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
   * Loads an activity, or replaces the loaded one of its id; durable when the future succeeds. By
   * then {@link #loading} tells whether another process was first.
   */
  public Future<Void> add(ActivityFile activity) {
    if (present(activity.id()).filter(activity::equals).isPresent()) {
      return Future.succeededFuture();
    }
    return append(activity.bytes(), position -> take(position, activity));
  }

  /**
   * Deletes an activity that was loaded; durable when the future succeeds. Workshops that were
   * created with it have it whole, and go on.
   */
  public Future<Void> delete(String id) {
    byte[] deletion =
        JsonNodeFactory.instance.objectNode().put(DELETED, id).toString().getBytes(UTF_8);
    return append(deletion, position -> drop(position, id));
  }

  private Future<Void> append(byte[] entry, Consumer<Position> then) {
    return Future.fromCompletionStage(journal.append(STREAM, entry))
        .compose(
            position -> {
              then.accept(position);
              return knownUpTo(position);
            });
  }

  @Override
  public synchronized void close() {
    if (tail != null) {
      tail.close();
    }
  }
}
