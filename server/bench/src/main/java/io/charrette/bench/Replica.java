package io.charrette.bench;

import io.charrette.crdt.Attempt;
import io.charrette.crdt.Document;
import io.charrette.crdt.SharedArray;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import java.util.List;
import java.util.function.Consumer;

/** A document with the three roots that workloads edit. */
final class Replica {
  /** How much work an update may take. */
  private static final long WORK = 100_000;

  final Document document;
  final SharedText text;
  final SharedMap map;
  final SharedArray array;

  /**
   * @param listener is given every update
   */
  Replica(long client, Consumer<byte[]> listener) {
    document = new Document(client);
    document.onUpdate(listener);
    text = document.text("text");
    map = document.map("map");
    array = document.array("array");
  }

  void edit(List<Edit> edits) {
    for (Edit edit : edits) {
      edit.on(this);
    }
  }

  void apply(byte[] update) {
    try {
      document.apply(Update.decode(update));
    } catch (MalformedDataException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Applies an update as a room does: under conditions. */
  void take(byte[] update) {
    try {
      document.attempt(
          Update.decode(update),
          WORK,
          Attempt.Early.LEFT_OUT,
          brought -> brought.newClients() <= 1);
    } catch (MalformedDataException e) {
      throw new IllegalStateException(e);
    }
  }

  void applyAll(List<byte[]> updates) {
    document.edit(
        transaction -> {
          for (byte[] update : updates) {
            apply(update);
          }
        });
  }

  Object content(String root) {
    return switch (root) {
      case "text" -> text.toString();
      case "array" -> array.values();
      case "map" -> map.entries();
      default -> throw new IllegalArgumentException("unknown root " + root);
    };
  }
}
