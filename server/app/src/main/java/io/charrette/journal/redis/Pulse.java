package io.charrette.journal.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.time.Duration;

/**
 * Whether a connection lives on which others speak unasked, and perhaps for months nobody does. It
 * is pinged, and lives as long as anything comes. No answer is awaited: a message that comes before
 * an answer takes its place with the client, and who asked waits for ever. Belongs to the journal's
 * loop.
 */
final class Pulse {
  private final Duration every;
  private final int mostSilent;
  private final SoleTimer next;
  private int silent;

  /**
   * Watches nothing yet.
   *
   * @param answer how long an answer may take
   */
  Pulse(RedisLoop loop, Duration every, Duration answer) {
    this.every = every;
    this.mostSilent = (int) Math.max(1, answer.dividedBy(every));
    this.next = new SoleTimer(loop);
  }

  /** Watches a connection from now on, and no other. */
  void watch(RedisConnection connection, Runnable onDead) {
    silent = 0;
    pingLater(connection, onDead);
  }

  /** Something came. */
  void beat() {
    silent = 0;
  }

  void stop() {
    next.stop();
  }

  private void pingLater(RedisConnection connection, Runnable onDead) {
    next.start(
        every,
        () -> {
          if (silent >= mostSilent) {
            onDead.run();
          } else {
            silent++;
            connection.send(Request.cmd(Command.PING)).onSuccess(pong -> beat());
            pingLater(connection, onDead);
          }
        });
  }
}
