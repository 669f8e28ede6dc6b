package io.charrette.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The scenarios in which people type: workshop, conference, hall, saturation. */
final class TypingScenarios {
  /**
   * Long enough, and busy enough, for servers and generator to have compiled what they run: a
   * workshop lasts an hour, not its first seconds. The generator measures meanwhile, or else it
   * would compile that anew, and be late itself, when it counts.
   */
  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final int WARM_RATE = 3;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final int CONNECT_AT_ONCE = 200;
  private static final long NO_BACKLOG_LIMIT = Long.MAX_VALUE / 2;

  /** Above this 99th percentile a rate does not count as held. */
  private static final double LIMIT_MS = 100;

  private static final double CLIMB = 1.5;
  private static final int REFINEMENTS = 3;
  private static final double FIRST_RATE = 14;
  private static final long CLIMB_SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final long CLIMB_BACKLOG_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Places places;
  private final long measureNanos;

  TypingScenarios(Places places, int seconds) {
    this.places = places;
    this.measureNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** How many sit and type where; characters a second of each. */
  private record Size(int workshops, int tables, int perTable, int typists, double rate) {}

  private static Size size(Scenario scenario) {
    return switch (scenario) {
      case WORKSHOP, WORKSHOP_CARETS -> new Size(1, 40, 8, 3, 5);
      case CONFERENCE, CONFERENCE_CARETS -> new Size(10, 500, 8, 1, 4);
      case SATURATION -> new Size(1, 100, 8, 2, FIRST_RATE);
      case HALL -> new Size(1, 1, 1000, 4, 5);
      case HALL_CARETS -> new Size(1, 1, 500, 4, 5);
      case GREAT_HALL_CARETS -> new Size(1, 1, 1500, 4, 5);
      default -> throw new IllegalArgumentException(scenario.label());
    };
  }

  Map<Metric, Double> run(Scenario scenario, Contender contender, ServerProcess server) {
    Size size = size(scenario);
    Venue venue =
        contender.venue(server, "bench", size.workshops(), size.tables(), size.perTable());
    Typing typing = new Typing(scenario.hasCarets());
    try (Swarm swarm = new Swarm(contender.dialect(), typing)) {
      typing.seat(swarm, venue, size.typists(), contender.isCharrette());
      swarm.gather(contender.flushDelay());
      swarm.connect(swarm.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
      Map<Metric, Double> measured =
          scenario == Scenario.SATURATION
              ? climb(typing, server, size.rate())
              : steady(typing, server, size.rate());
      measured.put(Metric.DROPPED, (double) swarm.closedByServer());
      // Who has not kept up has not kept all that was typed either: the figures say so.
      if (contender.keepsDocuments()
          && swarm.closedByServer() == 0
          && measured.get(Metric.UNDELIVERED) == 0) {
        new Check(places, contender, server).everythingIsThere(venue.seats(), typing.typists());
      }
      return measured;
    }
  }

  private static void warm(Typing typing, ServerProcess server, double rate) {
    var unused = typing.type(server::cpuNanos, rate, 0, WARM_NANOS, NO_BACKLOG_LIMIT);
    // Who is behind after that may catch up first.
    typing.drain();
  }

  private Map<Metric, Double> steady(Typing typing, ServerProcess server, double rate) {
    warm(typing, server, WARM_RATE * rate);
    Typing.Window window =
        typing.type(server::cpuNanos, rate, SETTLE_NANOS, measureNanos, NO_BACKLOG_LIMIT);
    requireOrder(typing);
    return metrics(window);
  }

  private static void requireOrder(Typing typing) {
    if (typing.lost() > 0) {
      throw new IllegalStateException("characters came out of order: " + typing.lost());
    }
  }

  /**
   * Faster by half until a rate does not hold, then three steps of halving the gap. A rate does not
   * hold when it fails twice, so that one hiccup of the machine does not decide.
   */
  private Map<Metric, Double> climb(Typing typing, ServerProcess server, double first) {
    double held = 0;
    double failed = Double.POSITIVE_INFINITY;
    Typing.Window best = null;
    warm(typing, server, first);
    for (int refinements = 0; refinements < REFINEMENTS; ) {
      boolean refining = !Double.isInfinite(failed);
      double rate = held == 0 ? first : refining ? Math.sqrt(held * failed) : held * CLIMB;
      Typing.Window window = attempt(typing, server, rate);
      if (!holds(window) && typing.drain()) {
        window = attempt(typing, server, rate);
      }
      boolean holds = holds(window);
      refinements += refining ? 1 : 0;
      if (holds) {
        held = rate;
        best = window;
      } else {
        failed = rate;
        if (held == 0 || !typing.drain()) {
          break;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("not even the first rate was held");
    }
    requireOrder(typing);
    return metrics(best);
  }

  private Typing.Window attempt(Typing typing, ServerProcess server, double rate) {
    Typing.Window window =
        typing.type(server::cpuNanos, rate, CLIMB_SETTLE_NANOS, measureNanos, CLIMB_BACKLOG_NANOS);
    report(rate, window);
    return window;
  }

  private static boolean holds(Typing.Window window) {
    return window.complete() && window.p99Ms() <= LIMIT_MS;
  }

  private static void report(double rate, Typing.Window window) {
    System.err.printf(
        "  %6.1f/s each: %,9.0f offered, %,9.0f delivered/s, p50 %6.2f p99 %7.2f ms, Saved p99 %7.2f ms,"
            + " %5.2f µs, generator %2.0f %%%s%n",
        rate,
        window.offered(),
        window.delivered(),
        window.p50Ms(),
        window.p99Ms(),
        window.savedP99Ms(),
        window.cpuPerDelivery() / 1000,
        window.generatorBusy() * 100,
        holds(window) ? "" : "  not held");
  }

  private static Map<Metric, Double> metrics(Typing.Window window) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    metrics.put(Metric.DELIVERIES, window.delivered());
    metrics.put(Metric.P50, window.p50Ms());
    metrics.put(Metric.P99, window.p99Ms());
    if (window.saved().getTotalCount() > 0) {
      metrics.put(Metric.SAVED_P99, window.savedP99Ms());
      metrics.put(Metric.UNSAVED, (double) window.missing().saved());
    }
    if (window.carets().getTotalCount() > 0) {
      metrics.put(Metric.CARET_P99, window.caretP99Ms());
      metrics.put(Metric.UNSEEN_CARETS, (double) window.missing().carets());
    }
    metrics.put(Metric.UNDELIVERED, (double) window.missing().deliveries());
    metrics.put(Metric.CPU, window.cpuPerDelivery() / 1000);
    metrics.put(Metric.GENERATOR, window.generatorBusy() * 100);
    return metrics;
  }
}
