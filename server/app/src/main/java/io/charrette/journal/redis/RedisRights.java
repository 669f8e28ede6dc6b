package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What running needs the right to do in Redis, tried out before anything depends on it. A user who
 * may read but not write, or who may not hear the others, would be noticed in mid-workshop only.
 * Each server that is tried is also asked what it promises, since each has settings of its own.
 *
 * <p>Each Redis has users of its own: none gets them from another, as it gets keys. So all is tried
 * at each that may be written to one day. One that follows another looks at rights first, and only
 * then says that it takes nothing: so the same requests tell, and write nothing there.
 *
 * <p>All is done to keys and a channel of this process's own, which are gone afterwards. That it
 * may ask what Redis is like ({@code INFO}, {@code CONFIG GET}) is not needed; some providers
 * forbid it. Behind sentinels it must know one master from the other, by {@code INFO}.
 */
final class RedisRights {
  private static final Logger LOG = LoggerFactory.getLogger(RedisRights.class);

  private static final String KEYS = "~charrette:*";
  private static final String CHANNELS = "&charrette:*";

  private final RedisLoop loop;
  private final Duration answer;
  private final String process;

  /** What is wrong, a sentence for each Redis. */
  private final List<String> lacks = new ArrayList<>();

  private final JointPromise promise = new JointPromise(new LinkedHashMap<>());

  /**
   * Has tried nothing yet.
   *
   * @param answer how long an answer may take
   * @param process a name that no other process has
   */
  RedisRights(RedisLoop loop, Duration answer, String process) {
    this.loop = loop;
    this.answer = answer;
    this.process = process;
  }

  private static StreamId scratch(String name) {
    return new StreamId("start/" + name);
  }

  /**
   * Tries all of them, in a cluster at each node that has keys or follows one, for what names no
   * key may go to any of them; behind sentinels at each replica that they may promote.
   *
   * @param link for commands
   * @return what all those promise that could be tried; fails with what Redis said if it refuses
   *     for another reason, and with a {@link JournalException} that names what is missing, and
   *     where
   */
  Future<JointPromise> check(RedisAddress address, RedisLink link) {
    Future<Void> tried =
        address.cluster()
            ? nodes(address, link).compose(nodes -> RedisLoop.inTurn(nodes, this::check))
            : check(single(address, address, true), link)
                .compose(v -> replicas(address))
                .compose(replicas -> RedisLoop.inTurn(replicas, this::check));
    return tried.compose(
        v ->
            lacks.isEmpty()
                ? Future.succeededFuture(promise)
                : Future.failedFuture(refusal(String.join("; ", lacks), null)));
  }

  /**
   * One Redis.
   *
   * @param place what an operator calls it beside the others
   * @param requests what is tried there
   * @param used whether it is from now on; else it may be one day, and need not be there
   */
  private record Node(RedisAddress address, String place, List<Request> requests, boolean used) {}

  /** One that has all keys; behind sentinels it is also asked whether it is the master. */
  private Node single(RedisAddress whole, RedisAddress at, boolean used) {
    List<Request> requests = requests(scratch(process));
    boolean sentinels = !whole.sentinels().isEmpty();
    if (sentinels) {
      requests.add(Request.cmd(Command.INFO).arg("replication"));
    }
    String place = !used ? at.toString() : sentinels ? "its master" : "it";
    return new Node(at, place, requests, used);
  }

  /** One of a cluster, with a stream that it has the keys of. */
  private Node clustered(RedisAddress at, StreamId scratch, boolean used) {
    List<Request> requests = requests(scratch);
    requests.add(Request.cmd(Command.CLUSTER).arg("SLOTS"));
    requests.add(Request.cmd(Command.ASKING));
    return new Node(at, at.toString(), requests, used);
  }

  private Future<List<Node>> nodes(RedisAddress address, RedisLink link) {
    return link.send(Request.cmd(Command.CLUSTER).arg("SLOTS"))
        .map(ranges -> nodes(address, ranges))
        .recover(
            refusal ->
                RedisErrors.isForbidden(refusal)
                    ? Future.failedFuture(lacking(address, right(refusal), refusal))
                    : Future.failedFuture(refusal));
  }

  private List<Node> nodes(RedisAddress address, Response ranges) {
    Map<String, Node> byPlace = new LinkedHashMap<>();
    for (Response range : ranges) {
      for (int i = 2; i < range.size(); i++) {
        Response place = range.get(i);
        String host = place.get(0) == null ? "" : place.get(0).toString();
        RedisAddress at = address.node(host, place.get(1).toInteger());
        boolean used = i == 2;
        // Of its first keys: a name that lies in few of them takes long to find.
        byPlace.computeIfAbsent(
            at.toString(),
            unseen ->
                clustered(
                    at, scratchWithin(range.get(0).toInteger(), range.get(1).toInteger()), used));
      }
    }
    return List.copyOf(byPlace.values());
  }

  private StreamId scratchWithin(int firstSlot, int lastSlot) {
    for (int i = 0; ; i++) {
      StreamId scratch = scratch(process + i);
      int slot = StreamKeys.of(scratch).slot();
      if (firstSlot <= slot && slot <= lastSlot) {
        return scratch;
      }
    }
  }

  /** What the sentinels know together; one that does not say it is heard of elsewhere. */
  private Future<List<Node>> replicas(RedisAddress address) {
    Map<String, Node> byPlace = new LinkedHashMap<>();
    return RedisLoop.inTurn(
            address.sentinels(),
            sentinel -> {
              RedisLink asking =
                  new RedisLink(loop, sentinel, ProtocolVersion.RESP3, answer, () -> {});
              return asking
                  .send(Request.cmd(Command.SENTINEL).arg("SLAVES").arg(address.master()))
                  .map(
                      replicas -> {
                        replicas.forEach(each -> add(address, each, byPlace));
                        return (Void) null;
                      })
                  .recover(failure -> warn(RedisErrors.inWords(sentinel, failure)))
                  .onComplete(asked -> asking.discard());
            })
        .map(asked -> List.copyOf(byPlace.values()));
  }

  private void add(RedisAddress address, Response replica, Map<String, Node> byPlace) {
    boolean neverPromoted = replica.get("slave-priority").toInteger() == 0;
    if (!neverPromoted) {
      RedisAddress at = address.node(replica.get("ip").toString(), replica.get("port").toInteger());
      byPlace.putIfAbsent(at.toString(), single(address, at, false));
    }
  }

  private Future<Void> check(Node node) {
    RedisLink link = new RedisLink(loop, node.address(), answer, () -> {});
    return check(node, link).onComplete(checked -> link.discard());
  }

  private Future<Void> check(Node node, RedisLink link) {
    Set<String> missing = new LinkedHashSet<>();
    RedisLink hearing =
        new RedisLink(loop, node.address(), ProtocolVersion.RESP3, answer, () -> {});
    return link.connection()
        .compose(
            open ->
                RedisLoop.inTurn(
                    node.requests(),
                    request ->
                        link.send(request)
                            .<Void>mapEmpty()
                            .recover(refusal -> note(node, refusal, missing))))
        .compose(v -> tryUnasked(Command.SUBSCRIBE, node, hearing, missing))
        .compose(v -> tryUnasked(Command.UNSUBSCRIBE, node, hearing, missing))
        .compose(v -> RedisPromises.ask(link::send))
        .<Void>map(
            told -> {
              promise.byPlace().put(node.place(), told);
              return null;
            })
        .recover(failure -> untried(node, failure, missing))
        .onSuccess(
            v -> {
              if (!missing.isEmpty()) {
                lacks.add(lack(node.address(), String.join(" ", missing)));
              }
            })
        .onComplete(checked -> hearing.discard());
  }

  /** What to do about one that cannot be tried, or no further. */
  private Future<Void> untried(Node node, Throwable failure, Set<String> missing) {
    String right =
        RedisErrors.isForbidden(failure) ? right(failure) : RedisErrors.rightToConnect(failure);
    String words = RedisErrors.inWords(node.address(), failure);
    if (!right.isEmpty()) {
      missing.add(right);
    } else if (RedisErrors.isOfUser(failure)) {
      lacks.add(words);
    } else if (node.used()) {
      return Future.failedFuture(new JournalException(words, failure));
    } else {
      return warn(words);
    }
    return Future.succeededFuture();
  }

  private static Future<Void> warn(String words) {
    LOG.atWarn()
        .addKeyValue("event", "journal.untried")
        .log(
            "{}: not known is what it promises, and whether it gives us what rights we need",
            words);
    return Future.succeededFuture();
  }

  /** Why no server starts whose user lacks rights. */
  static JournalException lacking(RedisAddress address, String rights, @Nullable Throwable cause) {
    return refusal(lack(address, rights), cause);
  }

  private static String lack(RedisAddress address, String rights) {
    String which = address.sentinels().isEmpty() ? "" : " (its master)";
    return "Redis at " + address + which + " lets us in, but gives its user no right to " + rights;
  }

  private static JournalException refusal(String lacks, @Nullable Throwable cause) {
    return new JournalException(
        lacks + " (all that is needed is in the manual, \"Several servers\")", cause);
  }

  /** In an order that leaves nothing behind. */
  private static List<Request> requests(StreamId scratch) {
    StreamKeys keys = StreamKeys.of(scratch);
    String channel = RedisNeighbours.channel(scratch);
    String entries = keys.entries();
    String hash = keys.checkpoint();
    return new ArrayList<>(
        List.of(
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
            Request.cmd(Command.PUBLISH).arg(channel).arg("start")));
  }

  /** The client does not wait for the answer to these: it comes as others' messages do. */
  private Future<Void> tryUnasked(
      Command command, Node node, RedisLink hearing, Set<String> missing) {
    Promise<Response> answer = Promise.promise();
    return hearing
        .connection()
        .compose(
            connection -> {
              connection.handler(answer::tryComplete);
              return hearing.send(
                  Request.cmd(command).arg(RedisNeighbours.channel(scratch(process))));
            })
        .compose(sent -> hearing.within(answer.future()))
        .compose(
            told ->
                told.type() == ResponseType.ERROR
                    ? note(node, (Throwable) told, missing)
                    : Future.succeededFuture());
  }

  private static Future<Void> note(Node node, Throwable refusal, Set<String> missing) {
    if (RedisErrors.isForbidden(refusal)) {
      missing.add(right(refusal));
      return Future.succeededFuture();
    }
    // Else it is let do that, and will be able to; but for whom it does not know it will do
    // nothing.
    boolean later = !node.used() && RedisErrors.answered(refusal) && !RedisErrors.isOfUser(refusal);
    return later || RedisErrors.isShortOfMeans(refusal)
        ? Future.succeededFuture()
        : Future.failedFuture(refusal);
  }

  private static String right(Throwable refusal) {
    return RedisErrors.missingRight(refusal, KEYS, CHANNELS);
  }
}
