package io.charrette.journal.redis;

import static java.util.Objects.requireNonNull;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.charrette.journal.Position;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one blocking reader of many tails: asks for what is new in all their streams at once, hands
 * it over, asks again. Belongs to the journal's loop. In a cluster there is one for each workshop,
 * since one command cannot reach two slots.
 */
final class TailReader {
  private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);

  /** How long Redis holds a question back; a new tail waits at most so long to be asked for. */
  private static final Duration BLOCK = Duration.ofMillis(200);

  /** Between two questions, so that a busy room's entries come by the handful. */
  private static final Duration PAUSE = Duration.ofMillis(4);

  private final RedisLoop loop;
  private final RedisAddress address;
  private final String origin;
  private final RedisLink link;
  private final Map<StreamKeys, List<RedisTail>> tails = new LinkedHashMap<>();
  private final Outage outage;
  private boolean running;

  /** Whether the store was away since the tails were served last. */
  private boolean wasAway;

  TailReader(
      RedisLoop loop, RedisAddress address, JournalLimits limits, Duration answer, String origin) {
    this.loop = loop;
    this.address = address;
    this.origin = origin;
    this.link = new RedisLink(loop, address, BLOCK.plus(answer), () -> {});
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words("journal.tail-failed", "what others append arrives later"),
            new Outage.Words("journal.tail-recovered", "Redis at " + address + " is read again"));
  }

  void add(StreamKeys keys, RedisTail tail) {
    assert loop.isCurrent();
    tails.computeIfAbsent(keys, k -> new ArrayList<>()).add(tail);
    if (!running) {
      running = true;
      ask();
    }
  }

  void remove(StreamKeys keys, RedisTail tail) {
    assert loop.isCurrent();
    List<RedisTail> of = tails.get(keys);
    if (of != null && of.remove(tail) && of.isEmpty()) {
      tails.remove(keys);
    }
  }

  boolean idle() {
    return tails.isEmpty();
  }

  void close() {
    tails.clear();
    link.discard();
  }

  private void ask() {
    if (tails.isEmpty()) {
      running = false;
      link.discard();
      return;
    }
    (wasAway ? startAllAfresh() : askForNews())
        .onSuccess(
            done -> {
              wasAway = false;
              outage.over();
              loop.later(PAUSE, this::ask);
            })
        .onFailure(this::askLater);
  }

  private Future<Void> askForNews() {
    Map<String, StreamKeys> asked = new LinkedHashMap<>();
    tails.keySet().forEach(keys -> asked.put(keys.entries(), keys));
    return link.send(question(asked)).compose(response -> handOver(response, asked));
  }

  /** It may be another server that answers now, or one that lost the end of what it had. */
  private Future<Void> startAllAfresh() {
    Future<Void> done = Future.succeededFuture();
    for (Map.Entry<StreamKeys, List<RedisTail>> each : tails.entrySet()) {
      for (RedisTail tail : each.getValue()) {
        done = done.compose(v -> startAfresh(each.getKey(), tail));
      }
    }
    return done;
  }

  /** Without a limit: a tail must see all there is to know whether it missed something. */
  private Request question(Map<String, StreamKeys> asked) {
    Request request = Request.cmd(Command.XREAD).arg("BLOCK").arg(BLOCK.toMillis()).arg("STREAMS");
    asked.keySet().forEach(request::arg);
    for (StreamKeys keys : asked.values()) {
      Position from =
          tails.getOrDefault(keys, List.of()).stream()
              .map(RedisTail::position)
              .min(Position::compareTo)
              .orElse(Position.START);
      request.arg(RedisPosition.text(from));
    }
    return request;
  }

  private void askLater(Throwable reason) {
    link.discard();
    wasAway = true;
    if (tails.isEmpty()) {
      running = false;
      return;
    }
    loop.later(outage.failed(RedisErrors.inWords(address, reason)), this::ask);
  }

  /**
   * Hands over what came; done when tails that were overtaken have been given their streams afresh.
   */
  private Future<Void> handOver(@Nullable Response response, Map<String, StreamKeys> asked) {
    Future<Void> done = Future.succeededFuture();
    if (response == null) {
      return done;
    }
    for (Response stream : response) {
      StreamKeys keys = requireNonNull(asked.get(stream.get(0).toString()));
      List<Replies.Stored> entries = new ArrayList<>();
      stream.get(1).forEach(item -> entries.add(Replies.Stored.read(item)));
      for (RedisTail tail : List.copyOf(tails.getOrDefault(keys, List.of()))) {
        if (!tail.handOver(entries, origin)) {
          done = done.compose(v -> startAfresh(keys, tail));
        }
      }
    }
    return done;
  }

  private Future<Void> startAfresh(StreamKeys keys, RedisTail tail) {
    return link.send(Scripts.read(keys, Position.START))
        .map(
            response -> {
              tail.startAfresh(Replies.recovered(response, Position.START));
              return null;
            });
  }
}
