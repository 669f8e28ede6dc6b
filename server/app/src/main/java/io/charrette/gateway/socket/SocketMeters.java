package io.charrette.gateway.socket;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the gateway counts of its sockets. Every label is one of a fixed list. Any thread. */
public final class SocketMeters {
  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<CloseReason, Counter> closings = new EnumMap<>(CloseReason.class);
  private volatile SocketCount count = new SocketCount();

  /** Registers them. */
  public SocketMeters(MeterRegistry registry) {
    this.registry = registry;
    this.clock = registry.config().clock();
    for (CloseReason reason : CloseReason.values()) {
      if (!reason.isFarewell()) {
        closings.put(reason, closings(reason));
      }
    }
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

  private Counter closings(CloseReason reason) {
    return Counter.builder("charrette.rejected")
        .description("Sockets closed, and requests and handshakes answered, with this reason")
        .tag("what", "socket")
        .tag("reason", reason.reason())
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
  public long nanos() {
    return clock.monotonicTime();
  }

  /** A socket is closed by the server. */
  public void closed(CloseReason reason) {
    Counter counter = closings.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  /** What the loops' sockets do now. */
  public void counted(SocketCount now) {
    count = now;
  }
}
