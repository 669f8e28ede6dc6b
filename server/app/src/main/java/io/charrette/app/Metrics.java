package io.charrette.app;

import com.sun.management.OperatingSystemMXBean;
import io.charrette.journal.Journal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that the process counts about itself, as Prometheus reads it. Any thread. */
final class Metrics implements AutoCloseable {
  /** Gauges and counters whose names or units are not what Prometheus wants of names. */
  private static final Set<String> MISNAMED = Set.of("system.cpu.count", "process.cpu.time");

  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private @Nullable JvmGcMetrics pauses;

  Metrics(Journal journal) {
    registry.config().meterFilter(MeterFilter.deny(id -> MISNAMED.contains(id.getName())));
    Gauge.builder("charrette.journal.queue.entries", journal, j -> j.health().queued())
        .description("Entries of all kinds that the journal has taken and not yet stored")
        .register(registry);
    Gauge.builder("charrette.journal.writable", journal, j -> j.health().writable() ? 1 : 0)
        .description("1 while the journal takes entries, 0 while it refuses")
        .register(registry);
  }

  /** Where the others register what they count. */
  MeterRegistry registry() {
    return registry;
  }

  /** Everything, in Prometheus's text format 0.0.4. Blocks. */
  String text() {
    watchTheMachine();
    return registry.scrape();
  }

  /** The JVM's own numbers cost the start a while, so they begin with the first who asks. */
  private synchronized void watchTheMachine() {
    if (pauses == null) {
      pauses = new JvmGcMetrics();
      pauses.bindTo(registry);
      new JvmMemoryMetrics().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      processorTime();
      new FileDescriptorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
    }
  }

  /** Under the name and in the unit that Prometheus's own libraries have. */
  private void processorTime() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      FunctionCounter.builder(
              "process.cpu.seconds", system, of -> of.getProcessCpuTime() / NANOS_PER_SECOND)
          .description("Processor time of the process")
          .register(registry);
    }
  }

  @Override
  public synchronized void close() {
    if (pauses != null) {
      pauses.close();
    }
    registry.close();
  }
}
