package io.charrette.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads documents with real Yjs, in Node, and compares them with what was typed. */
final class Check {
  private static final int MOST_DOCUMENTS = 40;
  private static final JsonMapper JSON = new JsonMapper();

  private final Places places;
  private final Contender contender;
  private final ServerProcess server;

  Check(Places places, Contender contender, ServerProcess server) {
    this.places = places;
    this.contender = contender;
    this.server = server;
  }

  /** Throws when any of the documents (40, spread evenly) is not exactly what was typed. */
  void everythingIsThere(List<List<Seat>> tables, List<Client> typists) {
    ObjectNode question =
        JSON.createObjectNode()
            .put("url", "ws://127.0.0.1:" + server.port())
            .put("hocuspocus", contender.dialect() == Dialect.HOCUSPOCUS);
    ArrayNode documents = question.putArray("documents");
    int step = Math.max(1, tables.size() / MOST_DOCUMENTS);
    for (int table = 0; table < tables.size(); table += step) {
      Seat seat = tables.get(table).getFirst();
      ObjectNode document =
          documents.addObject().put("path", seat.path()).put("name", seat.document());
      ObjectNode headers = document.putObject("headers");
      seat.headers().entrySet().stream()
          .filter(header -> header.getKey().equals("Authorization"))
          .forEach(header -> headers.put(header.getKey(), header.getValue()));
      ArrayNode typed = document.putArray("typed");
      for (Client typist : typists) {
        if (typist.seat.table() == table) {
          typed.addArray().add(typist.id()).add(typist.typed);
        }
      }
    }
    ask(question);
  }

  private void ask(ObjectNode question) {
    try {
      Process node =
          new ProcessBuilder("node", places.peers().resolve("check.mjs").toString())
              .redirectErrorStream(true)
              .start();
      node.getOutputStream().write(question.toString().getBytes(StandardCharsets.UTF_8));
      node.getOutputStream().close();
      String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (node.waitFor() != 0) {
        throw new IllegalStateException("Yjs finds something else: " + answer);
      }
      System.err.print("  Yjs reads what was typed: " + answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
