package io.charrette.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a workload, as {@code server/bench/src/main/node/engine/workloads.js} writes it. */
sealed interface Edit {
  /** Makes the edit; unless within a transaction already, in one of its own. */
  void on(Replica replica);

  /** The edit of a JSON array. */
  static Edit read(List<?> json) {
    return switch ((String) json.get(0)) {
      case "insert" -> new Insert(integer(json.get(1)), (String) json.get(2));
      case "delete" -> new Delete(integer(json.get(1)), integer(json.get(2)));
      case "values" -> new Values(integer(json.get(1)), new ArrayList<>((List<?>) json.get(2)));
      case "key" -> new Key((String) json.get(1), json.get(2));
      case "together" -> new Together(readAll((List<?>) json.get(1)));
      default -> throw new IllegalArgumentException("unknown edit " + json);
    };
  }

  static List<Edit> readAll(List<?> json) {
    List<Edit> edits = new ArrayList<>(json.size());
    for (Object edit : json) {
      edits.add(read((List<?>) edit));
    }
    return edits;
  }

  private static int integer(Object json) {
    return Math.toIntExact((Long) json);
  }

  record Insert(int index, String text) implements Edit {
    @Override
    public void on(Replica replica) {
      replica.text.insert(index, text);
    }
  }

  record Delete(int index, int length) implements Edit {
    @Override
    public void on(Replica replica) {
      replica.text.delete(index, length);
    }
  }

  record Values(int index, List<@Nullable Object> values) implements Edit {
    @Override
    public void on(Replica replica) {
      replica.array.insertAll(index, values);
    }
  }

  record Key(String name, @Nullable Object value) implements Edit {
    @Override
    public void on(Replica replica) {
      replica.map.set(name, value);
    }
  }

  record Together(List<Edit> edits) implements Edit {
    @Override
    public void on(Replica replica) {
      replica.document.edit(transaction -> replica.edit(edits));
    }
  }
}
