package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for something and has gone before a Redis that stands still has answered. */
class GivenUpTest {
  @Test
  @DisplayName(
      "[H24] [M9] a control that was given up is done once at most, and asking again tells")
  void askedAgain(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server =
            new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
        Api api = new Api()) {
      ServerProcess.launchAll(server);
      int port = server.port();
      Created workshop = api.create(port, 1);
      JsonNode before = api.state(port, workshop, workshop.facilitatorToken());
      String next =
          "{\"type\":\"next-phase\",\"expectedVersion\":" + before.path("version").asLong() + "}";

      redis.freeze();
      Socket asked =
          Api.ask(
              port, "workshops/" + workshop.id() + "/commands", next, workshop.facilitatorToken());
      asked.close();
      redis.thaw();

      awaitUntil(
          "it is done, by the first or another",
          () -> api.command(port, workshop, next).status() == 409);
      JsonNode after = api.state(port, workshop, workshop.facilitatorToken());
      assertThat(after.at("/workshop/phase")).isEqualTo(before.at("/workshop/phases/1/id"));
    }
  }
}
