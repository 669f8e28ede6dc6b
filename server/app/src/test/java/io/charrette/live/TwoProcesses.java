package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;

import io.charrette.journal.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The live parts of two processes on one Redis, which know one workshop. */
abstract class TwoProcesses {
  static RedisServer redis;

  final TestClock clock = new TestClock();
  Bench one;
  Bench two;

  @BeforeAll
  static void startRedis(@TempDir Path folder) throws IOException {
    redis = RedisServer.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void start() {
    // What those before had still asked for, such as a deletion, would come after it.
    awaitUntil("they are gone", () -> redis.command("client", "list").lines().count() == 1);
    redis.command("flushall");
    one = Bench.on(Bench.open(redis.address()), clock, Bench.limits());
    one.create(Bench.WORKSHOP, Bench.CODE);
    two = Bench.on(Bench.open(redis.address()), clock, Bench.limits());
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
  }
}
