package io.charrette.journal.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One way to Redis, made when it is first needed and thrown away whole when it fails, with what it
 * knew of masters and slots. Belongs to the journal's loop.
 */
final class RedisLink {
  private final RedisLoop loop;
  private final RedisAddress address;
  private final ProtocolVersion protocol;
  private final Duration answer;
  private final Runnable onLost;
  private final Function<RedisConnection, Future<Void>> greeting;
  private @Nullable Redis client;
  private int generation;
  private @Nullable Promise<RedisConnection> given;

  /**
   * Makes a link that is not connected yet.
   *
   * @param answer how long an answer may take
   * @param onLost called after a connection that had worked was closed by the other side
   */
  RedisLink(RedisLoop loop, RedisAddress address, Duration answer, Runnable onLost) {
    this(loop, address, ProtocolVersion.RESP2, answer, onLost);
  }

  /**
   * As above.
   *
   * @param greeting what is done with each new connection before anything else; if that fails, it
   *     is not used
   */
  RedisLink(
      RedisLoop loop,
      RedisAddress address,
      Duration answer,
      Runnable onLost,
      Function<RedisConnection, Future<Void>> greeting) {
    this(loop, address, ProtocolVersion.RESP2, answer, onLost, greeting);
  }

  /** As above, with another protocol: 3 tells answers from messages that come unasked. */
  RedisLink(
      RedisLoop loop,
      RedisAddress address,
      ProtocolVersion protocol,
      Duration answer,
      Runnable onLost) {
    this(loop, address, protocol, answer, onLost, connection -> Future.succeededFuture());
  }

  private RedisLink(
      RedisLoop loop,
      RedisAddress address,
      ProtocolVersion protocol,
      Duration answer,
      Runnable onLost,
      Function<RedisConnection, Future<Void>> greeting) {
    this.loop = loop;
    this.address = address;
    this.protocol = protocol;
    this.answer = answer;
    this.onLost = onLost;
    this.greeting = greeting;
  }

  boolean connected() {
    return given != null && given.future().succeeded();
  }

  /** Counts the connections that were given up: the present one is of this number. */
  int generation() {
    return generation;
  }

  /** The present connection, or a new one; fails when none can be made now. */
  Future<RedisConnection> connection() {
    assert loop.isCurrent();
    if (given != null && given.future().failed()) {
      discard();
    }
    Promise<RedisConnection> present = given;
    if (present == null) {
      Promise<RedisConnection> awaited = Promise.promise();
      Redis fresh = Redis.createClient(loop.vertx(), address.options(protocol));
      client = fresh;
      given = awaited;
      int made = generation;
      loop.within(answer, fresh.connect())
          .compose(open -> greeting.apply(open).map(open))
          .onSuccess(
              open -> {
                open.endHandler(end -> lost(made)).exceptionHandler(failure -> lost(made));
                awaited.tryComplete(open);
              })
          .onFailure(
              e -> {
                awaited.tryFail(e);
                if (made == generation) {
                  discard();
                }
              });
      return awaited.future();
    }
    return present.future();
  }

  private void lost(int made) {
    if (made == generation) {
      discard();
      onLost.run();
    }
  }

  /** Sends one command. If no answer comes in time, gives up on it and on the connection. */
  Future<Response> send(Request request) {
    Future<RedisConnection> open = connection();
    int made = generation;
    return open.compose(connected -> loop.within(answer, connected.send(request)))
        .onFailure(
            e -> {
              if (made == generation && !RedisErrors.answered(e)) {
                discard();
              }
            });
  }

  /** What is awaited on this link, or a failure if it takes longer than an answer may. */
  <T> Future<T> within(Future<T> awaited) {
    return loop.within(answer, awaited);
  }

  /** Closes the connection; the next use makes a new one. */
  void discard() {
    assert loop.isCurrent();
    Redis old = client;
    Promise<RedisConnection> waitedFor = given;
    client = null;
    given = null;
    generation++;
    if (old != null) {
      old.close();
    }
    if (waitedFor != null) {
      // Whoever waits for it need not find out after some seconds.
      waitedFor.tryFail("the connection was given up");
    }
  }
}
