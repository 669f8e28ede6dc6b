package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import io.charrette.workshop.WorkshopLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who wait to join as the journal goes. */
class WaitingJoinsTest {
  /** Of one a second. */
  private static final Duration LONG_BEFORE_THE_LAST_TURN = Duration.ofSeconds(9);

  private static final String UNAVAILABLE = "HTTP/1.1 503 Service Unavailable";

  @Test
  @DisplayName(
      "[H24] [H3] who waits for a turn is told that the journal is gone, and not when it comes")
  void told(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server =
            new ServerProcess(
                RedisServer.freePort(), redis.address().toString(), 0, "--limit-join-rate", "1");
        Api api = new Api()) {
      ServerProcess.launchAll(server);
      int port = server.port();
      Created workshop = api.create(port, 1);
      String path = "join/" + workshop.joinCode();
      List<Socket> waiting =
          Stream.generate(() -> Api.ask(port, path, "{\"name\":\"Bo\",\"table\":1}", null))
              .limit(WorkshopLimits.PEOPLE_PER_TABLE)
              .toList();
      awaitUntil(
          "the first who waited has had their turn",
          () ->
              api.state(port, workshop, workshop.facilitatorToken())
                      .at("/workshop/participants")
                      .size()
                  > 1);

      redis.kill();

      long until = System.nanoTime() + LONG_BEFORE_THE_LAST_TURN.toNanos();
      List<String> answers = new ArrayList<>();
      for (Socket each : waiting) {
        answers.add(status(each, until));
        each.close();
      }
      assertThat(answers).containsOnly("HTTP/1.1 201 Created", UNAVAILABLE).contains(UNAVAILABLE);
    }
  }

  /** The first line of an answer that comes in time. */
  private static String status(Socket asked, long untilNanos) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
    asked.setSoTimeout((int) Math.max(1, left));
    return new BufferedReader(new InputStreamReader(asked.getInputStream(), US_ASCII)).readLine();
  }
}
