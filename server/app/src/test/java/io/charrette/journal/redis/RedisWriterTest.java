package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Health;
import io.charrette.journal.JournalLimits;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer is held, and goes on. */
class RedisWriterTest {
  @TempDir Path folder;

  private RedisServer server;
  private RedisLoop loop;
  private RedisWriter writer;

  @BeforeEach
  void start() throws Exception {
    server = RedisServer.start(folder);
    loop = new RedisLoop();
    writer =
        new RedisWriter(
            loop,
            server.address(),
            JournalLimits.DEFAULTS,
            Duration.ofMinutes(1),
            connection -> Future.succeededFuture(),
            () -> {});
    await(loop.call(writer::ready));
  }

  @AfterEach
  void stop() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    writer.close(() -> closed.complete(null));
    await(closed);
    loop.close();
    server.close();
  }

  private <T> T onLoop(Supplier<T> question) {
    return await(loop.call(() -> Future.succeededFuture(question.get())));
  }

  private Health goneOn() {
    return onLoop(
        () -> {
          writer.goOn();
          return writer.health();
        });
  }

  private void hold() {
    onLoop(
        () -> {
          writer.hold("there may be another master");
          return true;
        });
    assertThat(writer.health().problem()).contains("another master");
  }

  @Test
  @DisplayName("[J38] [H10] after a hold it is ready when Redis has answered, not before")
  void lostMeanwhile() throws Exception {
    hold();
    server.command("client", "kill", "type", "normal");
    awaitUntil("the connection is gone", () -> !onLoop(() -> writer.link().connected()));
    server.freeze();
    assertThat(goneOn().writable()).isFalse();
    server.thaw();
    awaitUntil("it is ready", () -> writer.health().equals(new Health(true, "", 0)));
  }

  @Test
  @DisplayName("[J38] [H10] after a hold in which nothing happened it is ready at once")
  void nothingHappened() {
    hold();
    assertThat(goneOn()).isEqualTo(new Health(true, "", 0));
  }
}
