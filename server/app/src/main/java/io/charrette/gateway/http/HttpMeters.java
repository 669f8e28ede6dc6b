package io.charrette.gateway.http;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What the gateway counts of requests. Every label is one of a fixed list. Any thread. */
public final class HttpMeters {
  private final Clock clock;
  private final Map<ProblemType, Counter> refused = new EnumMap<>(ProblemType.class);
  private final Counter[] requests = new Counter[6];
  private final Counter aborted;
  private final Counter joined;
  private final Counter rejoined;

  /** Registers them. */
  public HttpMeters(MeterRegistry registry) {
    this.clock = registry.config().clock();
    for (ProblemType type : ProblemType.values()) {
      refused.put(
          type,
          Counter.builder("charrette.rejected")
              .description("Sockets closed, and requests and handshakes answered, with this reason")
              .tag("what", "request")
              .tag("reason", type.label())
              .register(registry));
    }
    for (int hundreds = 1; hundreds < requests.length; hundreds++) {
      requests[hundreds] = requests(registry, hundreds + "xx");
    }
    this.aborted = requests(registry, "aborted");
    this.joined = joins(registry, "new");
    this.rejoined = joins(registry, "again");
  }

  private static Counter requests(MeterRegistry registry, String status) {
    return Counter.builder("charrette.requests")
        .description("HTTP requests by the kind of their answer, without handshakes")
        .tag("status", status)
        .register(registry);
  }

  private static Counter joins(MeterRegistry registry, String kind) {
    return Counter.builder("charrette.joins")
        .description("People who took a seat, and people who came back or changed seat or name")
        .tag("kind", kind)
        .register(registry);
  }

  /** The present time of a clock that only goes forward, in nanoseconds. */
  public long nanos() {
    return clock.monotonicTime();
  }

  /** A request or a handshake is answered with a problem. */
  void refused(ProblemType type) {
    Objects.requireNonNull(refused.get(type)).increment();
  }

  /** A request was answered with this status. */
  void answered(int status) {
    requests[status / 100].increment();
  }

  /** Whoever asked was gone before all of the answer was sent. */
  void aborted() {
    aborted.increment();
  }

  /** Somebody took a seat, or came back to it. */
  public void joined(boolean again) {
    (again ? rejoined : joined).increment();
  }
}
