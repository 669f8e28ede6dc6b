package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we take from the Redis client without its documentation saying so. A new version of it that
 * behaves otherwise fails here by name, before anything else fails for no visible reason.
 */
class RedisClientCanaryTest {
  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private RedisServer server;
  private RedisLink link;

  @BeforeEach
  void connect() throws Exception {
    server = RedisServer.start(folder);
    link = new RedisLink(vertx, server.address(), 20_000, () -> {});
    await(link.send(Request.cmd(Command.SET).arg("text").arg("a")).toCompletionStage());
  }

  @AfterEach
  void disconnect() {
    await(vertx.close().toCompletionStage());
    server.close();
  }

  private Throwable failureOf(Request request) {
    return awaitFailure(link.send(request).toCompletionStage(), Throwable.class);
  }

  @Test
  @DisplayName("the client fails with the error reply of Redis, whose message is Redis's own")
  void errorReply() {
    Throwable refused = failureOf(Request.cmd(Command.LPUSH).arg("text").arg("b"));
    assertThat(refused).hasMessageStartingWith("WRONGTYPE ");
    assertThat(RedisErrors.answered(refused)).isTrue();
    assertThat(RedisErrors.isFinal(refused)).isTrue();
  }

  @Test
  @DisplayName("an error inside a script keeps the word by which it is known")
  void errorInScript() {
    String script = "return redis.call('LPUSH', KEYS[1], 'b')";
    Throwable refused = failureOf(Request.cmd(Command.EVAL).arg(script).arg(1).arg("text"));
    assertThat(RedisErrors.answered(refused)).isTrue();
    assertThat(RedisErrors.isFinal(refused)).isTrue();

    assertThat(server.command("config", "set", "maxmemory", "1")).contains("OK");
    String adding = "return redis.call('XADD', KEYS[1], '*', 'o', 'a')";
    Throwable passing = failureOf(Request.cmd(Command.EVAL).arg(adding).arg(1).arg("stream"));
    assertThat(passing).hasMessageContaining("OOM");
    assertThat(RedisErrors.answered(passing)).isTrue();
    assertThat(RedisErrors.isFinal(passing)).isFalse();
  }

  @Test
  @DisplayName("a connection that closes under a command is no answer of Redis")
  void closed() throws Exception {
    server.freeze();
    var waiting = link.send(Request.cmd(Command.PING)).toCompletionStage();
    server.kill();
    Throwable lost = awaitFailure(waiting, Throwable.class);
    assertThat(RedisErrors.answered(lost)).isFalse();
    assertThat(RedisErrors.isFinal(lost)).isFalse();
  }
}
