package io.charrette.gateway;

import io.charrette.live.CloseReason;
import io.charrette.live.Role;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What the gateway counts about itself. Every label is one of a fixed list. Any thread. */
public final class GatewayMeters {
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<CloseReason, Counter> refusedSockets = new EnumMap<>(CloseReason.class);
  private final Map<ProblemType, Counter> refusedRequests = new EnumMap<>(ProblemType.class);
  private final Counter[] requests = new Counter[6];
  private final Counter joined;
  private final Counter rejoined;
  private volatile SocketCount count = new SocketCount();

  /** Registers them. */
  public GatewayMeters(MeterRegistry registry) {
    this.registry = registry;
    this.clock = registry.config().clock();
    for (CloseReason reason : CloseReason.values()) {
      if (!reason.isFarewell()) {
        refusedSockets.put(reason, rejected("socket", reason.reason()));
      }
    }
    for (ProblemType type : ProblemType.values()) {
      refusedRequests.put(type, rejected("request", type.label()));
    }
    for (int hundreds = 1; hundreds < requests.length; hundreds++) {
      requests[hundreds] =
          Counter.builder("charrette.requests")
              .description("HTTP requests by the kind of their answer, without handshakes")
              .tag("status", hundreds + "xx")
              .register(registry);
    }
    this.joined = joins("new");
    this.rejoined = joins("again");
    for (SocketCount.Kind kind : SocketCount.Kind.values()) {
      for (Role role : Role.values()) {
        Gauge.builder("charrette.connections", this, meters -> meters.count.open(kind, role))
            .description("Open WebSockets by what they are for and whose they are")
            .tag("kind", kind.label())
            .tag("role", role.label())
            .register(registry);
      }
    }
    total("charrette.received.frames", "", "Messages that came in", SocketCount::receivedFrames);
    total("charrette.received", "bytes", "Bytes of these messages", SocketCount::receivedBytes);
    total("charrette.sent.frames", "", "Messages that went out", SocketCount::sentFrames);
    total("charrette.sent", "bytes", "Bytes of these messages", SocketCount::sentBytes);
    gauge(
        "charrette.send.queue",
        "bytes",
        "Bytes that wait for sockets that do not take them",
        SocketCount::queuedBytes);
    gauge(
        "charrette.send.queue.longest",
        "bytes",
        "What waits for the slowest socket",
        SocketCount::longestQueueBytes);
    gauge(
        "charrette.loop.delay",
        "seconds",
        "How long the busiest event loop took to come to the count for this answer",
        counted -> counted.loopDelayNanos() / 1e9);
  }

  private Counter rejected(String what, String reason) {
    return Counter.builder("charrette.rejected")
        .description("Sockets closed, and requests and handshakes answered, with this reason")
        .tag("what", what)
        .tag("reason", reason)
        .register(registry);
  }

  private Counter joins(String kind) {
    return Counter.builder("charrette.joins")
        .description("People who took a seat, and people who came back or changed seat or name")
        .tag("kind", kind)
        .register(registry);
  }

  private void total(
      String name, String unit, String description, ToDoubleFunction<SocketCount> value) {
    FunctionCounter.builder(name, this, meters -> value.applyAsDouble(meters.count))
        .baseUnit(unit.isEmpty() ? null : unit)
        .description(description)
        .register(registry);
  }

  private void gauge(
      String name, String unit, String description, ToDoubleFunction<SocketCount> value) {
    Gauge.builder(name, this, meters -> value.applyAsDouble(meters.count))
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  /** The present time of a clock that only goes forward, in nanoseconds. */
  long nanos() {
    return clock.monotonicTime();
  }

  /** A socket is closed by the server. */
  void closed(CloseReason reason) {
    Counter counter = refusedSockets.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  /** A request or a handshake is answered with a problem. */
  void refused(ProblemType type) {
    Objects.requireNonNull(refusedRequests.get(type)).increment();
  }

  /** A request was answered with this status. */
  void answered(int status) {
    requests[status / 100].increment();
  }

  void joined(boolean again) {
    (again ? rejoined : joined).increment();
  }

  /** What the loops' sockets do now. */
  void counted(SocketCount now) {
    count = now;
  }
}
