package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that loses the last of what was done, and must be believed. */
class UndoneTest {
  @Test
  @DisplayName("[J33] [W4] dashboards at every server are told once that the store lost something")
  void undone(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess one = server(redis);
        ServerProcess two = server(redis);
        Api api = new Api();
        Clients clients = new Clients()) {
      ServerProcess.launchAll(one, two);
      Created workshop = api.create(one.port(), 1);
      try (RemoteDashboard here = new RemoteDashboard(clients, List.of(one.port()), workshop);
          RemoteDashboard there = new RemoteDashboard(clients, List.of(two.port()), workshop)) {
        List<RemoteDashboard> dashboards = List.of(here, there);
        dashboards.forEach(each -> each.awaitState(any -> true));
        String key = "charrette:{" + workshop.id() + "}:workshop/" + workshop.id();
        assertThat(redis.command("copy", key, key + ":before")).contains("1");
        String phase = phase(here);
        api.control(one.port(), workshop, "{\"type\":\"next-phase\"}");
        dashboards.forEach(
            each -> each.awaitState(state -> !state.at("/workshop/phase").asText().equals(phase)));
        assertThat(dashboards).extracting(RemoteDashboard::undone).containsOnly(0);

        redis.command("rename", key + ":before", key);
        redis.command("client", "kill", "type", "normal", "skipme", "yes");
        dashboards.forEach(each -> awaitUntil("a dashboard is told", () -> each.undone() > 0));
        dashboards.forEach(
            each -> each.awaitState(state -> state.at("/workshop/phase").asText().equals(phase)));
        assertThat(dashboards).extracting(RemoteDashboard::undone).containsOnly(1);
      }
    }
  }

  @Test
  @DisplayName(
      "[J33] [W3] a server that never knew what was lost tells who did, however much came since")
  void overtaken(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        ServerProcess server = server(redis);
        Api api = new Api();
        Clients clients = new Clients()) {
      ServerProcess.launchAll(server);
      List<Integer> ports = List.of(server.port());
      Created workshop = api.create(server.port(), 1);
      String key = "charrette:{" + workshop.id() + "}:workshop/" + workshop.id();
      JsonNode lost;
      try (RemoteDashboard dashboard = new RemoteDashboard(clients, ports, workshop)) {
        String phase = phase(dashboard);
        awaitUntil("the use of the link is stored", () -> isUsed(dashboard));
        assertThat(redis.command("copy", key, key + ":before")).contains("1");
        api.control(server.port(), workshop, "{\"type\":\"next-phase\"}");
        lost = dashboard.awaitState(state -> !state.at("/workshop/phase").asText().equals(phase));
      }

      server.kill();
      redis.command("rename", key + ":before", key);
      ServerProcess.launchAll(server);
      for (String name : List.of("Ana", "Ben")) {
        api.join(server.port(), workshop, name, 1);
        JsonNode now;
        try (RemoteDashboard back = new RemoteDashboard(clients, ports, workshop, lost)) {
          awaitUntil("it is told", () -> back.undone() == 1);
          now = back.awaitState(state -> true);
          assertThat(now.path("version").asLong())
              .isGreaterThanOrEqualTo(lost.path("version").asLong());
        }
        try (RemoteDashboard knows = new RemoteDashboard(clients, ports, workshop, now)) {
          knows.clockOffset(); // what it is told of others would have come before the answers
          assertThat(knows.undone()).isZero();
        }
      }
    }
  }

  /** Whether what connecting changes has been told. */
  private static boolean isUsed(RemoteDashboard dashboard) {
    return !dashboard.awaitState(any -> true).at("/workshop/links/0/usedAt").isNull();
  }

  private static String phase(RemoteDashboard dashboard) {
    return dashboard.awaitState(any -> true).at("/workshop/phase").asText();
  }

  private static ServerProcess server(RedisServer redis) throws Exception {
    return new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
  }
}
