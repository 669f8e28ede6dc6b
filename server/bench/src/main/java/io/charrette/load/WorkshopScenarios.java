package io.charrette.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What only Charrette has: the dashboard's digests, and commands that reach every phone. */
final class WorkshopScenarios {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CONNECT_AT_ONCE = 200;
  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final int WATCHED_TABLES = 60;
  private static final int WATCHED_PEOPLE = 8;
  private static final double WATCHED_RATE = 4;

  private static final int TOLD_TABLES = 200;
  private static final int TOLD_PEOPLE = 20;
  private static final int PRESSES = 12;
  private static final int FIRST_PRESSES = 4;
  private static final byte[] RUNNING = "\"state\":\"running\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAUSED = "\"state\":\"paused\"".getBytes(StandardCharsets.US_ASCII);

  private final ServerProcess server;
  private final long measureNanos;

  WorkshopScenarios(ServerProcess server, int seconds) {
    this.server = server;
    this.measureNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** The path of dashboards. */
  private Seat dashboard(Venue.Workshop workshop) {
    return new Seat(
        server.port(),
        "/ws/" + workshop.id(),
        "",
        Map.of(
            "Authorization",
            "Bearer " + workshop.facilitatorToken(),
            "Sec-WebSocket-Protocol",
            "charrette.v2"),
        -1);
  }

  /** Every table types; a character is seen when a digest's pitch is longer than its place. */
  Map<Metric, Double> dashboard() {
    Venue venue = Contender.CHARRETTE.venue(server, "bench", 1, WATCHED_TABLES, WATCHED_PEOPLE);
    Typing typing = new Typing(false);
    Digests digests = new Digests(typing);
    try (Swarm swarm = new Swarm(Dialect.Y_WEBSOCKET, digests)) {
      typing.seat(swarm, venue, 1, true);
      swarm.connect(swarm.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
      digests.watch(swarm, dashboard(venue.workshops().getFirst()));
      typing.type(server::cpuNanos, WATCHED_RATE, TimeUnit.SECONDS.toNanos(3), 1, LONGEST_NANOS);
      digests.measure();
      Typing.Window window =
          typing.type(server::cpuNanos, WATCHED_RATE, 0, measureNanos, LONGEST_NANOS);
      if (!window.complete() || !swarm.await(digests::complete, ANSWER_NANOS)) {
        throw new IllegalStateException("not everything was seen on the dashboard");
      }
      Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
      metrics.put(Metric.P50, digests.latency.getValueAtPercentile(50) / 1e6);
      metrics.put(Metric.P99, digests.latency.getValueAtPercentile(99) / 1e6);
      return metrics;
    }
  }

  /** Compares what digests show with what was typed when. */
  private static final class Digests implements Swarm.Listener {
    private final Typing typing;
    private final Client[] typistOf = new Client[WATCHED_TABLES];
    private final int[] shown = new int[WATCHED_TABLES];
    private Client dashboard;
    private boolean measuring;
    private final Histogram latency = new Histogram(LONGEST_NANOS, 3);

    Digests(Typing typing) {
      this.typing = typing;
    }

    void watch(Swarm swarm, Seat seat) {
      typing.typists().forEach(typist -> typistOf[typist.seat.table()] = typist);
      dashboard = swarm.add(seat);
      swarm.connectQuiet(dashboard, CONNECT_NANOS);
    }

    void measure() {
      measuring = true;
    }

    boolean complete() {
      for (int table = 0; table < WATCHED_TABLES; table++) {
        if (shown[table] < typistOf[table].typed) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void update(Client client, Bytes update) {
      typing.update(client, update);
    }

    @Override
    public void saved(Client client, int frames) {
      typing.saved(client, frames);
    }

    @Override
    public void text(Client client, byte[] bytes, int from, int length) {
      if (client != dashboard) {
        return;
      }
      long now = System.nanoTime();
      for (JsonNode digest : read(bytes, from, length).path("tables")) {
        int table = digest.path("table").asInt() - 1;
        int characters = digest.path("texts").path("pitch").asText("").length();
        for (int c = shown[table]; c < characters; c++) {
          if (measuring) {
            latency.recordValue(Math.min(LONGEST_NANOS, now - typistOf[table].typedAt(c)));
          }
        }
        shown[table] = Math.max(shown[table], characters);
      }
    }

    private static JsonNode read(byte[] bytes, int from, int length) {
      try {
        return JSON.readTree(bytes, from, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The timer is started, paused and resumed; each phone must hear of it. */
  Map<Metric, Double> commands() {
    Venue venue = Contender.CHARRETTE.venue(server, "bench", 1, TOLD_TABLES, TOLD_PEOPLE);
    Venue.Workshop workshop = venue.workshops().getFirst();
    CharretteApi api = new CharretteApi(server.port());
    Told told = new Told();
    try (Swarm swarm = new Swarm(Dialect.Y_WEBSOCKET, told)) {
      venue.seats().forEach(table -> table.forEach(swarm::add));
      swarm.connect(swarm.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
      api.command(workshop, JSON.createObjectNode().put("type", "next-phase")).join();
      List<Double> times = new ArrayList<>();
      for (int press = 0; press < PRESSES; press++) {
        boolean starts = press % 2 == 0;
        String type = press == 0 ? "start-timer" : starts ? "resume-timer" : "pause-timer";
        swarm.await(() -> false, TimeUnit.MILLISECONDS.toNanos(500));
        told.expect(starts ? RUNNING : PAUSED);
        long start = System.nanoTime();
        var unused = api.command(workshop, JSON.createObjectNode().put("type", type));
        if (!swarm.await(() -> told.count == swarm.clients().size(), ANSWER_NANOS)) {
          throw new IllegalStateException(type + " reached only " + told.count);
        }
        times.add((System.nanoTime() - start) / 1e6);
      }
      // The first of a server that has not yet compiled its code are not what a room sees later.
      List<Double> later = times.subList(FIRST_PRESSES, times.size()).stream().sorted().toList();
      Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
      metrics.put(Metric.P50, later.get(later.size() / 2));
      metrics.put(Metric.P99, later.getLast());
      metrics.put(Metric.DROPPED, (double) swarm.closedByServer());
      return metrics;
    }
  }

  /** Counts the phones that have got a state with the timer as it is expected. */
  private static final class Told implements Swarm.Listener {
    private byte[] expected = RUNNING;
    private int count;

    void expect(byte[] state) {
      expected = state;
      count = 0;
    }

    @Override
    public void text(Client client, byte[] bytes, int from, int length) {
      for (int at = from; at + expected.length <= from + length; at++) {
        // Most places are told apart by one byte, so that looking costs less than sending did.
        if (bytes[at + 1] == 's'
            && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length)) {
          count++;
          return;
        }
      }
    }
  }
}
