package io.charrette.bench;

import io.charrette.encoding.Json;
import io.charrette.encoding.MalformedDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is played: see {@code server/bench/src/main/node/engine/workloads.js}, which makes it.
 *
 * @param kind how many documents there are and what passes between them, see {@link Game}
 * @param plays how often it is played in one measurement
 * @param codings how often its document is encoded, and decoded, in one measurement
 * @param copies how many of its documents are held to measure what one keeps in memory
 * @param root the root that is compared: text, array or map
 * @param clients the client ids of the documents
 * @param edits by author
 * @param initial what two authors share before they begin
 * @param expected what the root contains at the end, if that is known
 */
record Workload(
    String kind,
    int plays,
    int codings,
    int copies,
    String root,
    List<Long> clients,
    List<List<Edit>> edits,
    String initial,
    @Nullable Object expected) {

  static Workload read(Path file) throws IOException {
    Object json;
    try {
      json = Json.parse(Files.readString(file), 10);
    } catch (MalformedDataException e) {
      throw new IOException(e);
    }
    if (!(json instanceof Map<?, ?> fields)) {
      throw new IOException("not a workload: " + file);
    }
    List<List<Edit>> edits = new ArrayList<>();
    for (Object author : list(fields, "edits")) {
      edits.add(Edit.readAll((List<?>) author));
    }
    List<Long> clients = new ArrayList<>();
    for (Object client : list(fields, "clients")) {
      clients.add((Long) client);
    }
    return new Workload(
        text(fields, "kind"),
        Integer.parseInt(text(fields, "plays")),
        Integer.parseInt(text(fields, "codings")),
        Integer.parseInt(text(fields, "copies")),
        text(fields, "root"),
        clients,
        edits,
        fields.containsKey("initial") ? text(fields, "initial") : "",
        fields.get("expected"));
  }

  private static String text(Map<?, ?> fields, String name) {
    return String.valueOf(fields.get(name));
  }

  private static List<?> list(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }
}
