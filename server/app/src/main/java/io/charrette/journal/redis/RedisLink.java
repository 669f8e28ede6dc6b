package io.charrette.journal.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One way to Redis, made when it is first needed and thrown away whole when it fails, with what it
 * knew of masters and slots. Belongs to the journal's context.
 */
final class RedisLink {
  private final Vertx vertx;
  private final RedisAddress address;
  private final ProtocolVersion protocol;
  private final long answerMillis;
  private final Runnable onLost;
  private @Nullable Redis client;
  private int generation;
  private @Nullable Future<RedisConnection> connection;

  /**
   * Makes a link that is not connected yet.
   *
   * @param answerMillis how long an answer may take
   * @param onLost called after a connection that had worked was closed by the other side
   */
  RedisLink(Vertx vertx, RedisAddress address, long answerMillis, Runnable onLost) {
    this(vertx, address, ProtocolVersion.RESP2, answerMillis, onLost);
  }

  /** As above, with another protocol: 3 tells answers from messages that come unasked. */
  RedisLink(
      Vertx vertx,
      RedisAddress address,
      ProtocolVersion protocol,
      long answerMillis,
      Runnable onLost) {
    this.vertx = vertx;
    this.address = address;
    this.protocol = protocol;
    this.answerMillis = answerMillis;
    this.onLost = onLost;
  }

  boolean connected() {
    return connection != null && connection.succeeded();
  }

  /** The connection that there is, or a new one; fails when there can be none now. */
  Future<RedisConnection> connection() {
    if (connection != null && connection.failed()) {
      discard();
    }
    if (connection == null) {
      Redis fresh = Redis.createClient(vertx, address.options(protocol));
      client = fresh;
      int made = generation;
      connection =
          fresh
              .connect()
              .timeout(answerMillis, TimeUnit.MILLISECONDS)
              .onSuccess(
                  open ->
                      open.endHandler(end -> lost(made)).exceptionHandler(failure -> lost(made)))
              .onFailure(
                  e -> {
                    if (made == generation) {
                      discard();
                    }
                  });
    }
    return connection;
  }

  private void lost(int made) {
    if (made == generation) {
      discard();
      onLost.run();
    }
  }

  /** Sends one command and gives up on it, and on the connection, after so long. */
  Future<Response> send(Request request) {
    Future<RedisConnection> open = connection();
    int made = generation;
    return open.compose(
            connected -> connected.send(request).timeout(answerMillis, TimeUnit.MILLISECONDS))
        .onFailure(
            e -> {
              if (made == generation && !RedisErrors.answered(e)) {
                discard();
              }
            });
  }

  /** Closes the connection; the next use makes a new one. */
  void discard() {
    Redis old = client;
    client = null;
    generation++;
    connection = null;
    if (old != null) {
      old.close();
    }
  }
}
