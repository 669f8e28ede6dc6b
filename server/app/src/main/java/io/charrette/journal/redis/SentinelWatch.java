package io.charrette.journal.redis;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what one sentinel says of the master. Without it a server would write to the old master for
 * as long as that answers, some ten seconds after a planned failover, and all of it would be
 * forgotten. Belongs to the journal's loop.
 */
final class SentinelWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SentinelWatch.class);

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

  /** How often a connection is tried on which nothing may come for months. */
  private static final Duration PING = Duration.ofSeconds(2);

  private final RedisLoop loop;
  private final RedisAddress sentinel;
  private final String master;
  private final Listener listener;
  private final RedisLink link;
  private final Outage outage;

  /** Counts connections, so that what comes late of an earlier one is known. */
  private int connections;

  /** Where the master was, as this sentinel last said; empty before it said anything. */
  private String knownAt = "";

  private boolean closed;

  /** Hears on the loop. */
  interface Listener {
    /** The master is about to be replaced: what it takes from now on may be forgotten. */
    void failingOver();

    /** It is not, after all. */
    void stays();

    /** There is another master. */
    void switched();
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
    this.link = new RedisLink(loop, sentinel, ProtocolVersion.RESP3, answer, this::interrupted);
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words(
                "journal.sentinel-lost", "a failover may be noticed some seconds late"),
            new Outage.Words("journal.sentinel-found", "The " + sentinel + " is heard again"));
  }

  /** Listens from now on, again after each interruption. */
  void start() {
    assert loop.isCurrent();
    int mine = ++connections;
    link.connection()
        .compose(this::listen)
        .compose(heard -> link.send(whereIsIt()))
        .onSuccess(
            answer -> {
              if (current(mine)) {
                outage.over();
                foundAt(answer.get(0) + " " + answer.get(1));
                pingLater(mine);
              }
            })
        .onFailure(reason -> lost(mine, reason));
  }

  void close() {
    closed = true;
    link.discard();
  }

  private Future<Void> listen(RedisConnection connection) {
    connection.handler(this::arrived);
    Request subscribe = Request.cmd(Command.SUBSCRIBE).arg(SWITCHED);
    BEGINNING.forEach(subscribe::arg);
    GIVEN_UP.forEach(subscribe::arg);
    return link.send(subscribe).mapEmpty();
  }

  private Request whereIsIt() {
    return Request.cmd(Command.SENTINEL).arg("GET-MASTER-ADDR-BY-NAME").arg(master);
  }

  /** What was said while nobody listened shows by where the master is now. */
  private void foundAt(String where) {
    boolean moved = !knownAt.isEmpty() && !knownAt.equals(where);
    knownAt = where;
    if (moved) {
      listener.switched();
    }
  }

  private void arrived(Response push) {
    assert loop.isCurrent();
    if (push.type() == ResponseType.ERROR) {
      lost(connections, (Throwable) push);
      return;
    }
    if (push.type() != ResponseType.PUSH || !push.get(0).toString().equals("message")) {
      return;
    }
    String event = push.get(1).toString();
    List<String> words = List.of(push.get(2).toString().split(" ", -1));
    if (event.equals(SWITCHED)) {
      if (words.size() >= 5 && words.getFirst().equals(master)) {
        knownAt = words.get(3) + " " + words.get(4);
        listener.switched();
      }
    } else if (words.size() >= 2 && words.get(0).equals("master") && words.get(1).equals(master)) {
      if (BEGINNING.contains(event)) {
        listener.failingOver();
      } else {
        listener.stays();
      }
    }
  }

  private void pingLater(int mine) {
    loop.later(
        PING,
        () -> {
          if (current(mine)) {
            link.send(Request.cmd(Command.PING))
                .onSuccess(pong -> pingLater(mine))
                .onFailure(reason -> lost(mine, reason));
          }
        });
  }

  private void interrupted() {
    lost(connections, new IllegalStateException("connection closed"));
  }

  private void lost(int which, Throwable reason) {
    if (current(which)) {
      connections++;
      link.discard();
      loop.later(
          outage.failed(RedisErrors.inWords(sentinel, reason)),
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
