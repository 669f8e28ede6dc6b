package io.charrette.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The list of the workshops there are: by id, and by the code that people join with.
 *
 * <p>Kept in a journal stream of its own, whose entries commute: an id is listed once and removed
 * once. May be read from any thread.
 */
final class Directory implements AutoCloseable {
  /** Entries after which a start writes a checkpoint. */
  private static final int TIDY_AFTER = 200;

  private static final JsonMapper JSON = new JsonMapper();

  private final Journal journal;
  private final Consumer<Listed> onRemoved;
  private final Map<String, Listed> byId = new ConcurrentHashMap<>();
  private final Map<String, Listed> byCode = new ConcurrentHashMap<>();
  private volatile Journal.@Nullable Tail tail;

  /**
   * Wires it; {@link #load} fills it.
   *
   * @param onRemoved told of each workshop that another process removed, on any thread
   */
  Directory(Journal journal, Consumer<Listed> onRemoved) {
    this.journal = journal;
    this.onRemoved = onRemoved;
  }

  /**
   * What is known of a workshop without loading it.
   *
   * @param deleteAfter epoch milliseconds
   * @param tables how many, numbered from 1
   */
  record Listed(String id, String joinCode, long deleteAfter, int tables) {}

  /** Reads the list, then follows what other processes do to it. */
  Future<Void> load() {
    return Future.fromCompletionStage(journal.read(StreamId.directory()))
        .compose(
            recovered -> {
              if (recovered.checkpoint().length > 0) {
                apply(parse(recovered.checkpoint()), removed -> {});
              }
              recovered.entries().forEach(entry -> apply(parse(entry.bytes()), removed -> {}));
              tail =
                  journal.tail(
                      StreamId.directory(),
                      recovered.end(),
                      entry -> apply(parse(entry.bytes()), onRemoved));
              if (recovered.entries().size() < TIDY_AFTER) {
                return Future.succeededFuture();
              }
              return Future.fromCompletionStage(
                  journal.checkpoint(StreamId.directory(), recovered.end(), everything()));
            });
  }

  Optional<Listed> byCode(String joinCode) {
    return Optional.ofNullable(byCode.get(joinCode));
  }

  Optional<Listed> byId(String workshopId) {
    return Optional.ofNullable(byId.get(workshopId));
  }

  /** The workshops whose deletion date has passed. */
  List<Listed> expired(long nowMs) {
    return byId.values().stream().filter(listed -> listed.deleteAfter() <= nowMs).toList();
  }

  /** Lists a workshop; durable when the future succeeds. */
  Future<Void> add(Listed listed) {
    return Future.fromCompletionStage(journal.append(StreamId.directory(), bytes(asJson(listed))))
        .map(
            position -> {
              list(listed);
              return null;
            });
  }

  /** Finds it no longer, although it is still listed. */
  void hide(Listed listed) {
    byId.remove(listed.id());
    byCode.remove(listed.joinCode());
  }

  /** Takes a workshop off the list; durable when the future succeeds. */
  Future<Void> remove(String workshopId) {
    ObjectNode removed = JSON.createObjectNode().put("type", "removed").put("id", workshopId);
    return Future.fromCompletionStage(journal.append(StreamId.directory(), bytes(removed)))
        .map(
            position -> {
              apply(removed, onRemoved);
              return null;
            });
  }

  @Override
  public void close() {
    Journal.Tail running = tail;
    if (running != null) {
      running.close();
    }
  }

  /** Applies an entry, or a checkpoint, which is an array of them. */
  private void apply(JsonNode entry, Consumer<Listed> whenRemoved) {
    if (entry.isArray()) {
      entry.forEach(one -> apply(one, whenRemoved));
      return;
    }
    String id = entry.path("id").asText();
    switch (entry.path("type").asText()) {
      case "listed" ->
          list(
              new Listed(
                  id,
                  entry.path("joinCode").asText(),
                  entry.path("deleteAfter").asLong(),
                  entry.path("tables").asInt()));
      case "removed" -> {
        Listed removed = byId.remove(id);
        if (removed != null) {
          byCode.remove(removed.joinCode());
          whenRemoved.accept(removed);
        }
      }
      default ->
          throw new JournalException(
              "the directory holds an entry of the unknown type " + entry.path("type"), null);
    }
  }

  /** Finds it again. */
  void list(Listed listed) {
    byId.put(listed.id(), listed);
    byCode.put(listed.joinCode(), listed);
  }

  private byte[] everything() {
    ArrayNode all = JSON.createArrayNode();
    byId.values().forEach(listed -> all.add(asJson(listed)));
    return bytes(all);
  }

  private static ObjectNode asJson(Listed listed) {
    return JSON.createObjectNode()
        .put("type", "listed")
        .put("id", listed.id())
        .put("joinCode", listed.joinCode())
        .put("deleteAfter", listed.deleteAfter())
        .put("tables", listed.tables());
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
