package io.charrette.live.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.InvalidActivityException;
import io.charrette.journal.Journal;
import io.charrette.journal.Position;
import java.util.ArrayList;
import java.util.List;

/** An entry of the stream of activities, as far as this version of the server can read it. */
sealed interface StoredActivity {
  /** The one field of an entry that is a deletion: the id. */
  String DELETED = "deleted";

  /** Where it stands. */
  Position at();

  /** An activity was loaded. */
  record Loaded(Position at, ActivityFile activity) implements StoredActivity {}

  /** What was loaded under an id before is deleted. */
  record Deleted(Position at, String id) implements StoredActivity {}

  /** Another version of the server wrote it, which may read it again. */
  record Unreadable(Position at, JsonNode json, InvalidActivityException why)
      implements StoredActivity {}

  /** The bytes of a deletion. */
  static byte[] deletion(String id) {
    return JsonNodeFactory.instance.objectNode().put(DELETED, id).toString().getBytes(UTF_8);
  }

  /** Reads an entry. */
  static StoredActivity of(Journal.Entry entry) {
    try {
      return of(entry.position(), ActivityFile.json(entry.bytes()));
    } catch (InvalidActivityException e) {
      return new Unreadable(entry.position(), JsonNodeFactory.instance.missingNode(), e);
    }
  }

  private static StoredActivity of(Position at, JsonNode json) {
    if (json.path(DELETED).isTextual()) {
      return new Deleted(at, json.get(DELETED).textValue());
    }
    try {
      return new Loaded(at, ActivityFile.stored(json));
    } catch (InvalidActivityException e) {
      return new Unreadable(at, json, e);
    }
  }

  /** Reads a checkpoint, if there is one; all that it has stands at its end. */
  static List<StoredActivity> inCheckpoint(Journal.Recovered recovered) {
    List<StoredActivity> all = new ArrayList<>();
    if (recovered.checkpoint().length > 0) {
      ActivityFile.json(recovered.checkpoint())
          .forEach(json -> all.add(of(recovered.upTo(), json)));
    }
    return all;
  }

  /**
   * What stands for a whole stream: the activities that count. One that this version cannot read
   * stays until it is deleted, for the version that can.
   */
  static byte[] checkpoint(Journal.Recovered whole) {
    LoadedActivities counting = new LoadedActivities();
    List<Unreadable> unreadable = new ArrayList<>();
    List<StoredActivity> all = new ArrayList<>(inCheckpoint(whole));
    whole.entries().forEach(entry -> all.add(of(entry)));
    for (StoredActivity stored : all) {
      switch (stored) {
        case Loaded(Position at, ActivityFile activity) -> counting.add(at, activity);
        case Deleted(Position at, String id) -> {
          counting.delete(at, id);
          unreadable.removeIf(one -> one.json().path("id").asText().equals(id));
        }
        case Unreadable one -> unreadable.add(one);
      }
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    counting.all().forEach(activity -> array.add(activity.tree()));
    unreadable.stream().map(Unreadable::json).filter(JsonNode::isObject).forEach(array::add);
    return array.toString().getBytes(UTF_8);
  }
}
