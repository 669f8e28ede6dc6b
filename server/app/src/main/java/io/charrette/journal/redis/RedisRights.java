package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What running needs the right to do in Redis, tried out before anything depends on it. A user who
 * may read but not write, or who may not hear the others, would be noticed in mid-workshop only.
 *
 * <p>All is done to keys and a channel of this process's own, which are gone afterwards. That it
 * may ask what Redis is like ({@code INFO}, {@code CONFIG GET}) is not needed; some providers
 * forbid it.
 */
final class RedisRights {
  private static final String KEYS = "~charrette:*";
  private static final String CHANNELS = "&charrette:*";

  private final StreamKeys keys;
  private final String channel;

  /** The missing ones, as Redis writes them. */
  private final Set<String> missing = new LinkedHashSet<>();

  /**
   * Has tried nothing yet.
   *
   * @param process a name that no other process has
   */
  RedisRights(String process) {
    StreamId scratch = new StreamId("start/" + process);
    this.keys = StreamKeys.of(scratch);
    this.channel = RedisNeighbours.channel(scratch);
  }

  /**
   * Tries all of them.
   *
   * @param link for commands
   * @param hearing for what comes unasked; has no other use yet
   * @return fails with what Redis said if it refuses for another reason, and with a {@link
   *     JournalException} that names what is missing
   */
  Future<Void> check(RedisAddress address, RedisLink link, RedisLink hearing) {
    Future<Void> tried = Future.succeededFuture();
    for (Request request : requests()) {
      tried = tried.compose(v -> link.send(request)).mapEmpty();
      tried = tried.recover(refusal -> note(request.command(), refusal));
    }
    return tried
        .compose(v -> tryUnasked(Command.SUBSCRIBE, hearing))
        .compose(v -> tryUnasked(Command.UNSUBSCRIBE, hearing))
        .compose(
            v ->
                missing.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new JournalException(
                            "Redis at "
                                + address
                                + " lets us in, but gives its user no right to "
                                + String.join(" ", missing)
                                + " (all that is needed is in the manual, \"Several servers\")",
                            null)));
  }

  /** In an order that leaves nothing behind. */
  private List<Request> requests() {
    String entries = keys.entries();
    String hash = keys.checkpoint();
    return List.of(
        Request.cmd(Command.PING),
        Request.cmd(Command.EVAL).arg("return 1").arg(1).arg(entries),
        Request.cmd(Command.TIME),
        Request.cmd(Command.XADD).arg(entries).arg("NOMKSTREAM").arg("*").arg("o").arg("start"),
        Request.cmd(Command.XRANGE).arg(entries).arg("-").arg("+"),
        Request.cmd(Command.XREVRANGE).arg(entries).arg("+").arg("-"),
        Request.cmd(Command.XTRIM).arg(entries).arg("MINID").arg("0-1"),
        Request.cmd(Command.XREAD).arg("STREAMS").arg(entries).arg("0-0"),
        Request.cmd(Command.HSET).arg(hash).arg("state").arg("start"),
        Request.cmd(Command.HSETNX).arg(hash).arg("state").arg("start"),
        Request.cmd(Command.HGET).arg(hash).arg("state"),
        Request.cmd(Command.HMGET).arg(hash).arg("state"),
        Request.cmd(Command.HKEYS).arg(hash),
        Request.cmd(Command.HSTRLEN).arg(hash).arg("state"),
        Request.cmd(Command.HDEL).arg(hash).arg("state"),
        Request.cmd(Command.DEL).arg(entries).arg(hash),
        Request.cmd(Command.PUBLISH).arg(channel).arg("start"));
  }

  /** The client does not wait for the answer to these: it comes as others' messages do. */
  private Future<Void> tryUnasked(Command command, RedisLink hearing) {
    Promise<Response> answer = Promise.promise();
    return hearing
        .connection()
        .compose(
            connection -> {
              connection.handler(answer::tryComplete);
              return hearing.send(Request.cmd(command).arg(channel));
            })
        .compose(sent -> hearing.within(answer.future()))
        .compose(
            told ->
                told.type() == ResponseType.ERROR
                    ? note(command, (Throwable) told)
                    : Future.succeededFuture());
  }

  private Future<Void> note(Command command, Throwable refusal) {
    if (RedisErrors.isShortOfMeans(refusal)) {
      return Future.succeededFuture(); // it is let do that, and will be able to
    }
    if (!RedisErrors.isForbidden(refusal)) {
      return Future.failedFuture(refusal);
    }
    String words = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("to run the")) {
      missing.add("+" + command.toString().toLowerCase(Locale.ROOT));
    } else {
      missing.add(words.contains("channel") ? CHANNELS : KEYS);
    }
    return Future.succeededFuture();
  }
}
