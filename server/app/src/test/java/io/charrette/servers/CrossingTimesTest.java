package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long what happens at one process takes to be seen at another, from the client's
 * first byte to the other client's last: with {@code -Dcharrette.measure=rounds}. Prints a table.
 */
@EnabledIfSystemProperty(named = "charrette.measure", matches = "\\d+")
class CrossingTimesTest {
  private static final int ROUNDS = Integer.getInteger("charrette.measure", 1);

  /** Longer than all pauses in which digests gather, so that each round meets a quiet moment. */
  private static final int ROUND_MS = 150;

  @Test
  void measure(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one =
            new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
        ServerProcess two =
            new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
        Api api = new Api();
        Clients clients = new Clients()) {
      ServerProcess.launchAll(one, two);
      Created workshop = api.create(one.port(), 9);
      List<Integer> here = List.of(one.port());
      List<Integer> there = List.of(two.port());
      String token = api.join(one.port(), workshop, "Ana", 1);
      try (RemotePhone typist = phone(clients, "t", here, workshop, token);
          RemotePhone reader = phone(clients, "r", there, workshop, token);
          RemoteDashboard dashboard = new RemoteDashboard(clients, there, workshop)) {
        typist.awaitGreeted();
        reader.awaitGreeted();
        reader.watch("\"n\":");
        api.control(one.port(), workshop, "{\"type\":\"next-phase\"}");
        long version =
            dashboard.awaitState(s -> s.path("version").asLong() > 2).path("version").asLong();
        round(api, typist, reader, dashboard, workshop, one, version);
      }
    }
  }

  private static RemotePhone phone(
      Clients clients, String name, List<Integer> ports, Created workshop, String token) {
    return new RemotePhone(clients, name, ports, workshop.id(), 1, token);
  }

  private static void round(
      Api api,
      RemotePhone typist,
      RemotePhone reader,
      RemoteDashboard dashboard,
      Created workshop,
      ServerProcess one,
      long version)
      throws Exception {
    Map<String, Long> typedAt = new ConcurrentHashMap<>();
    Map<String, Long> toldAt = new ConcurrentHashMap<>();
    Map<Long, Long> pressedAt = new ConcurrentHashMap<>();
    AtomicInteger round = new AtomicInteger();
    try (ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor()) {
      var unused =
          rounds.scheduleAtFixedRate(
              () -> {
                int n = round.getAndIncrement();
                if (n >= 3 * ROUNDS) {
                  return;
                }
                switch (n % 3) {
                  case 0 -> {
                    long at = System.nanoTime();
                    typedAt.put(typist.type(), at);
                  }
                  case 1 -> {
                    String state = "{\"n\":" + n + "}";
                    toldAt.put(state, System.nanoTime());
                    typist.aware(state);
                  }
                  default -> {
                    pressedAt.put(version + 1 + pressedAt.size(), System.nanoTime());
                    api.control(one.port(), workshop, "{\"type\":\"add-time\",\"ms\":1000}");
                  }
                }
              },
              0,
              ROUND_MS / 3,
              TimeUnit.MILLISECONDS);
      for (int minute = 0; minute < 10 && round.get() < 3 * ROUNDS; minute++) {
        int until = Math.min(3 * ROUNDS, round.get() + 300);
        awaitUntil("the rounds", () -> round.get() >= until);
      }
    }
    awaitUntil("all was seen", () -> reader.seenAt().size() >= 2 * ROUNDS);
    awaitUntil(
        "all was decided",
        () -> dashboard.awaitState(s -> true).path("version").asLong() == version + ROUNDS);
    Map<String, Long> digestAt = new HashMap<>();
    Map<Long, Long> stateAt = new HashMap<>();
    for (RemoteDashboard.Arrival arrival : dashboard.arrivals()) {
      JsonNode message = arrival.message();
      stateAt.putIfAbsent(message.path("version").asLong(), arrival.at());
      for (JsonNode digest : message.path("tables")) {
        lastMark(digest.path("texts").path("pitch").asText())
            .ifPresent(mark -> digestAt.putIfAbsent(mark, arrival.at()));
      }
    }
    say("edits", times(typedAt, reader.seenAt()));
    say("awareness", times(toldAt, reader.seenAt()));
    say("digests", times(typedAt, digestAt));
    say("commands", times(pressedAt, stateAt));
  }

  private static Optional<String> lastMark(String text) {
    int last = text.lastIndexOf('<');
    return last < 0 ? Optional.empty() : Optional.of(text.substring(last));
  }

  private static <K> List<Double> times(Map<K, Long> from, Map<K, Long> to) {
    List<Double> times = new ArrayList<>();
    from.forEach(
        (key, at) -> {
          Long seen = to.get(key);
          if (seen != null) {
            times.add((seen - at) / 1e6);
          }
        });
    assertThat(times).hasSizeGreaterThan(from.size() / 2);
    return times.stream().sorted().toList();
  }

  private static void say(String what, List<Double> times) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "crossing %-10s n=%d median %.2f ms, p99 %.2f ms",
            what,
            times.size(),
            times.get(times.size() / 2),
            times.get((int) Math.min(times.size() - 1L, Math.round(times.size() * 0.99)))));
  }
}
