package io.charrette.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The scenarios in which people connect, or stay connected and do nothing: storms and idle. */
final class ConnectingScenarios {
  private static final int WORKSHOPS = 10;
  private static final int TABLES = 500;
  private static final int PEOPLE = 8;
  private static final int IDLE_PEOPLE = 20;
  private static final int DOCUMENT_BYTES = 20_000;
  private static final long SEED = 20;
  private static final int CONNECT_AT_ONCE = 200;
  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(90);

  /** Long enough for a server to notice that nobody edits any longer. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final double KB = 1000;

  private final Places places;
  private final Contender contender;
  private final byte[] document = Documents.written(DOCUMENT_BYTES, SEED);

  ConnectingScenarios(Places places, Contender contender) {
    this.places = places;
    this.contender = contender;
  }

  /** What it measures needs no listener. */
  private static final class Deaf implements Swarm.Listener {}

  private Swarm swarm() {
    return new Swarm(contender.dialect(), new Deaf());
  }

  /** One client of each table has it in memory while all the others come at once. */
  Map<Metric, Double> storm(Path data) {
    try (ServerProcess server = contender.start(places, data)) {
      Venue venue = contender.venue(server, "bench", WORKSHOPS, TABLES, PEOPLE);
      try (Swarm holders = holders(venue)) {
        write(holders);
        return measureStorm(server, venue);
      }
    }
  }

  /** The same, but all come with the document, as phones do that were there before. */
  Map<Metric, Double> knownStorm(Path data) {
    try (ServerProcess server = contender.start(places, data)) {
      Venue venue = contender.venue(server, "bench", WORKSHOPS, TABLES, PEOPLE);
      try (Swarm holders = holders(venue)) {
        write(holders);
        return measureStorm(server, venue, true);
      }
    }
  }

  /** The server runs as in {@link #storm}, for others; these come to what is on disk only. */
  Map<Metric, Double> coldStorm(Path data) {
    Venue stored = store(data);
    try (ServerProcess server = contender.start(places, data)) {
      Venue others = contender.venue(server, "others", WORKSHOPS, TABLES, PEOPLE);
      try (Swarm holders = holders(others)) {
        write(holders);
        return measureStorm(server, stored);
      }
    }
  }

  /** The server has just been started again, and has everything on disk. */
  Map<Metric, Double> restart(Path data) {
    Venue stored = store(data);
    try (ServerProcess server = contender.start(places, data)) {
      return measureStorm(server, stored);
    }
  }

  /** Tables that a server which has ended has written to disk. */
  private Venue store(Path data) {
    try (ServerProcess server = contender.start(places, data)) {
      Venue venue = contender.venue(server, "bench", WORKSHOPS, TABLES, PEOPLE);
      try (Swarm holders = holders(venue)) {
        write(holders);
      }
      return venue;
    }
  }

  /** The first of each table, connected. */
  private Swarm holders(Venue venue) {
    Swarm holders = swarm();
    venue.seats().forEach(table -> holders.add(table.getFirst()));
    holders.connect(holders.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
    return holders;
  }

  /** Fills each table's document, and sees that the server has it, if it keeps any. */
  private void write(Swarm holders) {
    for (Client holder : holders.clients()) {
      holders.update(holder, document);
      holders.turn(0);
    }
    if (!contender.keepsDocuments()) {
      return;
    }
    for (Client holder : holders.clients()) {
      try (Swarm reader = swarm()) {
        Client again = reader.add(holder.seat);
        reader.connect(List.of(again), 1, CONNECT_NANOS);
        if (again.syncedBytes < document.length) {
          throw new IllegalStateException("a document has " + again.syncedBytes + " bytes only");
        }
      }
    }
    if (contender.isCharrette()
        && !holders.await(
            () -> holders.clients().stream().allMatch(c -> c.savedFrames == c.updateFrames),
            CONNECT_NANOS)) {
      throw new IllegalStateException("not everything was saved");
    }
  }

  private Map<Metric, Double> measureStorm(ServerProcess server, Venue venue) {
    return measureStorm(server, venue, false);
  }

  private Map<Metric, Double> measureStorm(ServerProcess server, Venue venue, boolean known) {
    try (Swarm crowd = swarm()) {
      venue.seats().forEach(table -> table.forEach(crowd::add));
      if (known) {
        byte[] state = Documents.stateVector(document);
        crowd.clients().forEach(client -> client.stateVector = state);
      }
      crowd.reconnect(true);
      long cpu = server.cpuNanos();
      long start = System.nanoTime();
      crowd.connect(crowd.clients(), Integer.MAX_VALUE, CONNECT_NANOS);
      boolean getsAll = contender.keepsDocuments() && !known;
      List<Long> times = new ArrayList<>();
      for (Client client : crowd.clients()) {
        times.add(client.syncedAt - start);
        if (getsAll != client.syncedBytes >= document.length) {
          throw new IllegalStateException("a client got " + client.syncedBytes + " bytes");
        }
      }
      times.sort(Long::compare);
      Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
      metrics.put(Metric.LAST, times.getLast() / 1e9);
      metrics.put(Metric.P50, times.get(times.size() / 2) / 1e6);
      metrics.put(Metric.DROPPED, (double) crowd.closedByServer());
      metrics.put(Metric.CPU, (server.cpuNanos() - cpu) / 1e3 / times.size());
      return metrics;
    }
  }

  /** Memory before and after 9,500 more connections, and before and after 500 documents at rest. */
  Map<Metric, Double> idle(Path data) {
    try (ServerProcess server = contender.start(places, data)) {
      Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
      metrics.put(Metric.RESIDENT_IDLE, server.residentBytes() / 1e6);
      Venue venue = contender.venue(server, "bench", WORKSHOPS, TABLES, IDLE_PEOPLE);
      try (Swarm holders = holders(venue);
          Swarm others = swarm()) {
        Memory few = memory(server);
        venue.seats().forEach(table -> table.stream().skip(1).forEach(others::add));
        others.connect(others.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
        Memory many = memory(server);
        int connections = others.clients().size();
        metrics.put(
            Metric.RESIDENT_CONNECTION, (many.resident() - few.resident()) / KB / connections);
        metrics.put(Metric.HEAP_CONNECTION, (many.heap() - few.heap()) / KB / connections);
        others.clients().forEach(others::leave);
        holders.await(() -> false, REST_NANOS);
        Memory empty = memory(server);
        write(holders);
        holders.await(() -> false, REST_NANOS);
        Memory full = memory(server);
        metrics.put(Metric.RESIDENT_DOCUMENT, (full.resident() - empty.resident()) / KB / TABLES);
        metrics.put(Metric.HEAP_DOCUMENT, (full.heap() - empty.heap()) / KB / TABLES);
        return metrics;
      }
    }
  }

  private record Memory(double resident, double heap) {}

  private Memory memory(ServerProcess server) {
    long heap = contender.heapBytes(server);
    return new Memory(server.residentBytes(), heap);
  }
}
