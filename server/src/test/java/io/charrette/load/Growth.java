package io.charrette.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How Charrette's cost grows: from one middling evening on, one thing at a time is made larger.
 * Every table has one typist at 4 characters a second.
 */
final class Growth {
  private static final double RATE = 4;
  private static final int TABLES_OF_A_WORKSHOP = 50;
  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final int CONNECT_AT_ONCE = 200;
  private static final long SEED = 20;

  private final Places places;
  private final Supplier<Path> freshData;
  private final long measureNanos;

  Growth(Places places, Supplier<Path> freshData, int seconds) {
    this.places = places;
    this.freshData = freshData;
    this.measureNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** How many sit where, at documents of about so many bytes. */
  private record Size(int tables, int perTable, int documentBytes) {}

  /** A table in Markdown. */
  String measure() {
    List<Size> sizes = new ArrayList<>();
    for (int tables : new int[] {50, 100, 200, 400}) {
      sizes.add(new Size(tables, 8, 0));
    }
    for (int perTable : new int[] {4, 16}) {
      sizes.add(new Size(100, perTable, 0));
    }
    for (int bytes : new int[] {10_000, 40_000}) {
      sizes.add(new Size(100, 8, bytes));
    }
    StringBuilder table = new StringBuilder();
    table
        .append(
            "| tables | people each | document | characters/s | deliveries/s | p50 ms | p99 ms |")
        .append(" *Saved* p99 ms | processor ms/s | µs a character | resident MB |\n")
        .append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Size size : sizes) {
      String row = measure(size);
      System.err.print(row);
      table.append(row);
    }
    return table.toString();
  }

  private String measure(Size size) {
    try (ServerProcess server = Contender.CHARRETTE.start(places, freshData.get())) {
      Venue venue =
          Contender.CHARRETTE.venue(
              server, size.tables() / TABLES_OF_A_WORKSHOP, size.tables(), size.perTable());
      if (size.documentBytes() > 0) {
        write(Documents.written(size.documentBytes(), SEED), venue, server);
      }
      Typing typing = new Typing();
      try (Swarm swarm = new Swarm(Dialect.Y_WEBSOCKET, server.port(), typing)) {
        typing.seat(swarm, venue, 1, true);
        swarm.connect(swarm.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
        var unused = typing.type(server, 2 * RATE, WARM_NANOS, 1, Long.MAX_VALUE / 2);
        Typing.Window window =
            typing.type(
                server, RATE, TimeUnit.SECONDS.toNanos(2), measureNanos, Long.MAX_VALUE / 2);
        return row(size, window, server);
      }
    }
  }

  /** Fills each table's document before anybody types who must know what was typed. */
  private static void write(byte[] document, Venue venue, ServerProcess server) {
    try (Swarm writers = new Swarm(Dialect.Y_WEBSOCKET, server.port(), new Swarm.Listener() {})) {
      venue.seats().forEach(table -> writers.add(table.getFirst()));
      writers.connect(writers.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
      writers.clients().forEach(writer -> writers.update(writer, document));
      if (!writers.await(
          () -> writers.clients().stream().allMatch(w -> w.savedFrames == w.updateFrames),
          CONNECT_NANOS)) {
        throw new IllegalStateException("not everything was saved");
      }
    }
  }

  private static String row(Size size, Typing.Window window, ServerProcess server) {
    double cpuPerSecond = window.cpuPerDelivery() * window.delivered() / 1e6;
    double characters = size.tables() * RATE;
    return String.format(
        Locale.ROOT,
        "| %d | %d | %d kB | %,.0f | %,.0f | %.2f | %.2f | %.1f | %.0f | %.0f | %.0f |%n",
        size.tables(),
        size.perTable(),
        size.documentBytes() / 1000,
        characters,
        window.delivered(),
        window.p50Ms(),
        window.p99Ms(),
        window.savedP99Ms(),
        cpuPerSecond,
        1000 * cpuPerSecond / characters,
        server.residentBytes() / 1e6);
  }
}
