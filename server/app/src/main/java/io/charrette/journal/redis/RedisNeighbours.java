package io.charrette.journal.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes on the same Redis, reached by publish and subscribe, which keeps nothing. A topic
 * is a channel; each message begins with who sent it. What is touched belongs to the journal's
 * context.
 */
final class RedisNeighbours implements Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(RedisNeighbours.class);

  /**
   * Messages sent and not answered; when there are so many, Redis has stopped, and more is lost.
   */
  private static final int MOST_UNANSWERED = 1000;

  /** How often the way is tried on which nothing may come for hours. */
  private static final int PING_MILLIS = 5000;

  // Set once.
  private final Vertx vertx;
  private final Context context;
  private final RedisAddress address;
  private final JournalLimits limits;
  private final byte[] origin;
  private final RedisLink telling;
  private final RedisLink hearing;

  // The context's own.
  private final Map<String, List<Heard>> listeners = new HashMap<>();
  private boolean joined;
  private boolean joining;
  private boolean closed;
  private boolean pinging;
  private int failures;
  private int unanswered;

  /** One listener of a channel. */
  private record Heard(Listener listener) {}

  RedisNeighbours(
      Vertx vertx,
      Context context,
      RedisAddress address,
      JournalLimits limits,
      long answerMillis,
      String origin) {
    this.vertx = vertx;
    this.context = context;
    this.address = address;
    this.limits = limits;
    this.origin = origin.getBytes(US_ASCII);
    this.telling = new RedisLink(vertx, address, answerMillis, () -> {});
    this.hearing =
        new RedisLink(vertx, address, ProtocolVersion.RESP3, answerMillis, this::interrupted);
  }

  @Override
  public void tell(StreamId topic, byte[] news) {
    onContext(
        () -> {
          if (!joined || unanswered >= MOST_UNANSWERED) {
            return;
          }
          unanswered++;
          Buffer message = Buffer.buffer(origin).appendBytes(news);
          telling
              .send(Request.cmd(Command.PUBLISH).arg(channel(topic)).arg(message))
              .onComplete(answer -> unanswered--);
        });
  }

  @Override
  public Hearing hear(StreamId topic, Listener listener) {
    String channel = channel(topic);
    Heard heard = new Heard(listener);
    onContext(() -> add(channel, heard));
    return () -> onContext(() -> remove(channel, heard));
  }

  /** On the context. */
  void close() {
    closed = true;
    joined = false;
    listeners.clear();
    telling.discard();
    hearing.discard();
  }

  private void add(String channel, Heard heard) {
    if (closed) {
      return;
    }
    boolean known = listeners.containsKey(channel);
    listeners.computeIfAbsent(channel, c -> new ArrayList<>()).add(heard);
    if (!joined) {
      join();
    } else if (known) {
      heard.listener().joined();
    } else {
      subscribe(channel);
    }
  }

  private void remove(String channel, Heard heard) {
    List<Heard> of = listeners.get(channel);
    if (of != null && of.remove(heard) && of.isEmpty()) {
      listeners.remove(channel);
      if (joined) {
        hearing.send(Request.cmd(Command.UNSUBSCRIBE).arg(channel));
      }
    }
  }

  private void join() {
    if (joining || closed) {
      return;
    }
    joining = true;
    hearing
        .connection()
        .onSuccess(
            connection -> {
              joining = false;
              joined = true;
              failures = 0;
              connection.handler(this::arrived);
              listeners.keySet().forEach(this::subscribe);
              pingLater();
            })
        .onFailure(
            e -> {
              joining = false;
              joinLater(e);
            });
  }

  private void subscribe(String channel) {
    hearing.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onFailure(this::joinLater);
  }

  /** Nothing is told while nothing is heard: whoever joins again says all that matters anew. */
  private void interrupted() {
    joinLater(new IllegalStateException("connection closed"));
  }

  private void joinLater(Throwable reason) {
    joined = false;
    hearing.discard();
    telling.discard();
    if (closed || joining) {
      return;
    }
    joining = true;
    failures++;
    if (failures == 1) {
      LOG.atWarn()
          .addKeyValue("event", "journal.neighbours-lost")
          .log(
              "{}; what others do but do not store is not seen",
              RedisErrors.inWords(address, reason));
    }
    vertx.setTimer(
        limits.retryAfter(failures).toMillis(),
        timer -> {
          joining = false;
          join();
        });
  }

  private void pingLater() {
    if (!pinging) {
      pinging = true;
      vertx.setTimer(
          PING_MILLIS,
          timer -> {
            pinging = false;
            ping();
          });
    }
  }

  private void ping() {
    if (joined) {
      hearing
          .send(Request.cmd(Command.PING))
          .onSuccess(pong -> pingLater())
          .onFailure(this::joinLater);
    }
  }

  private void arrived(Response push) {
    List<Heard> those = List.copyOf(listeners.getOrDefault(push.get(1).toString(), List.of()));
    switch (push.get(0).toString()) {
      case "subscribe" -> those.forEach(heard -> guarded(heard.listener()::joined));
      case "message" -> {
        byte[] message = push.get(2).toBytes();
        if (!Arrays.equals(message, 0, origin.length, origin, 0, origin.length)) {
          byte[] news = Arrays.copyOfRange(message, origin.length, message.length);
          those.forEach(heard -> guarded(() -> heard.listener().heard(news)));
        }
      }
      default -> {
        // That a channel was left.
      }
    }
  }

  /** A listener's failure is its own. */
  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("event", "journal.listener-failed").log("A listener failed", e);
    }
  }

  private void onContext(Runnable action) {
    try {
      context.runOnContext(v -> action.run());
    } catch (RejectedExecutionException e) {
      // The journal is closed, and so is this.
    }
  }

  private static String channel(StreamId topic) {
    return "charrette:" + topic.name();
  }
}
