package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sentinel says that there is another master, and it is, or is not, the one that answers. */
class ReconciliationTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** Vert.x closes one that nothing refers to any longer, and its connections. */
  private final List<Redis> clients = new ArrayList<>();

  private RedisServer old;
  private RedisServer promoted;
  private RedisLoop loop;
  private Reconciliation reconciliation;

  @BeforeEach
  void start() throws Exception {
    old = RedisServer.start(Files.createDirectory(folder.resolve("old")));
    promoted = RedisServer.start(Files.createDirectory(folder.resolve("new")));
    loop = new RedisLoop();
    reconciliation =
        new Reconciliation(
            loop, old.address(), LONG, Duration.ofMillis(1), LONG, new RecentEntries());
  }

  @AfterEach
  void stop() {
    loop.close();
    promoted.close();
    old.close();
  }

  private Redis held(Redis client) {
    clients.add(client);
    return client;
  }

  private CompletableFuture<Void> begin(RedisServer server) {
    return loop.call(
        () ->
            held(Redis.createClient(loop.vertx(), server.address().options(ProtocolVersion.RESP2)))
                .connect()
                .compose(reconciliation::begin));
  }

  private void expectAnother() {
    await(
        loop.call(
            () -> {
              reconciliation.expectAnother();
              return Future.succeededFuture();
            }));
  }

  @Test
  @DisplayName("[J38] the old master is not used any longer, the new one is")
  void another() {
    await(begin(old));
    expectAnother();
    assertThat(awaitFailure(begin(old), Throwable.class)).hasMessageContaining("new master");
    await(begin(promoted));
    await(begin(promoted));
  }

  @Test
  @DisplayName("[J38] the new master that was found before the sentinel told of it is used")
  void foundBefore() {
    await(begin(old));
    await(begin(promoted));
    expectAnother();
    await(begin(promoted));
  }
}
