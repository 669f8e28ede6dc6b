package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with a new connection before anything else: if it may be another Redis that answers
 * now, or one that lost the end of what it had, then it is given again what it lacks of what was
 * confirmed. Belongs to the journal's loop.
 *
 * <p>Commuting entries are appended again if they are not there. Of a counted stream the entries
 * that follow on are, provided that what is there is what was there; several processes do so at
 * once, and find each other's. If it has other entries under those numbers it went on without them,
 * and must be believed. A moment is kept again if nothing is kept of its time.
 *
 * <p>Afterwards there is a pause, so that all processes have done so before any goes on.
 */
final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  /** What goes in one command, entries and bytes. */
  private static final int MOST_ENTRIES = 500;

  private static final int MOST_BYTES = 1 << 20;

  private static final Pattern RUN = Pattern.compile("run_id:(\\w+)");
  private static final Pattern HISTORY = Pattern.compile("master_replid:(\\w+)");
  private static final Pattern REPLICA = Pattern.compile("role:slave");

  private final RedisLoop loop;
  private final RedisAddress address;
  private final Duration answer;
  private final Duration pause;
  private final Duration longestFailover;
  private final RecentEntries recent;

  /** Runs while a sentinel's word is believed that there is another master than the last one. */
  private final SoleTimer anotherIsExpected;

  /** Runs while a sentinel that says so may mean the one that answered last. */
  private final SoleTimer justFound;

  /** Which Redis answered last: empty before the first, and when it does not tell. */
  private String identity = "";

  private boolean begun;

  /** Whether any was stored again. */
  private long storedAgain;

  /**
   * Has seen no Redis yet.
   *
   * @param pause after which every other process has noticed, too, that it can be reached
   * @param longestFailover how long a sentinel may be late
   */
  Reconciliation(
      RedisLoop loop,
      RedisAddress address,
      Duration answer,
      Duration pause,
      Duration longestFailover,
      RecentEntries recent) {
    this.loop = loop;
    this.address = address;
    this.answer = answer;
    this.pause = pause;
    this.longestFailover = longestFailover;
    this.recent = recent;
    this.anotherIsExpected = new SoleTimer(loop);
    this.justFound = new SoleTimer(loop);
  }

  /**
   * A sentinel says that there is another master: the one before is not used, if it can be told.
   * One that was found a moment ago, without a sentinel's word, is the one that is meant.
   */
  void expectAnother() {
    if (!justFound.isRunning()) {
      anotherIsExpected.start(longestFailover, () -> {});
    }
  }

  /** Completes when the connection may be used; fails if it leads to a Redis that must not be. */
  Future<Void> begin(RedisConnection connection) {
    return identify(connection)
        .compose(
            now -> {
              boolean same = begun && !now.isEmpty() && now.equals(identity);
              if (same && anotherIsExpected.isRunning()) {
                return Future.failedFuture("there is a new master, and this is still the old one");
              }
              boolean first = !begun;
              begun = true;
              if (first || same) {
                identity = now;
                return Future.succeededFuture();
              }
              return storeAgain(connection)
                  .compose(v -> loop.pause(pause))
                  .onSuccess(
                      v -> {
                        identity = now;
                        anotherIsExpected.stop();
                        justFound.start(longestFailover, () -> {});
                      });
            });
  }

  /** In a cluster each key may be at another; then it is always in doubt. */
  private Future<String> identify(RedisConnection connection) {
    if (address.cluster()) {
      return Future.succeededFuture("");
    }
    return ask(connection, Request.cmd(Command.INFO).arg("server"))
        .compose(
            server ->
                ask(connection, Request.cmd(Command.INFO).arg("replication"))
                    .map(replication -> identity(server + "", replication + "")))
        .recover(
            failure ->
                RedisErrors.answered(failure)
                    ? Future.succeededFuture("")
                    : Future.failedFuture(failure));
  }

  private static String identity(String server, String replication) {
    if (REPLICA.matcher(replication).find()) {
      throw new JournalException("it is a replica, which takes nothing", null);
    }
    Matcher run = RUN.matcher(server);
    Matcher history = HISTORY.matcher(replication);
    return run.find() && history.find() ? run.group(1) + " " + history.group(1) : "";
  }

  private Future<Void> storeAgain(RedisConnection connection) {
    storedAgain = 0;
    List<Portion> all = new ArrayList<>();
    recent
        .byStream()
        .forEach(
            (keys, known) -> portions(known).forEach(some -> all.add(new Portion(keys, some))));
    return RedisLoop.inTurn(all, some -> storeAgain(connection, some.keys(), some.entries()))
        .compose(v -> RedisLoop.inTurn(recent.moments(), moment -> keepAgain(connection, moment)))
        .onSuccess(
            v -> {
              if (storedAgain > 0) {
                LOG.atWarn()
                    .addKeyValue("event", "journal.stored-again")
                    .log(
                        "Redis at {} came back without {} entries and moments that had been stored;"
                            + " they are stored again",
                        address,
                        storedAgain);
              }
            });
  }

  /** What goes in one command of what is known of a stream. */
  private record Portion(StreamKeys keys, List<Replies.Stored> entries) {}

  /** Each begins with the last of the one before, so that a counted one shows that it follows. */
  private static List<List<Replies.Stored>> portions(List<Replies.Stored> entries) {
    List<List<Replies.Stored>> portions = new ArrayList<>();
    List<Replies.Stored> portion = new ArrayList<>();
    int bytes = 0;
    for (Replies.Stored entry : entries) {
      boolean gap =
          !portion.isEmpty()
              && entry.isCounted()
              && entry.position().low() != portion.getLast().position().low() + 1;
      if (gap || portion.size() >= MOST_ENTRIES || bytes > MOST_BYTES) {
        portions.add(portion);
        Replies.Stored last = portion.getLast();
        portion = new ArrayList<>(gap ? List.of() : List.of(last));
        bytes = gap ? 0 : last.bytes().length;
      }
      portion.add(entry);
      bytes += entry.bytes().length;
    }
    portions.add(portion);
    return portions;
  }

  private Future<Void> storeAgain(
      RedisConnection connection, StreamKeys keys, List<Replies.Stored> entries) {
    boolean counted = entries.getFirst().isCounted();
    Request request =
        counted ? Scripts.continueWith(keys, entries) : Scripts.complete(keys, entries);
    return ask(connection, request)
        .map(
            reply -> {
              if (counted) {
                continued(keys, reply);
              } else {
                storedAgain += reply.toLong();
              }
              return (Void) null;
            })
        .recover(Reconciliation::passOver);
  }

  private Future<Void> keepAgain(RedisConnection connection, RecentEntries.Moment moment) {
    return ask(connection, Scripts.keep(moment.keys(), moment.at(), moment.note(), moment.state()))
        .map(
            reply -> {
              if (reply.toLong() == Scripts.DONE) {
                storedAgain++;
              } else if (reply.toLong() == Scripts.CONFLICT) {
                recent.forgotten(moment.keys(), List.of(moment.at()));
              }
              return (Void) null;
            })
        .recover(Reconciliation::passOver);
  }

  /** A key that somebody else has made something of fails its own stream, later and by name. */
  private static Future<Void> passOver(Throwable failure) {
    return RedisErrors.isFinal(failure) ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  private void continued(StreamKeys keys, Response reply) {
    storedAgain += reply.get(0).toLong();
    long other = reply.get(1).toLong();
    if (other > 0) {
      recent.forget(keys, new Position(0, other));
      LOG.atError()
          .addKeyValue("event", "journal.entries-lost")
          .log(
              "{} has another entry {} than had been stored; Redis at {} is believed",
              keys.entries(),
              other,
              address);
    }
  }

  private Future<Response> ask(RedisConnection connection, Request request) {
    return loop.within(answer, connection.send(request));
  }
}
