package io.charrette.journal.redis;

import static java.util.Objects.requireNonNull;

import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.charrette.journal.Position;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one blocking reader of many tails: asks for what is new in all their streams at once, hands
 * it over, asks again. Belongs to the journal's loop. In a cluster there is one for each workshop,
 * since one command cannot reach two slots.
 *
 * <p>A stream that cannot be read, since its key or an entry of it is not of a journal, would fail
 * the question for all. It is set aside, and tried again by itself from time to time.
 */
final class TailReader {
  private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);

  /** How long Redis holds a question back; a new tail waits at most so long to be asked for. */
  private static final Duration BLOCK = Duration.ofMillis(200);

  /** Between two questions, so that a busy room's entries come by the handful. */
  private static final Duration PAUSE = Duration.ofMillis(4);

  private final RedisLoop loop;
  private final RedisAddress address;
  private final Duration retryAside;
  private final String origin;
  private final RedisWriter writer;
  private final RecentEntries recent;
  private final RedisLink link;
  private final Map<StreamKeys, List<RedisTail>> tails = new LinkedHashMap<>();
  private final Set<StreamKeys> aside = new HashSet<>();
  private final Outage outage;
  private boolean running;

  /** Whether the store was away since the tails were served last. */
  private boolean wasAway;

  private AsideTry asideTry = AsideTry.NONE;

  /** When what is set aside is tried again. */
  private enum AsideTry {
    /** Never, as far as is known now. */
    NONE,
    /** After a pause. */
    LATER,
    /** Before the next question. */
    DUE
  }

  /** The writer's connection by which this one's was trusted. */
  private int trusted;

  TailReader(
      RedisLoop loop,
      RedisAddress address,
      JournalLimits limits,
      Duration answer,
      String origin,
      RedisWriter writer,
      RecentEntries recent) {
    this.loop = loop;
    this.address = address;
    this.origin = origin;
    this.writer = writer;
    this.recent = recent;
    this.trusted = writer.generation();
    this.retryAside = limits.longestRetry();
    this.link = new RedisLink(loop, address, BLOCK.plus(answer), this::connectionLost);
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
      aside.remove(keys);
    }
  }

  boolean idle() {
    return tails.isEmpty();
  }

  /** Gives its connection up, and makes another. */
  void cut() {
    wasAway = true;
    link.discard();
  }

  void close() {
    tails.clear();
    aside.clear();
    link.discard();
  }

  private void ask() {
    if (tails.isEmpty()) {
      running = false;
      link.discard();
      return;
    }
    RedisLoop.attempt(this::serve)
        .onSuccess(
            done -> {
              trusted = writer.generation();
              outage.over();
              loop.later(aside.size() < tails.size() ? PAUSE : BLOCK, this::ask);
            })
        .onFailure(this::askLater);
  }

  private Future<Void> serve() {
    if (wasAway) {
      // It may be another server that answers now, or one that lost the end of what it had.
      wasAway = false;
      return writer.ready().compose(v -> startAfresh(List.copyOf(tails.keySet())));
    }
    if (asideTry == AsideTry.DUE) {
      asideTry = AsideTry.NONE;
      return startAfresh(List.copyOf(aside)).compose(v -> askForNews());
    }
    return askForNews();
  }

  private Future<Void> askForNews() {
    Map<String, StreamKeys> asked = new LinkedHashMap<>();
    for (StreamKeys keys : tails.keySet()) {
      if (!aside.contains(keys)) {
        asked.put(keys.entries(), keys);
      }
    }
    return asked.isEmpty()
        ? Future.succeededFuture()
        : link.send(question(asked)).compose(response -> handOver(response, asked));
  }

  /** Gives all tails of these streams what there is; a stream that cannot be read is set aside. */
  private Future<Void> startAfresh(List<StreamKeys> streams) {
    return RedisLoop.inTurn(
        streams,
        keys ->
            startAfresh(keys, List.copyOf(tails.getOrDefault(keys, List.of())))
                .compose(
                    v -> {
                      aside.remove(keys);
                      return Future.succeededFuture();
                    },
                    e -> setAside(keys, e)));
  }

  private Future<Void> setAside(StreamKeys keys, Throwable reason) {
    boolean alone = RedisErrors.isFinal(reason) || reason instanceof JournalException;
    if (!alone) {
      return Future.failedFuture(reason);
    }
    if (aside.add(keys)) {
      LOG.atError()
          .addKeyValue("event", "journal.tail-set-aside")
          .log("{} cannot be read: {}", keys.entries(), RedisErrors.message(reason));
    }
    if (asideTry == AsideTry.NONE) {
      asideTry = AsideTry.LATER;
      loop.later(retryAside, () -> asideTry = AsideTry.DUE);
    }
    return Future.succeededFuture();
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

  /** Between two questions nothing fails by that, and the next would go over a new connection. */
  private void connectionLost() {
    wasAway = true;
    writer.doubt();
  }

  private void askLater(Throwable reason) {
    link.discard();
    if (!RedisErrors.answered(reason)) {
      writer.doubt(trusted);
    }
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
    if (response == null) {
      return Future.succeededFuture();
    }
    List<Supplier<Future<Void>>> remaining = new ArrayList<>();
    for (Response stream : response) {
      StreamKeys keys = requireNonNull(asked.get(stream.get(0).toString()));
      try {
        List<RedisTail> overtaken = handOver(stream, keys);
        remaining.add(() -> startAfresh(keys, overtaken));
      } catch (JournalException e) {
        remaining.add(() -> setAside(keys, e));
      }
    }
    return RedisLoop.inTurn(remaining, Supplier::get);
  }

  /** Hands over what came of a stream; the tails that were overtaken. */
  private List<RedisTail> handOver(Response stream, StreamKeys keys) {
    List<Replies.Stored> entries = new ArrayList<>();
    stream.get(1).forEach(item -> entries.add(Replies.Stored.read(item)));
    entries.forEach(entry -> recent.stored(keys, entry));
    List<RedisTail> overtaken = new ArrayList<>();
    for (RedisTail tail : List.copyOf(tails.getOrDefault(keys, List.of()))) {
      if (!tail.handOver(entries, origin)) {
        overtaken.add(tail);
      }
    }
    return overtaken;
  }

  private Future<Void> startAfresh(StreamKeys keys, List<RedisTail> those) {
    return RedisLoop.inTurn(those, tail -> startAfresh(keys, tail));
  }

  private Future<Void> startAfresh(StreamKeys keys, RedisTail tail) {
    return link.send(Scripts.read(keys, Position.START))
        .map(
            response -> {
              Replies.lastCounted(response).ifPresent(last -> recent.stored(keys, last));
              tail.startAfresh(Replies.recovered(response, Position.START));
              return null;
            });
  }
}
