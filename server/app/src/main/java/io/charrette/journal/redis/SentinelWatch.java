package io.charrette.journal.redis;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what one sentinel says of the master. Without it a server would write to the old master for
 * as long as that answers, some ten seconds after a planned failover, and all of it would be
 * forgotten. Belongs to the journal's loop.
 */
final class SentinelWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SentinelWatch.class);

  /** What it means that no sentinel is heard. */
  static final String LATE = "a failover may be noticed some seconds late";

  private static final String SWITCHED = "+switch-master";

  /** What comes before a replica is promoted: at once if that is planned. */
  private static final Set<String> BEGINNING = Set.of("+try-failover", "+odown");

  /** The master remains what it is. */
  private static final Set<String> GIVEN_UP =
      Set.of(
          "-odown",
          "-failover-abort-not-elected",
          "-failover-abort-no-good-slave",
          "-failover-abort-slave-timeout");

  /** What a sentinel says of a master meanwhile, among much else. */
  private static final Pattern FAILING_OVER =
      Pattern.compile("\\b(failover_in_progress|o_down)\\b");

  /** How often a connection is tried on which nothing may come for months. */
  private static final Duration PING = Duration.ofSeconds(2);

  private final RedisLoop loop;
  private final RedisAddress sentinel;
  private final String master;
  private final Listener listener;
  private final RedisLink hearing;
  private final RedisLink asking;
  private final Pulse pulse;
  private final Outage outage;

  /** Counts connections, so that what comes late of an earlier one is known. */
  private int connections;

  /** How many of the channels it does not let us hear yet, and who waits for the last one. */
  private int unheard;

  private Promise<Void> subscribed = Promise.promise();
  private boolean closed;

  /** Why it is not heard, empty when it is. Any thread reads it. */
  private volatile String problem;

  /** Hears on the loop. */
  interface Listener {
    /** The master is about to be replaced: what it takes from now on may be forgotten. */
    void failingOver();

    /** It is not, after all. */
    void stays();

    /** The master is there, host and port; not always news. */
    void masterAt(String where);
  }

  SentinelWatch(
      RedisLoop loop,
      RedisAddress sentinel,
      String master,
      JournalLimits limits,
      Duration answer,
      Listener listener) {
    this.loop = loop;
    this.sentinel = sentinel;
    this.master = master;
    this.listener = listener;
    this.problem = RedisErrors.noAnswer(sentinel);
    this.hearing = new RedisLink(loop, sentinel, ProtocolVersion.RESP3, answer, this::interrupted);
    this.asking = new RedisLink(loop, sentinel, ProtocolVersion.RESP3, answer, () -> {});
    this.pulse = new Pulse(loop, PING, answer);
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words("journal.sentinel-lost", LATE),
            new Outage.Words("journal.sentinel-found", "The " + sentinel + " is heard again"));
  }

  /** Where it is. */
  RedisAddress address() {
    return sentinel;
  }

  /** Why it is not heard now, in words for an operator; empty when it is. Any thread. */
  String problem() {
    return problem;
  }

  /**
   * Listens from now on, again after each interruption. Completes when this sentinel has said how
   * things stand; fails when it could not be asked.
   */
  Future<Void> start() {
    assert loop.isCurrent();
    int mine = ++connections;
    return hearing
        .connection()
        .compose(connection -> listen(connection, mine))
        .compose(heard -> asking.send(sentinel("GET-MASTER-ADDR-BY-NAME")))
        .onSuccess(
            answer -> {
              if (current(mine)) {
                outage.over();
                problem = "";
                listener.masterAt(answer.get(0) + " " + answer.get(1));
              }
            })
        .compose(known -> alreadyFailingOver(mine))
        .onFailure(reason -> lost(mine, reason));
  }

  /**
   * Tries what is asked of a sentinel only later, to find the master or whether it lives; fails
   * when it may not be asked.
   */
  Future<Void> checkRights() {
    return asking
        .send(Request.cmd(Command.PING))
        .compose(pong -> asking.send(sentinel("SENTINELS")))
        .compose(others -> asking.send(sentinel("SLAVES")))
        .mapEmpty();
  }

  void close() {
    closed = true;
    pulse.stop();
    hearing.discard();
    asking.discard();
  }

  /** Completes when the sentinel lets us hear all; its word for that comes as the others do. */
  private Future<Void> listen(RedisConnection connection, int mine) {
    Promise<Void> heard = Promise.promise();
    subscribed = heard;
    unheard = 1 + BEGINNING.size() + GIVEN_UP.size();
    connection.handler(this::arrived);
    pulse.watch(connection, () -> lost(mine, new TimeoutException("nothing comes")));
    Request subscribe = Request.cmd(Command.SUBSCRIBE).arg(SWITCHED);
    BEGINNING.forEach(subscribe::arg);
    GIVEN_UP.forEach(subscribe::arg);
    return hearing.send(subscribe).compose(sent -> hearing.within(heard.future()));
  }

  private Request sentinel(String question) {
    return Request.cmd(Command.SENTINEL).arg(question).arg(master);
  }

  /** Whoever comes in the middle of a failover has not heard that it began. */
  private Future<Void> alreadyFailingOver(int mine) {
    return asking
        .send(sentinel("MASTER"))
        .<Void>map(
            answer -> {
              if (current(mine) && FAILING_OVER.matcher(answer.get("flags") + "").find()) {
                listener.failingOver();
              }
              return null;
            })
        // Its user need not have the right to ask.
        .recover(
            failure ->
                RedisErrors.answered(failure)
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private void arrived(Response push) {
    assert loop.isCurrent();
    pulse.beat();
    if (push.type() == ResponseType.ERROR) {
      Throwable refusal = (Throwable) push;
      if (!subscribed.tryFail(refusal)) {
        lost(connections, refusal);
      }
      return;
    }
    if (push.type() != ResponseType.PUSH) {
      return;
    }
    if (push.get(0).toString().equals("subscribe") && --unheard == 0) {
      subscribed.tryComplete();
    }
    if (!push.get(0).toString().equals("message")) {
      return;
    }
    String event = push.get(1).toString();
    List<String> words = List.of(push.get(2).toString().split(" ", -1));
    if (event.equals(SWITCHED)) {
      if (words.size() >= 5 && words.getFirst().equals(master)) {
        listener.masterAt(words.get(3) + " " + words.get(4));
      }
    } else if (words.size() >= 2 && words.get(0).equals("master") && words.get(1).equals(master)) {
      if (BEGINNING.contains(event)) {
        listener.failingOver();
      } else {
        listener.stays();
      }
    }
  }

  private void interrupted() {
    lost(connections, new IllegalStateException("connection closed"));
  }

  private void lost(int which, Throwable reason) {
    if (current(which)) {
      connections++;
      pulse.stop();
      hearing.discard();
      asking.discard();
      problem = RedisErrors.inWords(sentinel, reason);
      loop.later(
          outage.failed(problem),
          () -> {
            if (!closed) {
              start();
            }
          });
    }
  }

  private boolean current(int which) {
    return !closed && which == connections;
  }
}
