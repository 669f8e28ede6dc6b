package io.charrette.journal.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.ListenerCalls;
import io.charrette.journal.Neighbours;
import io.charrette.journal.Outage;
import io.charrette.journal.StreamId;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes on the same Redis, reached by publish and subscribe, which keeps nothing. A topic
 * is a channel; each message begins with who sent it. {@link #tell} and {@link #hear} may be called
 * from any thread; all else is the journal's loop's.
 *
 * <pre>
 *  Apart ──somebody listens──▶ Joining ──connected──▶ Joined
 *                               ▲   │                   │
 *              the pause is over│   │failed             │lost
 *                               │   ▼                   │
 *                              Waiting ◀────────────────┘
 *
 *  each of these ──close──▶ Closed
 * </pre>
 *
 * <p>Nothing is told while nothing is heard: whoever joins again says all that matters anew.
 */
final class RedisNeighbours implements Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(RedisNeighbours.class);

  /** What it means that one is not heard, or not told. */
  private static final String UNSEEN = "; servers do not see each other's carets and people";

  /**
   * Messages sent and not answered; when there are so many, Redis has stopped, and more is lost.
   */
  private static final int MOST_UNANSWERED = 1000;

  /**
   * So many messages in a row must be taken before all is well again, where each may go to another
   * node, with users of its own.
   */
  private static final int TAKEN_BY_CLUSTER = 20;

  /** How often a connection is tried on which nothing may come for hours. */
  private static final Duration PING = Duration.ofSeconds(5);

  // Set once.
  private final RedisLoop loop;
  private final RedisAddress address;
  private final byte[] origin;
  private final RedisLink telling;
  private final RedisLink hearing;

  // The loop's own.
  private final Map<String, List<Heard>> listeners = new HashMap<>();
  private final Outage outage;
  private final Outage muteness;
  private final Pulse pulse;
  private State state = new State.Apart();

  /** How many messages Redis has taken since it refused one. */
  private int taken;

  /** Why nobody is heard who should be; empty while all is well. Any thread. */
  private volatile String problem = "";

  /** Why others are not told what they should be; empty while all is well. Any thread. */
  private volatile String untold = "";

  /** One listener of a channel. */
  private record Heard(Listener listener) {}

  /**
   * Where the connection stands by which others are heard. Each object is one stay in a state, so
   * what comes late, of an earlier stay, is known by not being of the present one.
   */
  sealed interface State {
    /** Nobody has listened yet. */
    final class Apart implements State {}

    /** A connection is being made. */
    final class Joining implements State {}

    /** What others tell is heard, and they may be told. */
    final class Joined implements State {
      /** Messages that were sent and not answered. */
      private int unanswered;
    }

    /** The connection failed or was lost; the next try is some time off. */
    final class Waiting implements State {}

    /** The journal is closed. */
    final class Closed implements State {}

    /**
     * The next state.
     *
     * @throws IllegalStateException the diagram has no such arrow
     */
    default State to(State next) {
      boolean drawn =
          switch (next) {
            case Apart apart -> false;
            case Joining joining -> this instanceof Apart || this instanceof Waiting;
            case Joined joined -> this instanceof Joining;
            case Waiting waiting -> this instanceof Joining || this instanceof Joined;
            case Closed closed -> !(this instanceof Closed);
          };
      if (!drawn) {
        throw new IllegalStateException(
            getClass().getSimpleName() + " never becomes " + next.getClass().getSimpleName());
      }
      return next;
    }
  }

  RedisNeighbours(
      RedisLoop loop, RedisAddress address, JournalLimits limits, Duration answer, String origin) {
    this.loop = loop;
    this.address = address;
    this.origin = origin.getBytes(US_ASCII);
    this.telling = new RedisLink(loop, address, answer, () -> {});
    this.hearing = new RedisLink(loop, address, ProtocolVersion.RESP3, answer, this::interrupted);
    this.pulse = new Pulse(loop, PING, answer);
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words(
                "journal.neighbours-lost", "what others do but do not store is not seen"),
            new Outage.Words(
                "journal.neighbours-found", "What others do but do not store is seen again"));
    this.muteness =
        new Outage(
            limits,
            LOG,
            new Outage.Words(
                "journal.neighbours-untold", "what is done here but not stored others do not see"),
            new Outage.Words(
                "journal.neighbours-told", "What is done here but not stored others see again"));
  }

  @Override
  public void tell(StreamId topic, byte[] news) {
    loop.run(
        () -> {
          if (state instanceof State.Joined joined && joined.unanswered < MOST_UNANSWERED) {
            joined.unanswered++;
            Buffer message = Buffer.buffer(origin).appendBytes(news);
            telling
                .send(Request.cmd(Command.PUBLISH).arg(channel(topic)).arg(message))
                .onComplete(
                    (answer, failure) -> {
                      joined.unanswered--;
                      told(failure);
                    });
          }
        });
  }

  /**
   * Whether Redis took a message. One that got no answer, or no connection, tells nothing of it.
   */
  private void told(@Nullable Throwable failure) {
    if (failure == null) {
      taken++;
      if (taken >= (address.cluster() ? TAKEN_BY_CLUSTER : 1)) {
        untold = "";
        muteness.over();
      }
    } else if (RedisErrors.answered(failure)) {
      taken = 0;
      String words = RedisErrors.inWords(address, failure);
      untold = words + UNSEEN;
      muteness.failed(words);
    }
  }

  @Override
  public Hearing hear(StreamId topic, Listener listener) {
    String channel = channel(topic);
    Heard heard = new Heard(listener);
    loop.run(() -> add(channel, heard));
    return () -> loop.run(() -> remove(channel, heard));
  }

  /** What is wrong, in words for an operator; empty when nothing is. Any thread. */
  String problem() {
    String unheard = problem;
    return unheard.isEmpty() ? untold : unheard;
  }

  /** Once, on the loop. */
  void close() {
    assert loop.isCurrent();
    state = state.to(new State.Closed());
    pulse.stop();
    listeners.clear();
    telling.discard();
    hearing.discard();
  }

  private void add(String channel, Heard heard) {
    if (state instanceof State.Closed) {
      return;
    }
    boolean known = listeners.containsKey(channel);
    listeners.computeIfAbsent(channel, c -> new ArrayList<>()).add(heard);
    switch (state) {
      case State.Apart apart -> join();
      case State.Joined joined when known -> ListenerCalls.make(heard.listener()::joined);
      case State.Joined joined -> subscribe(joined, channel);
      default -> {
        // It is subscribed to with all the others as soon as there is a connection.
      }
    }
  }

  private void remove(String channel, Heard heard) {
    List<Heard> of = listeners.get(channel);
    if (of != null && of.remove(heard) && of.isEmpty()) {
      listeners.remove(channel);
      if (state instanceof State.Joined) {
        hearing.send(Request.cmd(Command.UNSUBSCRIBE).arg(channel));
      }
    }
  }

  private void join() {
    State joining = new State.Joining();
    state = state.to(joining);
    hearing
        .connection()
        .onSuccess(
            connection -> {
              if (state == joining) {
                joined(connection);
              }
            })
        .onFailure(e -> lost(joining, e));
  }

  private void joined(RedisConnection connection) {
    State.Joined joined = new State.Joined();
    state = state.to(joined);
    connection.handler(this::arrived);
    if (listeners.isEmpty()) {
      allIsWell();
    }
    for (String channel : List.copyOf(listeners.keySet())) {
      subscribe(joined, channel);
    }
    pulse.watch(connection, () -> lost(joined, new TimeoutException("nothing comes")));
  }

  private void subscribe(State.Joined joined, String channel) {
    if (state == joined) {
      hearing
          .send(Request.cmd(Command.SUBSCRIBE).arg(channel))
          .onFailure(reason -> lost(joined, reason));
    }
  }

  /** Redis lets us hear: a connection alone does not tell. */
  private void allIsWell() {
    outage.over();
    problem = "";
  }

  /** Gives its connections up, and makes others. On the loop. */
  void cut() {
    interrupted();
  }

  private void refused(Throwable reason) {
    if (state instanceof State.Joined joined) {
      lost(joined, reason);
    }
  }

  private void interrupted() {
    if (state instanceof State.Joined joined) {
      lost(joined, new IllegalStateException("connection closed"));
    }
  }

  /** What was being made, or was there, is gone; unless that is long known. */
  private void lost(State was, Throwable reason) {
    if (state != was) {
      return;
    }
    State waiting = new State.Waiting();
    state = state.to(waiting);
    pulse.stop();
    hearing.discard();
    telling.discard();
    String words = RedisErrors.inWords(address, reason);
    problem = words + UNSEEN;
    loop.later(
        outage.failed(words),
        () -> {
          if (state == waiting) {
            join();
          }
        });
  }

  private void arrived(Response push) {
    assert loop.isCurrent();
    pulse.beat();
    if (push.type() == ResponseType.ERROR) {
      // The client takes what a subscription is refused with for a message.
      refused((Throwable) push);
      return;
    }
    if (push.type() != ResponseType.PUSH) {
      return;
    }
    List<Heard> those = List.copyOf(listeners.getOrDefault(push.get(1).toString(), List.of()));
    switch (push.get(0).toString()) {
      case "subscribe" -> {
        allIsWell();
        those.forEach(heard -> ListenerCalls.make(heard.listener()::joined));
      }
      case "message" -> {
        byte[] message = push.get(2).toBytes();
        if (!Arrays.equals(message, 0, origin.length, origin, 0, origin.length)) {
          byte[] news = Arrays.copyOfRange(message, origin.length, message.length);
          those.forEach(heard -> ListenerCalls.make(() -> heard.listener().heard(news)));
        }
      }
      default -> {
        // That a channel was left.
      }
    }
  }

  /** The channel of a topic. */
  static String channel(StreamId topic) {
    return "charrette:" + topic.name();
  }
}
