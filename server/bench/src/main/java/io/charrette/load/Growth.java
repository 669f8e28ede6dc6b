package io.charrette.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How Charrette's cost grows: from one middling evening on, one thing at a time is made larger.
 * Every server, Redis and HAProxy are on core 0.
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
    TOGETHER("Redis, workshops kept together"),
    /** Each phone to HAProxy, which keeps a workshop together by the rules that are shipped. */
    BALANCED("Redis, through HAProxy");

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
   * @param parts how many such deployments there are, measured one after the other
   */
  private record Size(
      Placing placing,
      int servers,
      int workshops,
      int tables,
      int perTable,
      int typists,
      double rate,
      int documentBytes,
      int parts) {

    /** An evening of so many tables that are not in a hurry. */
    static Size evening(int tables, int perTable, int documentBytes) {
      return new Size(Placing.ALONE, 1, tables / 50, 50, perTable, 1, 4, documentBytes, 1);
    }

    /** The same evening of 100 tables on several servers. */
    static Size spread(Placing placing, int servers) {
      return new Size(placing, servers, 4, 25, 8, 1, 4, 0, 1);
    }

    /** So many workshops in their busiest minutes, on one server. */
    static Size busy(Placing placing, int workshops) {
      return new Size(placing, 1, workshops, 20, 8, 3, 5, 0, 1);
    }

    /** So many of them, each on a machine of its own. */
    Size times(int number) {
      return new Size(
          placing, servers, workshops, tables, perTable, typists, rate, documentBytes, number);
    }

    /** A second, of one part. */
    double characters() {
      return workshops * tables * typists * rate;
    }
  }

  /** What is made larger. */
  enum Part {
    /** Tables, people and documents of an evening without hurry. */
    EVENING("evening"),
    /** Servers, with phones that are sent to one of them. */
    SERVERS("servers"),
    /** Servers behind HAProxy. */
    BALANCER("balancer"),
    /** Workshops in their busiest minutes. */
    BUSY("busy"),
    /** The same on Redis, and what Redis itself could take. */
    REDIS("redis"),
    /** A hundred of them, so many at once as fit on the core, and all added up. */
    HUNDRED("hundred");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    static Part of(String label) {
      return Arrays.stream(values())
          .filter(part -> part.label.equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nothing grows that is called " + label));
    }
  }

  private static List<Size> sizes(Part part) {
    List<Size> sizes = new ArrayList<>();
    switch (part) {
      case EVENING -> {
        for (int tables : new int[] {50, 100, 200, 400}) {
          sizes.add(Size.evening(tables, 8, 0));
        }
        for (int perTable : new int[] {4, 16}) {
          sizes.add(Size.evening(100, perTable, 0));
        }
        for (int bytes : new int[] {10_000, 40_000}) {
          sizes.add(Size.evening(100, 8, bytes));
        }
      }
      case SERVERS -> {
        for (int servers : new int[] {1, 2, 3}) {
          sizes.add(Size.spread(Placing.ANYWHERE, servers));
        }
        for (int servers : new int[] {2, 3}) {
          sizes.add(Size.spread(Placing.TOGETHER, servers));
        }
      }
      case BALANCER -> {
        for (int servers : new int[] {2, 3}) {
          sizes.add(Size.spread(Placing.BALANCED, servers));
        }
      }
      case BUSY -> {
        for (int workshops : new int[] {1, 10, 20, 40}) {
          sizes.add(Size.busy(Placing.ALONE, workshops));
        }
      }
      case REDIS -> {
        for (int workshops : new int[] {1, 10}) {
          sizes.add(Size.busy(Placing.TOGETHER, workshops));
        }
      }
      case HUNDRED -> {
        sizes.add(Size.busy(Placing.ALONE, 25).times(4));
        sizes.add(Size.busy(Placing.TOGETHER, 10).times(10));
      }
    }
    return sizes;
  }

  /** A table in Markdown, and what was left out. */
  String measure(List<Part> parts) {
    StringBuilder table = new StringBuilder();
    StringBuilder after = new StringBuilder();
    table
        .append("| parts | servers each | journal | workshops | tables | people each | typing |")
        .append(" document | characters/s | deliveries/s | p50 ms | p99 ms | *Saved* p99 ms |")
        .append(" processor ms/s | HAProxy ms/s | Redis ms/s | µs a character | resident MB |\n")
        .append("|---:|---:|---|")
        .append("---:|".repeat(15))
        .append('\n');
    for (Part part : parts) {
      if (part == Part.BALANCER && !isInstalled("haproxy")) {
        after.append("HAProxy is not installed, so nothing was measured behind it.\n");
        continue;
      }
      if (part == Part.REDIS && !isInstalled("redis-benchmark")) {
        after.append("redis-benchmark is not installed, so Redis's own limit is not known.\n");
      }
      for (Size size : sizes(part)) {
        Cost cost = measure(part, size, after);
        for (int rest = size.parts() - 1; rest > 0; rest--) {
          cost = cost.and(measure(part, size, after));
        }
        String row = row(size, cost);
        System.err.print(row);
        table.append(row);
      }
    }
    return table.append(after).toString();
  }

  private static boolean isInstalled(String program) {
    return !ServerProcess.run("sh", "-c", "command -v " + program).isEmpty();
  }

  /**
   * What a deployment, or several, brought and cost.
   *
   * @param servers processor time of all servers, as a part of one core
   * @param p50 in milliseconds, as all times here; of several deployments the longest
   */
  private record Cost(
      double delivered,
      double p50,
      double p99,
      double savedP99,
      double servers,
      double balancer,
      double redis,
      double residentMb,
      boolean complete) {

    Cost and(Cost other) {
      return new Cost(
          delivered + other.delivered,
          Math.max(p50, other.p50),
          Math.max(p99, other.p99),
          Math.max(savedP99, other.savedP99),
          servers + other.servers,
          balancer + other.balancer,
          redis + other.redis,
          residentMb + other.residentMb,
          complete && other.complete);
    }
  }

  private Deployment start(Size size) {
    Path data = freshData.get();
    if (size.placing() == Placing.ALONE) {
      return Deployment.onSqlite(places, data);
    }
    return Deployment.onRedis(places, data, size.servers(), size.placing() == Placing.BALANCED);
  }

  private Cost measure(Part part, Size size, StringBuilder after) {
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
        boolean limit = part == Part.REDIS && isInstalled("redis-benchmark");
        long redis = deployment.redisNanos();
        long balancer = deployment.balancerNanos();
        long appended = limit ? RedisLimit.appended() : 0;
        long start = System.nanoTime();
        Typing.Window window =
            typing.type(
                deployment::serversNanos,
                size.rate(),
                SETTLE_NANOS,
                measureNanos,
                NO_BACKLOG_LIMIT);
        double nanos = System.nanoTime() - start;
        double redisShare = (deployment.redisNanos() - redis) / nanos;
        if (limit) {
          double appends = (RedisLimit.appended() - appended) / nanos * 1e9;
          after.append(RedisLimit.table(size.workshops(), appends, redisShare));
        }
        return new Cost(
            window.delivered(),
            window.p50Ms(),
            window.p99Ms(),
            window.savedP99Ms(),
            window.cpuPerDelivery() * window.delivered() / 1e9,
            (deployment.balancerNanos() - balancer) / nanos,
            redisShare,
            deployment.residentBytes() / 1e6,
            window.complete());
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
        int port =
            switch (size.placing()) {
              case ALONE -> servers.getFirst().port();
              case ANYWHERE -> servers.get(random.nextInt(servers.size())).port();
              case TOGETHER -> servers.get(table / size.tables() % servers.size()).port();
              case BALANCED -> deployment.balancerPort();
            };
        here.add(seat.at(port));
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

  private static String row(Size size, Cost cost) {
    double characters = size.parts() * size.characters();
    return String.format(
        Locale.ROOT,
        "| %d | %d | %s | %d | %d | %d | %d | %d kB | %,.0f | %,.0f | %.2f | %.1f | %.1f | %.0f |"
            + " %.0f | %.0f | %.0f | %.0f |%s%n",
        size.parts(),
        size.servers(),
        size.placing().words,
        size.parts() * size.workshops(),
        size.tables(),
        size.perTable(),
        size.typists(),
        size.documentBytes() / 1000,
        characters,
        cost.delivered(),
        cost.p50(),
        cost.p99(),
        cost.savedP99(),
        1000 * cost.servers(),
        1000 * cost.balancer(),
        1000 * cost.redis(),
        1e6 * (cost.servers() + cost.balancer() + cost.redis()) / characters,
        cost.residentMb(),
        cost.complete() ? "" : " not all of it arrived");
  }
}
