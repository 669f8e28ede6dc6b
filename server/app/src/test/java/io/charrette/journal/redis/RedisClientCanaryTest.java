package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
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

  private final RedisLoop loop = new RedisLoop();
  private RedisServer server;
  private RedisLink link;

  @BeforeEach
  void connect() throws Exception {
    server = RedisServer.start(folder);
    link = new RedisLink(loop, server.address(), Duration.ofSeconds(20), () -> {});
    await(send(Request.cmd(Command.SET).arg("text").arg("a")));
  }

  @AfterEach
  void disconnect() {
    loop.close();
    server.close();
  }

  private CompletionStage<Response> send(Request request) {
    return loop.call(() -> link.send(request));
  }

  private Throwable failureOf(Request request) {
    return awaitFailure(send(request), Throwable.class);
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
  @DisplayName(
      "a message that comes before an answer takes its place, and who asked is not answered:"
          + " Pulse and SentinelWatch do without, and may await answers once this fails")
  void messageBeforeAnswer() {
    RedisLink hearing =
        new RedisLink(
            loop, server.address(), ProtocolVersion.RESP3, Duration.ofSeconds(20), () -> {});
    Promise<Response> unasked = Promise.promise();
    Promise<Response> awaited = Promise.promise();
    var asked =
        loop.call(
            () ->
                hearing
                    .connection()
                    .compose(
                        connection -> {
                          connection.handler(
                              came -> {
                                if (came.type() != ResponseType.PUSH) {
                                  unasked.tryComplete(came);
                                }
                              });
                          connection.send(Request.cmd(Command.SUBSCRIBE).arg("channel"));
                          connection.send(Request.cmd(Command.PING)).onComplete(awaited);
                          return unasked.future();
                        }));
    assertThat(await(asked).toString()).isEqualTo("PONG");
    assertThat(awaited.future().isComplete()).isFalse();
  }

  @Test
  @DisplayName("a connection that closes under a command is no answer of Redis")
  void closed() throws Exception {
    server.freeze();
    var waiting = send(Request.cmd(Command.PING));
    server.kill();
    Throwable lost = awaitFailure(waiting, Throwable.class);
    assertThat(RedisErrors.answered(lost)).isFalse();
    assertThat(RedisErrors.isFinal(lost)).isFalse();
  }
}
