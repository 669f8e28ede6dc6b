package io.charrette.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.redis.RedisSentinel;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes behind a sentinel, and the master dies while people type. */
class FailoverTest {
  @Test
  @DisplayName("[J33] [P6] a failover in mid-typing takes nothing that was Saved")
  void failover(@TempDir Path folder) throws Exception {
    try (RedisSentinel redis = RedisSentinel.start(folder);
        ServerProcess one = server(redis);
        ServerProcess two = server(redis);
        Api api = new Api();
        Clients clients = new Clients()) {
      ServerProcess.launchAll(one, two);
      Created workshop = api.create(one.port(), 1);
      List<RemotePhone> phones =
          IntStream.range(0, 4)
              .mapToObj(person -> phone(clients, person, List.of(one, two), api, workshop))
              .toList();
      phones.forEach(RemotePhone::awaitGreeted);
      try (Typing typing = new Typing(phones)) {
        typing.awaitMore();
        redis.master().kill();
        typing.awaitMore();
      }
      // They agree again when both servers follow the new master; what comes later is stored later.
      phones.forEach(phone -> phone.awaitText(phones.getFirst()::text));
      phones.forEach(RemotePhone::type);
      phones.forEach(RemotePhone::awaitAllSaved);
      phones.forEach(phone -> phone.awaitText(phones.getFirst()::text));
      assertThat(redis.replica().command("role")).startsWith("master");
      // From now on there is only what the new master has.
      one.kill();
      two.kill();
      phones.forEach(RemotePhone::close);
      one.launch().awaitReady();
      RemotePhone fresh = phone(clients, 4, List.of(one), api, workshop);
      fresh.awaitGreeted();
      fresh.awaitText(phones.getFirst()::text);
      for (RemotePhone phone : phones) {
        String text = fresh.text();
        assertThat(phone.saved()).isNotEmpty().allSatisfy(mark -> assertThat(text).contains(mark));
      }
      fresh.close();
    }
  }

  private static ServerProcess server(RedisSentinel redis) throws Exception {
    return new ServerProcess(RedisServer.freePort(), redis.address().toString(), 0);
  }

  private static RemotePhone phone(
      Clients clients, int person, List<ServerProcess> servers, Api api, Created workshop) {
    List<Integer> ports =
        IntStream.range(0, servers.size())
            .mapToObj(i -> servers.get((person + i) % servers.size()).port())
            .toList();
    String token = api.join(ports.getFirst(), workshop, "Ana " + person, 1);
    return new RemotePhone(clients, "p" + person, ports, workshop.id(), 1, token);
  }
}
