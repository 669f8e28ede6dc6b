package io.charrette.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static final String RUNNING = "\"state\":\"running\"";
  private static final String PAUSED = "\"state\":\"paused\"";
  private static final String CHANGED = "\"type\":\"change\"";

  /**
   * What else a control brings to a phone, such as the digest of a called table, is there by then.
   */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

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

  /**
   * The timer is started, paused and resumed; each phone must hear of it. Of these and of other
   * controls it is counted, too, how many bytes they bring to a phone.
   */
  Map<Metric, Double> commands() {
    Venue venue = Contender.CHARRETTE.venue(server, "bench", 1, TOLD_TABLES, TOLD_PEOPLE);
    Venue.Workshop workshop = venue.workshops().getFirst();
    Told told = new Told();
    try (Swarm swarm = new Swarm(Dialect.Y_WEBSOCKET, told)) {
      venue.seats().forEach(table -> table.forEach(swarm::add));
      swarm.connect(swarm.clients(), CONNECT_AT_ONCE, CONNECT_NANOS);
      Desk desk = new Desk(swarm, told, new CharretteApi(server.port()), workshop);
      var unused = desk.press(command("next-phase"), CHANGED);
      List<Double> times = new ArrayList<>();
      Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
      for (int press = 0; press < PRESSES; press++) {
        boolean starts = press % 2 == 0;
        String type = press == 0 ? "start-timer" : starts ? "resume-timer" : "pause-timer";
        Pressed pressed = desk.press(command(type), starts ? RUNNING : PAUSED);
        times.add(pressed.ms());
        metrics.putIfAbsent(Metric.START_BYTES, pressed.bytes());
      }
      // The first of a server that has not yet compiled its code are not what a room sees later.
      List<Double> later = times.subList(FIRST_PRESSES, times.size()).stream().sorted().toList();
      metrics.put(Metric.P50, later.get(later.size() / 2));
      metrics.put(Metric.P99, later.getLast());
      ObjectNode message = command("send-message").put("text", "Two minutes left.");
      metrics.put(Metric.MESSAGE_BYTES, desk.press(message.putNull("table"), CHANGED).bytes());
      metrics.put(Metric.NEXT_BYTES, desk.press(command("next-phase"), CHANGED).bytes());
      unused = desk.press(command("go-to-phase").put("phase", "pitches"), CHANGED);
      ObjectNode call = command("call-turn").put("table", 1);
      metrics.put(Metric.CALL_BYTES, desk.press(call, CHANGED).bytes());
      ObjectNode lock = command("lock").putNull("table");
      metrics.put(Metric.LOCK_BYTES, desk.press(lock, CHANGED).bytes());
      metrics.put(Metric.DROPPED, (double) swarm.closedByServer());
      return metrics;
    }
  }

  private static ObjectNode command(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  /**
   * What a control took and cost.
   *
   * @param ms until the last phone was told
   * @param bytes that each phone was sent, with the headers of frames and without those of TCP
   */
  private record Pressed(double ms, double bytes) {}

  /** A facilitator whose controls reach every phone. */
  private record Desk(Swarm swarm, Told told, CharretteApi api, Venue.Workshop workshop) {
    Pressed press(ObjectNode command, String words) {
      told.expect(words);
      long bytes = swarm.receivedBytes();
      long start = System.nanoTime();
      var unused = api.command(workshop, command);
      int phones = swarm.clients().size();
      if (!swarm.await(() -> told.count == phones, ANSWER_NANOS)) {
        throw new IllegalStateException(command + " reached only " + told.count);
      }
      double ms = (System.nanoTime() - start) / 1e6;
      swarm.await(() -> false, QUIET_NANOS);
      return new Pressed(ms, (double) (swarm.receivedBytes() - bytes) / phones);
    }
  }

  /** Counts the phones that have got a message with the words that are expected. */
  private static final class Told implements Swarm.Listener {
    private byte[] expected = CHANGED.getBytes(StandardCharsets.US_ASCII);
    private int count;

    void expect(String words) {
      expected = words.getBytes(StandardCharsets.US_ASCII);
      count = 0;
    }

    @Override
    public void text(Client client, byte[] bytes, int from, int length) {
      for (int at = from; at + expected.length <= from + length; at++) {
        // Most places are told apart by one byte, so that looking costs less than sending did.
        if (bytes[at + 1] == expected[1]
            && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length)) {
          count++;
          return;
        }
      }
    }
  }
}
