package io.charrette.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How Charrette's cost grows: from one middling evening on, one thing at a time is made larger.
 * Every server, and Redis, is on core 0.
 */
final class Growth {
  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long NO_BACKLOG_LIMIT = Long.MAX_VALUE / 2;
  private static final int CONNECT_AT_ONCE = 200;
  private static final long SEED = 20;

  /** Up to so many characters a second a server is warmed at twice the rate. */
  private static final double QUIET = 2000;

  private final Places places;
  private final Supplier<Path> freshData;
  private final long measureNanos;

  Growth(Places places, Supplier<Path> freshData, int seconds) {
    this.places = places;
    this.freshData = freshData;
    this.measureNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** To which server a phone is sent. */
  private enum Placing {
    /** One server on SQLite. */
    ALONE("SQLite"),
    /** Each phone to any of the servers. */
    ANYWHERE("Redis, phones anywhere"),
    /** All phones of a workshop to one server. */
    TOGETHER("Redis, workshops kept together");

    private final String words;

    Placing(String words) {
      this.words = words;
    }
  }

  /**
   * What is measured.
   *
   * @param tables of each workshop
   * @param perTable how many people sit at a table
   * @param typists how many of them type
   * @param rate characters a second of each of these
   * @param documentBytes of each document before that, about
   */
  private record Size(
      Placing placing,
      int servers,
      int workshops,
      int tables,
      int perTable,
      int typists,
      double rate,
      int documentBytes) {

    /** An evening of so many tables that are not in a hurry. */
    static Size evening(int tables, int perTable, int documentBytes) {
      return new Size(Placing.ALONE, 1, tables / 50, 50, perTable, 1, 4, documentBytes);
    }

    /** The same evening of 100 tables on several servers. */
    static Size spread(Placing placing, int servers) {
      return new Size(placing, servers, 4, 25, 8, 1, 4, 0);
    }

    /** So many workshops in their busiest minutes, on one server. */
    static Size busy(Placing placing, int workshops) {
      return new Size(placing, 1, workshops, 20, 8, 3, 5, 0);
    }

    double characters() {
      return workshops * tables * typists * rate;
    }
  }

  private static List<Size> sizes() {
    List<Size> sizes = new ArrayList<>();
    for (int tables : new int[] {50, 100, 200, 400}) {
      sizes.add(Size.evening(tables, 8, 0));
    }
    for (int perTable : new int[] {4, 16}) {
      sizes.add(Size.evening(100, perTable, 0));
    }
    for (int bytes : new int[] {10_000, 40_000}) {
      sizes.add(Size.evening(100, 8, bytes));
    }
    for (int servers : new int[] {1, 2, 3}) {
      sizes.add(Size.spread(Placing.ANYWHERE, servers));
    }
    for (int servers : new int[] {2, 3}) {
      sizes.add(Size.spread(Placing.TOGETHER, servers));
    }
    for (int workshops : new int[] {1, 10, 20, 40}) {
      sizes.add(Size.busy(Placing.ALONE, workshops));
    }
    for (int workshops : new int[] {1, 10}) {
      sizes.add(Size.busy(Placing.TOGETHER, workshops));
    }
    return sizes;
  }

  /** A table in Markdown. */
  String measure() {
    StringBuilder table = new StringBuilder();
    table
        .append("| servers | journal | workshops | tables each | people each | typing | document |")
        .append(" characters/s | deliveries/s | p50 ms | p99 ms | *Saved* p99 ms |")
        .append(" processor ms/s | Redis ms/s | µs a character | resident MB |\n")
        .append(
            "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Size size : sizes()) {
      String row = measure(size);
      System.err.print(row);
      table.append(row);
    }
    return table.toString();
  }

  private Deployment start(Size size) {
    Path data = freshData.get();
    return size.placing() == Placing.ALONE
        ? Deployment.onSqlite(places, data)
        : Deployment.onRedis(places, data, size.servers());
  }

  private String measure(Size size) {
    try (Deployment deployment = start(size)) {
      Venue venue = venue(size, deployment);
      if (size.documentBytes() > 0) {
        write(Documents.written(size.documentBytes(), SEED), venue);
      }
      Typing typing = new Typing(false);
      try (Swarm swarm = new Swarm(Dialect.Y_WEBSOCKET, typing)) {
        typing.seat(swarm, venue, size.typists(), true);
        swarm.connect(swarm.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
        double warmRate = size.characters() > QUIET ? size.rate() : 2 * size.rate();
        var unused =
            typing.type(deployment::serversNanos, warmRate, 0, WARM_NANOS, NO_BACKLOG_LIMIT);
        long redisNanos = deployment.allNanos() - deployment.serversNanos();
        long start = System.nanoTime();
        Typing.Window window =
            typing.type(
                deployment::serversNanos,
                size.rate(),
                SETTLE_NANOS,
                measureNanos,
                NO_BACKLOG_LIMIT);
        redisNanos = deployment.allNanos() - deployment.serversNanos() - redisNanos;
        double redisShare = (double) redisNanos / (System.nanoTime() - start);
        return row(size, window, redisShare, deployment);
      }
    }
  }

  /** Seats at all tables, on the servers where the phones are sent. */
  private static Venue venue(Size size, Deployment deployment) {
    List<ServerProcess> servers = deployment.servers();
    Venue venue =
        new CharretteApi(servers.getFirst().port())
            .venue(size.workshops(), size.workshops() * size.tables(), size.perTable());
    Random random = new Random(SEED);
    List<List<Seat>> seats = new ArrayList<>();
    for (int table = 0; table < venue.seats().size(); table++) {
      List<Seat> here = new ArrayList<>();
      for (Seat seat : venue.seats().get(table)) {
        int server =
            switch (size.placing()) {
              case ALONE -> 0;
              case ANYWHERE -> random.nextInt(servers.size());
              case TOGETHER -> table / size.tables() % servers.size();
            };
        here.add(seat.at(servers.get(server).port()));
      }
      seats.add(here);
    }
    return new Venue(seats, venue.workshops());
  }

  /** Fills each table's document, before the people connect whose typing is measured. */
  private static void write(byte[] document, Venue venue) {
    try (Swarm writers = new Swarm(Dialect.Y_WEBSOCKET, new Swarm.Listener() {})) {
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

  private static String row(
      Size size, Typing.Window window, double redisShare, Deployment deployment) {
    double cpuPerSecond = window.cpuPerDelivery() * window.delivered() / 1e6;
    return String.format(
        Locale.ROOT,
        "| %d | %s | %d | %d | %d | %d | %d kB | %,.0f | %,.0f | %.2f | %.1f | %.1f | %.0f | %.0f |"
            + " %.0f | %.0f |%s%n",
        size.servers(),
        size.placing().words,
        size.workshops(),
        size.tables(),
        size.perTable(),
        size.typists(),
        size.documentBytes() / 1000,
        size.characters(),
        window.delivered(),
        window.p50Ms(),
        window.p99Ms(),
        window.savedP99Ms(),
        cpuPerSecond,
        1000 * redisShare,
        1000 * (cpuPerSecond + 1000 * redisShare) / size.characters(),
        deployment.residentBytes() / 1e6,
        window.complete() ? "" : " not all of it arrived");
  }
}
