package io.charrette.journal.redis;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** The shared journal: streams in Redis, for any number of server processes at once. */
public final class RedisJournal implements Journal {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  // Set once.
  private final Vertx vertx;
  private final Context context;
  private final RedisAddress address;
  private final JournalLimits limits;
  private final long answerMillis;
  private final String origin;
  private final RedisWriter writer;

  // Any thread.
  private final AtomicLong appended = new AtomicLong();
  private volatile boolean closing;
  private volatile String description = "";

  // The context's own.
  private final RedisLink reading;
  private final Map<String, TailReader> tailReaders = new HashMap<>();

  private RedisJournal(Vertx vertx, RedisAddress address, JournalLimits limits, Duration answer) {
    this.answerMillis = answer.toMillis();
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.address = address;
    this.limits = limits;
    this.origin = UUID.randomUUID().toString().replace("-", "").substring(0, 16) + ".";
    this.writer = new RedisWriter(vertx, context, address, limits, answerMillis);
    this.reading = new RedisLink(vertx, address, answerMillis, () -> {});
  }

  /**
   * Connects, and asks the server what its word is worth.
   *
   * @return fails with a {@link JournalException} when there is no Redis to be reached, or one that
   *     is too old; once open, a journal outlives any outage
   */
  public static CompletionStage<RedisJournal> open(
      Vertx vertx, RedisAddress address, JournalLimits limits) {
    return open(vertx, address, limits, ANSWER);
  }

  /** As above, with another idea of how long an answer may take before Redis counts as gone. */
  static CompletionStage<RedisJournal> open(
      Vertx vertx, RedisAddress address, JournalLimits limits, Duration answer) {
    RedisJournal journal = new RedisJournal(vertx, address, limits, answer);
    var done = new CompletableFuture<RedisJournal>();
    journal.context.runOnContext(
        v ->
            journal
                .rehearse()
                .compose(works -> RedisPromises.ask(journal.writer.link()))
                .onSuccess(promises -> journal.start(promises, done))
                .onFailure(
                    e -> {
                      var refusal = new JournalException(Failures.inWords(address, e), e);
                      journal.giveUp(refusal, done);
                    }));
    return done;
  }

  /** Reads a stream as it will be read, so that a missing password or permission is found now. */
  private Future<Response> rehearse() {
    return writer.link().send(Scripts.read(StreamKeys.of(StreamId.directory())));
  }

  private void start(RedisPromises promises, CompletableFuture<RedisJournal> done) {
    if (promises.tooOld()) {
      giveUp(
          new JournalException(
              "Redis at " + address + " is " + promises.version() + "; 6.2 or newer is needed",
              null),
          done);
      return;
    }
    String version = promises.version().isEmpty() ? "" : " " + promises.version();
    description = "Journal: " + address + " (Redis" + version + "). " + promises.inWords();
    done.complete(this);
  }

  private void giveUp(JournalException because, CompletableFuture<RedisJournal> done) {
    closing = true;
    writer.close(() -> done.completeExceptionally(because));
  }

  @Override
  public CompletionStage<Position> append(StreamId stream, byte[] entry) {
    var done = new CompletableFuture<Position>();
    writer.submit(
        new Pending(
            stream.name(),
            Scripts.append(StreamKeys.of(stream), nextOrigin(), entry),
            1,
            entry.length,
            done,
            (response, again) -> done.complete(RedisPosition.parse(response.toString()))));
    return done;
  }

  @Override
  public CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries) {
    var done = new CompletableFuture<Long>();
    writer.submit(
        new Pending(
            stream.name(),
            Scripts.appendAt(StreamKeys.of(stream), nextOrigin(), expectedVersion, entries),
            Math.max(1, entries.size()),
            entries.stream().mapToLong(entry -> entry.length).sum(),
            done,
            (response, again) -> appendedAt(stream, expectedVersion, response, again, done)));
    return done;
  }

  private static void appendedAt(
      StreamId stream,
      long expectedVersion,
      Response response,
      boolean again,
      CompletableFuture<Long> done) {
    long outcome = response.get(0).toLong();
    long version = response.get(1).toLong();
    if (outcome == Scripts.DONE) {
      done.complete(version);
    } else if (outcome == Scripts.COVERED && again) {
      done.completeExceptionally(
          new JournalException(
              stream.name()
                  + " went on to "
                  + version
                  + " while Redis could not be reached; it is"
                  + " unknown whether this append is part of it",
              null));
    } else {
      done.completeExceptionally(new VersionConflictException(stream, expectedVersion, version));
    }
  }

  @Override
  public CompletionStage<Recovered> read(StreamId stream) {
    var done = new CompletableFuture<Recovered>();
    context.runOnContext(
        v -> {
          if (closing) {
            done.completeExceptionally(new JournalException("The journal is closed", null));
            return;
          }
          Request request = Scripts.read(StreamKeys.of(stream));
          reading
              .send(request)
              // A connection that had died unnoticed is worth a second one.
              .recover(e -> Failures.answered(e) ? Future.failedFuture(e) : reading.send(request))
              .map(Answers::recovered)
              .onSuccess(done::complete)
              .onFailure(
                  e ->
                      done.completeExceptionally(
                          new JournalException(Failures.inWords(address, e), e)));
        });
    return done;
  }

  @Override
  public CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    var done = new CompletableFuture<Void>();
    writer.submit(
        new Pending(
            stream.name(),
            Scripts.checkpoint(StreamKeys.of(stream), upTo, state),
            1,
            state.length,
            done,
            (response, again) -> done.complete(null)));
    return done;
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    StreamKeys keys = StreamKeys.of(stream);
    String group = address.cluster() ? keys.tag() : "";
    RedisTail tail = new RedisTail(after, listener);
    context.runOnContext(
        v -> {
          if (!closing) {
            tailReaders
                .computeIfAbsent(
                    group, g -> new TailReader(vertx, address, limits, answerMillis, origin))
                .add(keys, tail);
          }
        });
    return () -> {
      tail.close();
      context.runOnContext(v -> removeTail(group, keys, tail));
    };
  }

  private void removeTail(String group, StreamKeys keys, RedisTail tail) {
    TailReader reader = tailReaders.get(group);
    if (reader != null) {
      reader.remove(keys, tail);
      if (reader.idle()) {
        tailReaders.remove(group);
      }
    }
  }

  @Override
  public CompletionStage<Void> delete(StreamId stream) {
    var done = new CompletableFuture<Void>();
    writer.submit(
        new Pending(
            stream.name(),
            Scripts.delete(StreamKeys.of(stream)),
            1,
            0,
            done,
            (response, again) -> done.complete(null)));
    return done;
  }

  @Override
  public Health health() {
    String problem = writer.problem();
    return new Health(problem.isEmpty(), problem, writer.queued());
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public void close() {
    closing = true;
    var closed = new CompletableFuture<Void>();
    writer.close(
        () -> {
          tailReaders.values().forEach(TailReader::close);
          tailReaders.clear();
          reading.discard();
          closed.complete(null);
        });
    closed.join();
  }

  private String nextOrigin() {
    return origin + appended.incrementAndGet();
  }
}
