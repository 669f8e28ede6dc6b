package io.charrette.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server under measurement: how it is started, and how it is spoken to. */
enum Contender {
  /** As {@code scripts/run} starts it, with its SQLite journal; every edit durable before Saved. */
  CHARRETTE("charrette", Dialect.Y_WEBSOCKET),
  /** {@code @y/websocket-server}, in memory. */
  Y_WEBSOCKET("y-websocket", Dialect.Y_WEBSOCKET),
  /** {@code @hocuspocus/server}, in memory. */
  HOCUSPOCUS("hocuspocus", Dialect.HOCUSPOCUS),
  /**
   * The same, and its clients gather what they write, as {@code @hocuspocus/provider} does when it
   * is given a {@code flushDelay}.
   */
  HOCUSPOCUS_FLUSH("hocuspocus-flush", Dialect.HOCUSPOCUS),
  /** {@code @hocuspocus/server} with its SQLite extension, which stores after a pause. */
  HOCUSPOCUS_SQLITE("hocuspocus-sqlite", Dialect.HOCUSPOCUS),
  /**
   * The bare relay: not a server, but the most that the generator was seen to take. Who asks it for
   * the document is told that there is nothing.
   */
  RELAY("relay", Dialect.Y_WEBSOCKET);

  private static final int PORT = 18_080;

  /**
   * The provider's documentation has 500 ms for an example. With these it does not keep anybody
   * waiting for longer than a rate may that counts as held (100 ms).
   */
  private static final long FLUSH_DELAY = TimeUnit.MILLISECONDS.toNanos(50);

  private final String label;
  private final Dialect dialect;

  Contender(String label, Dialect dialect) {
    this.label = label;
    this.dialect = dialect;
  }

  String label() {
    return label;
  }

  Dialect dialect() {
    return dialect;
  }

  boolean isCharrette() {
    return this == CHARRETTE;
  }

  /** Whether it is one of the servers that Charrette is compared with. */
  boolean isPeer() {
    return this != CHARRETTE && this != RELAY;
  }

  /** For how long its clients gather what they write, in nanoseconds; 0 if they do not. */
  long flushDelay() {
    return this == HOCUSPOCUS_FLUSH ? FLUSH_DELAY : 0;
  }

  /** Whether it has the document for who asks. */
  boolean keepsDocuments() {
    return this != RELAY;
  }

  /** Whether documents survive a restart. */
  boolean persists() {
    return this == CHARRETTE || this == HOCUSPOCUS_SQLITE;
  }

  /** Starts it; what it stores goes into the folder, where it finds what it stored before. */
  ServerProcess start(Places places, Path data) {
    Path log = places.logs().resolve(label + ".log");
    String port = Integer.toString(PORT);
    return switch (this) {
      case CHARRETTE ->
          ServerProcess.start(
              charrette(places, PORT, "--data", data.toString()), Map.of(), log, PORT);
      case Y_WEBSOCKET ->
          ServerProcess.start(
              node(places, "node_modules/@y/websocket-server/src/server.js"),
              Map.of("HOST", "127.0.0.1", "PORT", port),
              log,
              PORT);
      case HOCUSPOCUS, HOCUSPOCUS_FLUSH ->
          ServerProcess.start(node(places, "hocuspocus.mjs"), Map.of("PORT", port), log, PORT);
      case HOCUSPOCUS_SQLITE ->
          ServerProcess.start(
              node(places, "hocuspocus.mjs"),
              Map.of("PORT", port, "SQLITE", data.resolve("hocuspocus.db").toString()),
              log,
              PORT);
      case RELAY ->
          ServerProcess.start(List.of(places.relay().toString(), port), Map.of(), log, PORT);
    };
  }

  /**
   * How Charrette is started, with more options. The limits that protect a workshop from one phone
   * would protect it from the generator too.
   */
  static List<String> charrette(Places places, int port, String... options) {
    List<String> command = new ArrayList<>();
    command.add(places.root().resolve("scripts/run").toString());
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of(options));
    command.addAll(List.of("--limit-update-rate", "100000", "--limit-update-burst", "1000000"));
    command.addAll(List.of("--limit-join-rate", "100000", "--limit-sockets", "1000"));
    return command;
  }

  private static List<String> node(Places places, String script) {
    Path peers = places.peers();
    return List.of(
        "node",
        "--expose-gc",
        "--import",
        peers.resolve("memory.mjs").toUri().toString(),
        peers.resolve(script).toString());
  }

  /** Live heap after garbage was collected, bytes; 0 where there is no such thing. */
  long heapBytes(ServerProcess server) {
    return switch (this) {
      case CHARRETTE -> server.javaHeapBytes();
      case Y_WEBSOCKET, HOCUSPOCUS, HOCUSPOCUS_FLUSH, HOCUSPOCUS_SQLITE -> server.nodeHeapBytes();
      case RELAY -> 0;
    };
  }

  /** Seats at so many tables for so many people each; with another name they are other tables. */
  Venue venue(ServerProcess server, String name, int workshops, int tables, int perTable) {
    if (isCharrette()) {
      return new CharretteApi(server.port()).venue(workshops, tables, perTable);
    }
    List<List<Seat>> seats = new ArrayList<>();
    for (int table = 0; table < tables; table++) {
      String document = name + "-" + table;
      boolean named = dialect == Dialect.HOCUSPOCUS;
      Seat seat =
          new Seat(PORT, named ? "/" : "/" + document, named ? document : "", Map.of(), table);
      List<Seat> here = new ArrayList<>();
      for (int person = 0; person < perTable; person++) {
        here.add(seat);
      }
      seats.add(here);
    }
    return new Venue(seats, List.of());
  }
}
