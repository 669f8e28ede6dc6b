package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.redis.RedisSentinel;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import io.charrette.servers.Api.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that writes only while a replica follows, loses it, and gets it back. */
class LostReplicaTest {
  private static final String[] NEEDED = {"--min-replicas-to-write 1", "--min-replicas-max-lag 2"};
  private static final String NEXT = "{\"type\":\"next-phase\"}";

  @Test
  @DisplayName(
      "[J10] [H24] [P6] a master without its replica refuses, says so, and forgets nothing that was"
          + " Saved")
  void lost(@TempDir Path folder) throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder, 1, NEEDED);
        ServerProcess one = server(redis);
        ServerProcess two = server(redis);
        Api api = new Api();
        Clients clients = new Clients()) {
      List<ServerProcess> servers = List.of(one, two);
      for (ServerProcess server : servers) {
        server.launch();
      }
      for (ServerProcess server : servers) {
        server.awaitReady();
      }
      Created workshop = api.create(one.port(), 1);
      Map<String, String> tokens =
          Map.of(
              "Ana", api.join(one.port(), workshop, "Ana", 1),
              "Bo", api.join(two.port(), workshop, "Bo", 1));
      RemotePhone ana = phone(clients, "Ana", one, workshop, tokens);
      RemotePhone bo = phone(clients, "Bo", two, workshop, tokens);
      List<RemotePhone> phones = List.of(ana, bo);
      phones.forEach(RemotePhone::awaitGreeted);
      api.control(one.port(), workshop, NEXT);
      String phase = phase(api, one, workshop);
      try (Typing typing = new Typing(phones)) {
        typing.awaitMore();
        redis.replica().freeze();
        for (ServerProcess server : servers) {
          awaitUntil("it takes nothing", () -> ready(api, server).status() == 503);
          assertThat(ready(api, server).json().path("detail").asText()).contains("NOREPLICAS");
          assertRefused(api.command(server.port(), workshop, NEXT));
          assertRefused(api.tryJoin(server.port(), workshop.joinCode(), null));
        }
        typing.awaitUnsaved(1);
        redis.replica().thaw();
        typing.awaitMore();
      }
      phones.forEach(RemotePhone::awaitAllSaved);
      phones.forEach(phone -> phone.awaitText(ana::text));
      for (ServerProcess server : servers) {
        awaitUntil("it takes everything", () -> ready(api, server).status() == 200);
        assertThat(phase(api, server, workshop)).as("what was refused").isEqualTo(phase);
      }
      api.control(two.port(), workshop, NEXT);
      String next = phase(api, two, workshop);
      // All of it is at the replica, which becomes a master that has no replica itself.
      Set<String> saved = union(phones);
      servers.forEach(ServerProcess::kill);
      phones.forEach(RemotePhone::close);
      redis.master().kill();
      awaitUntil("it is promoted, and the sentinel says so", redis::agree);
      one.launch().awaitReady();
      assertThat(phase(api, one, workshop)).isNotEqualTo(phase).isEqualTo(next);
      RemotePhone fresh = phone(clients, "Ana", one, workshop, tokens);
      fresh.awaitGreeted();
      awaitUntil(
          "all that was Saved is there", () -> saved.stream().allMatch(fresh.text()::contains));
      fresh.close();
    }
  }

  private static Set<String> union(List<RemotePhone> phones) {
    return Set.copyOf(phones.stream().flatMap(phone -> phone.saved().stream()).toList());
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.json().path("type").asText()).endsWith("journal-unavailable");
  }

  private static Reply ready(Api api, ServerProcess server) {
    return api.get(server.port(), "/health/ready", null);
  }

  private static String phase(Api api, ServerProcess server, Created workshop) {
    return api.state(server.port(), workshop, workshop.facilitatorToken())
        .path("workshop")
        .path("phase")
        .asText();
  }

  private static ServerProcess server(RedisSentinel redis) throws Exception {
    return new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
  }

  private static RemotePhone phone(
      Clients clients,
      String name,
      ServerProcess server,
      Created workshop,
      Map<String, String> tokens) {
    return new RemotePhone(
        clients, name, List.of(server.port()), workshop.id(), 1, tokens.get(name));
  }
}
