package io.charrette.live.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.CoalescedRead;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of the workshops there are: by id, and by the code that people join with.
 *
 * <p>Kept in a journal stream of its own, whose entries commute: an id is listed once and removed
 * once. May be read from any thread.
 */
public final class Directory implements AutoCloseable {
  /** Entries after which a start writes a checkpoint. */
  private static final int TIDY_AFTER = 200;

  /** So many are deleted once more when the list has been read afresh. */
  private static final int MOST_REMOVED = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Journal journal;
  private final Consumer<String> onRemoved;
  private final Map<String, Listed> byId = new ConcurrentHashMap<>();
  private final Map<String, Listed> byCode = new ConcurrentHashMap<>();
  private final Map<String, Listed> byKey = new ConcurrentHashMap<>();

  /** Where each stands on the list, by id. */
  private final Map<String, Position> listedAt = new ConcurrentHashMap<>();

  /** Those that are on the list and are not found: they are being deleted. */
  private final Set<String> hidden = ConcurrentHashMap.newKeySet();

  /** Those that were removed of late and not listed again, the last {@link #MOST_REMOVED}. */
  private final SequencedSet<String> removedOfLate = new LinkedHashSet<>();

  private final CoalescedRead latest;

  /** The position up to which the entries of other processes have been applied. */
  private Position applied = Position.START;

  private volatile Journal.@Nullable Tail tail;

  /**
   * Wires it; {@link #load} fills it.
   *
   * @param onRemoved told the id of each workshop that another process removed, and of what was
   *     removed of late when the store may have come back without that; on any thread
   */
  Directory(Vertx vertx, Journal journal, Consumer<String> onRemoved) {
    this.journal = journal;
    this.onRemoved = onRemoved;
    this.latest = new CoalescedRead(vertx, this::readAgain);
  }

  /**
   * What is known of a workshop without loading it.
   *
   * @param deleteAfter epoch milliseconds
   * @param tables how many, numbered from 1
   * @param key what stands for the key that it was created with (SPEC H23), null when with none
   */
  public record Listed(
      String id, String joinCode, long deleteAfter, int tables, @Nullable String key) {}

  /** A code that was made for a workshop after it was created. */
  public record Code(String joinCode, String workshopId) {}

  /** Reads the list, then follows what other processes do to it. */
  public Future<Void> load() {
    return Future.fromCompletionStage(journal.read(StreamId.directory()))
        .compose(
            recovered -> {
              take(recovered, removed -> {});
              tail = journal.tail(StreamId.directory(), recovered.end(), new Follower());
              if (recovered.entries().size() < TIDY_AFTER) {
                return Future.succeededFuture();
              }
              return Future.fromCompletionStage(
                  journal.checkpoint(StreamId.directory(), recovered.end(), everything()));
            });
  }

  /**
   * Completes when everything is known that any process had listed before this call, even what the
   * tail has not brought yet; fails when the journal cannot be read.
   */
  public Future<Void> latest() {
    return latest.ask();
  }

  /** What is found here, now or when that is known. */
  public <T> Future<Optional<T>> sought(Supplier<Optional<T>> look) {
    return latest.find(look);
  }

  public Optional<Listed> byCode(String joinCode) {
    return Optional.ofNullable(byCode.get(joinCode))
        .filter(listed -> byId.containsKey(listed.id()));
  }

  /** The workshop that was created with the key that this stands for. */
  public Optional<Listed> byKey(String key) {
    return Optional.ofNullable(byKey.get(key)).filter(listed -> byId.containsKey(listed.id()));
  }

  public Optional<Listed> byId(String workshopId) {
    return Optional.ofNullable(byId.get(workshopId));
  }

  /** The workshops that there are, the latest to be deleted first, at most so many. */
  public List<Listed> latest(int most) {
    return byId.values().stream()
        .sorted(Comparator.comparingLong(Listed::deleteAfter).reversed())
        .limit(most)
        .toList();
  }

  /** The workshops whose deletion date has passed. */
  public List<Listed> expired(long nowMs) {
    return byId.values().stream().filter(listed -> listed.deleteAfter() <= nowMs).toList();
  }

  /** The ids of those that were removed of late, as far as the list still tells. */
  List<String> removedOfLate() {
    synchronized (removedOfLate) {
      return List.copyOf(removedOfLate);
    }
  }

  /**
   * Makes one more code lead to a workshop; durable when the future succeeds. Codes are taken away
   * only with their workshop: which of them people may join with, the workshop itself says.
   */
  public Future<Void> addCode(Code code) {
    return Future.fromCompletionStage(journal.append(StreamId.directory(), bytes(asJson(code))))
        .map(
            position -> {
              apply(asJson(code), onRemoved);
              return null;
            });
  }

  /** Writes a workshop on the list, durably when the future succeeds; {@link #list} finds it. */
  Future<Void> add(Listed listed) {
    return Future.fromCompletionStage(journal.append(StreamId.directory(), bytes(asJson(listed))))
        .map(
            position -> {
              listedAt.put(listed.id(), position);
              return null;
            });
  }

  /** Finds it no longer, although it is still on the list. */
  void hide(Listed listed) {
    hidden.add(listed.id());
    byId.remove(listed.id());
  }

  /** Whether it is hidden. */
  boolean hides(String workshopId) {
    return hidden.contains(workshopId);
  }

  /** Finds it from now on, or again. */
  void list(Listed listed) {
    hidden.remove(listed.id());
    put(listed);
  }

  /** Takes a workshop off the list; durable when the future succeeds. */
  Future<Void> remove(Listed listed) {
    ObjectNode removed = JSON.createObjectNode().put("type", "removed").put("id", listed.id());
    return Future.fromCompletionStage(journal.append(StreamId.directory(), bytes(removed)))
        .map(
            position -> {
              apply(removed, onRemoved);
              hidden.remove(listed.id());
              return null;
            });
  }

  /**
   * Whether a workshop was removed and has been listed once since, as far as the list still tells.
   * Then who has just listed it knows that nobody else has, and that what streams it has were
   * written behind its deletion.
   */
  Future<Boolean> listsOnceSinceRemoved(String workshopId) {
    return Future.fromCompletionStage(journal.read(StreamId.directory()))
        .map(
            recovered -> {
              int times = 2; // for all that is known
              for (Read each : recovered.entries().stream().map(Read::of).toList()) {
                if (each.id().equals(workshopId)) {
                  times = each.isRemoval() ? 0 : each.isListing() ? times + 1 : times;
                }
              }
              return times == 1;
            });
  }

  @Override
  public void close() {
    Journal.Tail running = tail;
    if (running != null) {
      running.close();
    }
  }

  private Future<Void> readAgain() {
    Position after;
    synchronized (this) {
      after = applied;
    }
    return Future.fromCompletionStage(journal.read(StreamId.directory(), after))
        .map(
            recovered -> {
              take(recovered, onRemoved);
              return null;
            });
  }

  /**
   * Takes what was read; when that begins with a checkpoint, what it lacks has been removed. What
   * stands on the list in the end has not: whoever is told of a removal deletes all of a workshop.
   */
  private synchronized void take(Journal.Recovered recovered, Consumer<String> whenRemoved) {
    List<Read> entries = recovered.entries().stream().map(Read::of).toList();
    Map<String, Read> last = new HashMap<>();
    entries.stream()
        .filter(each -> each.isRemoval() || each.isListing())
        .forEach(each -> last.put(each.id(), each));
    if (recovered.checkpoint().length > 0 && recovered.upTo().compareTo(applied) > 0) {
      Set<String> there = idsIn(recovered.checkpoint());
      for (Listed listed : List.copyOf(byId.values())) {
        Position at = listedAt.getOrDefault(listed.id(), Position.START);
        boolean sinceThen = last.containsKey(listed.id()) || at.compareTo(recovered.upTo()) > 0;
        if (!there.contains(listed.id()) && !sinceThen) {
          unlist(listed.id(), whenRemoved);
        }
      }
      apply(parse(recovered.checkpoint()), whenRemoved);
      applied = recovered.upTo();
    }
    for (Read each : entries) {
      // Of what was listed and removed by turns only the last counts, even for an instant.
      Read counting = last.getOrDefault(each.id(), each);
      if (counting.isRemoval() ? each.equals(counting) : !each.isRemoval()) {
        take(each, whenRemoved);
      }
    }
  }

  private static Set<String> idsIn(byte[] checkpoint) {
    Set<String> ids = new HashSet<>();
    if (checkpoint.length > 0) {
      parse(checkpoint).forEach(one -> ids.add(one.path("id").asText()));
    }
    return ids;
  }

  /** An entry that was read. */
  private record Read(Position at, JsonNode entry) {
    static Read of(Journal.Entry entry) {
      return new Read(entry.position(), parse(entry.bytes()));
    }

    String id() {
      return entry.path("id").asText();
    }

    boolean isRemoval() {
      return entry.path("type").asText().equals("removed");
    }

    boolean isListing() {
      return entry.path("type").asText().equals("listed");
    }
  }

  /** Takes an entry, unless it has been taken before, by tail or by reading. */
  private synchronized void take(Read read, Consumer<String> whenRemoved) {
    if (read.at().compareTo(applied) > 0) {
      applied = read.at();
      if (read.isListing()) {
        listedAt.put(read.id(), read.at());
      }
      apply(read.entry(), whenRemoved);
    }
  }

  /** Brings what other processes list and remove. */
  private final class Follower implements Journal.TailListener {
    @Override
    public void appended(Journal.Entry entry) {
      take(Read.of(entry), onRemoved);
    }

    @Override
    public void reached(Position position) {
      synchronized (Directory.this) {
        applied = position.compareTo(applied) > 0 ? position : applied;
      }
    }

    /**
     * The store may have come back without the end of what it had. What was removed is deleted once
     * more, unless it stands on the list. What was listed and is neither there nor removed has been
     * lost, and is listed again.
     */
    @Override
    public void lapsed(Journal.Recovered afresh) {
      List<String> removed;
      List<Listed> lost;
      synchronized (Directory.this) {
        removed = removedOfLate();
        applied = Position.START;
        take(afresh, onRemoved);
        Set<String> there = idsIn(afresh.checkpoint());
        afresh.entries().stream()
            .map(Read::of)
            .filter(Read::isListing)
            .forEach(each -> there.add(each.id()));
        lost = byId.values().stream().filter(listed -> !there.contains(listed.id())).toList();
      }
      removed.stream().filter(id -> !byId.containsKey(id)).forEach(onRemoved);
      lost.forEach(Directory.this::listAgain);
    }
  }

  private void listAgain(Listed listed) {
    add(listed)
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("event", "workshop.not-listed-again")
                    .log("workshop {} is on the list no longer", listed.id(), failure));
    byCode.forEach(
        (code, of) -> {
          if (of.equals(listed) && !code.equals(listed.joinCode())) {
            addCode(new Code(code, listed.id()));
          }
        });
  }

  /** Applies an entry, or a checkpoint, which is an array of them. */
  private void apply(JsonNode entry, Consumer<String> whenRemoved) {
    if (entry.isArray()) {
      entry.forEach(one -> apply(one, whenRemoved));
      return;
    }
    String id = entry.path("id").asText();
    switch (entry.path("type").asText()) {
      case "listed" -> {
        if (!hidden.contains(id)) {
          put(
              new Listed(
                  id,
                  entry.path("joinCode").asText(),
                  entry.path("deleteAfter").asLong(),
                  entry.path("tables").asInt(),
                  entry.path("key").textValue()));
        }
      }
      case "code" -> {
        Listed listed = byId.get(id);
        if (listed != null) {
          byCode.put(entry.path("joinCode").asText(), listed);
        }
      }
      case "removed" -> unlist(id, whenRemoved);
      default ->
          throw new JournalException(
              "the directory holds an entry of the unknown type " + entry.path("type"), null);
    }
  }

  private void unlist(String id, Consumer<String> whenRemoved) {
    Listed removed = byId.remove(id);
    byCode.values().removeIf(listed -> listed.id().equals(id));
    byKey.values().removeIf(listed -> listed.id().equals(id));
    listedAt.remove(id);
    synchronized (removedOfLate) {
      removedOfLate.remove(id);
      removedOfLate.add(id);
      if (removedOfLate.size() > MOST_REMOVED) {
        removedOfLate.removeFirst();
      }
    }
    if (removed != null) {
      whenRemoved.accept(id);
    }
  }

  private void put(Listed listed) {
    synchronized (removedOfLate) {
      removedOfLate.remove(listed.id());
    }
    byId.put(listed.id(), listed);
    byCode.put(listed.joinCode(), listed);
    if (listed.key() != null) {
      byKey.put(listed.key(), listed);
    }
  }

  private byte[] everything() {
    ArrayNode all = JSON.createArrayNode();
    byId.values().forEach(listed -> all.add(asJson(listed)));
    byCode.forEach(
        (code, listed) -> {
          if (!code.equals(listed.joinCode())) {
            all.add(asJson(new Code(code, listed.id())));
          }
        });
    return bytes(all);
  }

  private static ObjectNode asJson(Listed listed) {
    ObjectNode entry =
        JSON.createObjectNode()
            .put("type", "listed")
            .put("id", listed.id())
            .put("joinCode", listed.joinCode())
            .put("deleteAfter", listed.deleteAfter())
            .put("tables", listed.tables());
    return listed.key() == null ? entry : entry.put("key", listed.key());
  }

  private static ObjectNode asJson(Code code) {
    return JSON.createObjectNode()
        .put("type", "code")
        .put("id", code.workshopId())
        .put("joinCode", code.joinCode());
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new JournalException("the directory holds an entry that is not JSON", e);
    }
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
