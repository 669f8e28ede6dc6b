package io.charrette.journal.redis;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import io.vertx.core.Future;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared journal: streams in Redis, for any number of server processes at once.
 *
 * <p>It has an event loop of its own. So a busy room does not delay what becomes durable, and
 * journal and rooms may be closed in any order.
 */
public final class RedisJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(RedisJournal.class);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(5);

  /** So long a start waits for what the sentinels say first. */
  private static final Duration FIRST_WORD = Duration.ofSeconds(2);

  /** What a sentinel has said is not believed for longer, if it says no more. */
  private static final Duration LONGEST_FAILOVER = Duration.ofSeconds(15);

  // Set once.
  private final RedisLoop loop;
  private final RedisAddress address;
  private final JournalLimits limits;
  private final Duration answer;
  private final String origin;
  private final RedisWriter writer;
  private final RedisNeighbours neighbours;

  // Any thread.
  private final AtomicLong appended = new AtomicLong();
  private volatile boolean closing;
  private volatile String description = "";
  private volatile @Nullable RedisClock clock;

  // The loop's own.
  private final RecentEntries recent;
  private final Reconciliation reconciliation;
  private final List<SentinelWatch> sentinels;
  private final RedisLink reading;
  private final List<RedisClock> clocks = new ArrayList<>();
  private final Map<String, TailReader> tailReaders = new HashMap<>();

  private RedisJournal(RedisAddress address, JournalLimits limits, Duration answer) {
    this.loop = new RedisLoop();
    this.address = address;
    this.limits = limits;
    this.answer = answer;
    this.origin = UUID.randomUUID().toString().replace("-", "").substring(0, 16) + ".";
    this.recent = new RecentEntries();
    this.reconciliation =
        new Reconciliation(loop, address, answer, limits.longestRetry(), LONGEST_FAILOVER, recent);
    this.writer =
        new RedisWriter(
            loop, address, limits, answer, reconciliation::begin, this::cutReadingAndHearing);
    this.reading = new RedisLink(loop, address, answer, () -> {});
    this.neighbours = new RedisNeighbours(loop, address, limits, answer, origin);
    Failovers failovers = new Failovers(loop, LONGEST_FAILOVER, new Replacement());
    this.sentinels =
        address.sentinels().stream()
            .map(
                sentinel ->
                    new SentinelWatch(
                        loop, sentinel, address.master(), limits, answer, failovers.hear()))
            .toList();
  }

  /**
   * Connects, tries all that running needs the right to do, and asks the server how durable its
   * writes are. Blocks. Once open, a journal survives any outage.
   *
   * @throws JournalException in words for an operator: no Redis can be reached there, it is too
   *     old, it does not let us in, or it gives its user too few rights; then which are missing
   */
  public static RedisJournal open(RedisAddress address, JournalLimits limits) {
    return open(address, limits, ANSWER);
  }

  /** As above; Redis counts as gone when an answer takes longer than this. */
  static RedisJournal open(RedisAddress address, JournalLimits limits, Duration answer) {
    RedisJournal journal = new RedisJournal(address, limits, answer);
    CompletableFuture<RedisPromises> promises =
        journal.loop.call(
            () ->
                new FirstAnswer(journal.loop, address, journal.writer.link())
                    .await()
                    .compose(v -> journal.checkRights())
                    .compose(v -> RedisPromises.ask(journal.writer.link())));
    try {
      journal.describe(promises.join());
      journal.loop.call(journal::listenToSentinels).join();
      return journal;
    } catch (CompletionException e) {
      journal.close();
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw cause instanceof JournalException told
          ? told
          : new JournalException(RedisErrors.inWords(address, cause), cause);
    } catch (JournalException e) {
      journal.close();
      throw e;
    }
  }

  /** The other processes on this Redis. */
  public Neighbours neighbours() {
    return neighbours;
  }

  /**
   * The clock that all processes on this Redis have in common; runs until the journal is closed.
   * Blocks until it is right for the first time.
   *
   * @param machine this process's own clock
   * @throws JournalException Redis does not answer
   */
  public InstantSource clock(InstantSource machine) {
    return clock(machine, MEASURED);
  }

  /** As above, with another pause between two measurements. */
  InstantSource clock(InstantSource machine, Duration every) {
    return clock(machine, every, CommonTime.TIME);
  }

  /** As above, with another clock of Redis: as a script reads it. */
  InstantSource clock(InstantSource machine, Duration every, String time) {
    CommonTime common = new CommonTime(reading, origin, time);
    RedisClock measured = new RedisClock(loop, machine, every, common);
    try {
      loop.call(
              () -> {
                clocks.add(measured);
                return measured.start();
              })
          .join();
      clock = measured;
      return measured;
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new JournalException(RedisErrors.inWords(address, cause), cause);
    }
  }

  /**
   * Completes when each sentinel has said where the master is and whether it is being replaced, or
   * does not say it soon.
   */
  private Future<Void> listenToSentinels() {
    return Future.join(
            sentinels.stream().map(sentinel -> loop.within(FIRST_WORD, sentinel.start())).toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** What is done when the master is replaced. */
  private final class Replacement implements Failovers.Listener {
    @Override
    public void failingOver() {
      writer.hold("Redis at " + address + " is failing over to a replica");
    }

    @Override
    public void stays() {
      writer.goOn();
    }

    @Override
    public void switched() {
      LOG.atWarn()
          .addKeyValue("event", "journal.failover")
          .log("Redis at {} has a new master, which is used from now on", address);
      reconciliation.expectAnother();
      cutReadingAndHearing();
      writer.reconnect("Redis at " + address + " has a new master, which is not reached yet");
    }
  }

  private void cutReadingAndHearing() {
    reading.discard();
    tailReaders.values().forEach(TailReader::cut);
    neighbours.cut();
  }

  /** Tries what running needs, so that a missing right is found now. */
  private Future<Void> checkRights() {
    RedisLink hearing = new RedisLink(loop, address, ProtocolVersion.RESP3, answer, () -> {});
    String process = origin.substring(0, origin.length() - 1);
    return new RedisRights(process)
        .check(address, writer.link(), hearing)
        .onComplete(checked -> hearing.discard());
  }

  private void describe(RedisPromises promises) {
    if (promises.tooOld()) {
      throw new JournalException(
          "Redis at " + address + " is " + promises.version() + "; 6.2 or newer is needed", null);
    }
    String version = promises.version().isEmpty() ? "" : " " + promises.version();
    description =
        "Journal: " + address + " (Redis" + version + "). " + promises.inWords(address.failsOver());
  }

  @Override
  public CompletionStage<Position> append(StreamId stream, byte[] entry) {
    StreamKeys keys = StreamKeys.of(stream);
    String from = nextOrigin();
    var done = new CompletableFuture<Position>();
    writer.submit(
        new QueuedChange(
            stream.name(),
            new QueuedChange.Append(keys, from, entry),
            1,
            entry.length,
            done,
            (response, again) -> {
              Position position = RedisPosition.parse(response.toString());
              recent.stored(keys, new Replies.Stored(position, from, false, entry));
              done.complete(position);
            }));
    return done;
  }

  @Override
  public CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries) {
    StreamKeys keys = StreamKeys.of(stream);
    String from = nextOrigin();
    var done = new CompletableFuture<Long>();
    writer.submit(
        new QueuedChange(
            stream.name(),
            new QueuedChange.CountedAppend(
                Scripts.appendAt(keys, from, expectedVersion, wanted(), entries)),
            Math.max(1, entries.size()),
            entries.stream().mapToLong(entry -> entry.length).sum(),
            done,
            (response, again) -> {
              if (response.get(0).toLong() == Scripts.DONE) {
                long number = expectedVersion;
                for (byte[] entry : entries) {
                  Position position = new Position(0, ++number);
                  recent.stored(keys, new Replies.Stored(position, from, false, entry));
                }
              }
              if (response.get(0).toLong() == Scripts.LATE) {
                clocks.forEach(RedisClock::look); // or Redis's clock was set
              }
              appendedAt(stream, expectedVersion, response, again, done);
            }));
    return done;
  }

  /**
   * Until when a counted append is wanted, by the clock of Redis. Of a cluster the one of a single
   * node is known, and what another goes by may be far from it: there it is for ever.
   */
  private long wanted() {
    RedisClock redis = clock;
    return redis == null || address.cluster()
        ? 0
        : redis.millisOfRedis() + limits.patience().toMillis();
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
    } else if (outcome == Scripts.LATE) {
      done.completeExceptionally(
          new JournalException(stream.name() + ": Redis came to this append too late", null));
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
  public CompletionStage<Recovered> read(StreamId stream, Position after) {
    StreamKeys keys = StreamKeys.of(stream);
    return ask(
        Scripts.read(keys, after),
        answer -> {
          Replies.lastCounted(answer).ifPresent(last -> recent.stored(keys, last));
          return Replies.recovered(answer, after);
        });
  }

  private <T> CompletionStage<T> ask(Request question, Function<Response, T> reader) {
    if (closing) {
      return CompletableFuture.failedFuture(new JournalException("The journal is closed", null));
    }
    return loop.call(
        () ->
            answerTo(question)
                .map(reader)
                .recover(
                    e ->
                        Future.failedFuture(
                            new JournalException(RedisErrors.inWords(address, e), e))));
  }

  private Future<Response> answerTo(Request question) {
    return writer
        .ready()
        .compose(
            ready -> {
              int trusted = writer.generation();
              return reading
                  .send(question)
                  .recover(
                      e -> {
                        if (RedisErrors.answered(e)) {
                          return Future.failedFuture(e);
                        }
                        // The connection may have died unnoticed: once more, over a new one.
                        writer.doubt(trusted);
                        return writer.ready().compose(again -> reading.send(question));
                      });
            });
  }

  @Override
  public CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    return upkeep(stream, Scripts.checkpoint(StreamKeys.of(stream), upTo, state), state.length);
  }

  @Override
  public CompletionStage<Boolean> checkpointAt(
      StreamId stream, long version, byte[] last, byte[] state) {
    var done = new CompletableFuture<Boolean>();
    writer.submit(
        new QueuedChange(
            stream.name(),
            new QueuedChange.Upkeep(
                Scripts.checkpointAt(StreamKeys.of(stream), version, last, state)),
            1,
            (long) last.length + state.length,
            done,
            (response, again) -> done.complete(response.toLong() == Scripts.DONE)));
    return done;
  }

  @Override
  public CompletionStage<Void> keep(StreamId stream, long at, byte[] note, byte[] state) {
    return upkeep(
        stream,
        Scripts.keep(StreamKeys.of(stream), at, note, state),
        (long) note.length + state.length);
  }

  @Override
  public CompletionStage<List<Moment>> moments(StreamId stream) {
    return ask(Scripts.moments(StreamKeys.of(stream)), Replies::moments);
  }

  @Override
  public CompletionStage<Optional<byte[]>> moment(StreamId stream, long at) {
    return ask(Scripts.moment(StreamKeys.of(stream), at), Replies::moment);
  }

  @Override
  public CompletionStage<Void> forget(StreamId stream, List<Long> moments) {
    return moments.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : upkeep(stream, Scripts.forget(StreamKeys.of(stream), moments), 0);
  }

  @Override
  public CompletionStage<Void> delete(StreamId stream) {
    StreamKeys keys = StreamKeys.of(stream);
    return change(
        stream, new QueuedChange.Deletion(Scripts.delete(keys)), 0, () -> recent.deleted(keys));
  }

  private CompletionStage<Void> upkeep(StreamId stream, Request request, long bytes) {
    return change(stream, new QueuedChange.Upkeep(request), bytes, () -> {});
  }

  /**
   * Sends a change that may be sent twice, and whose reply carries nothing.
   *
   * @param onDone done on the loop when Redis has it, before anybody is told
   */
  private CompletionStage<Void> change(
      StreamId stream, QueuedChange.Kind kind, long bytes, Runnable onDone) {
    var done = new CompletableFuture<Void>();
    writer.submit(
        new QueuedChange(
            stream.name(),
            kind,
            1,
            bytes,
            done,
            (response, again) -> {
              onDone.run();
              done.complete(null);
            }));
    return done;
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    StreamKeys keys = StreamKeys.of(stream);
    String group = address.cluster() ? keys.tag() : "";
    RedisTail tail = new RedisTail(after, listener);
    loop.run(
        () -> {
          if (!closing) {
            tailReaders
                .computeIfAbsent(
                    group,
                    g -> new TailReader(loop, address, limits, answer, origin, writer, recent))
                .add(keys, tail);
          }
        });
    return () -> {
      tail.close();
      loop.run(() -> removeTail(group, keys, tail));
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
  public Health health() {
    Health health = writer.health();
    return health.problem().isEmpty()
        ? new Health(health.writable(), neighbours.problem(), health.queued())
        : health;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    var released = new CompletableFuture<Void>();
    writer.close(
        () -> {
          try {
            tailReaders.values().forEach(TailReader::close);
            tailReaders.clear();
            clocks.forEach(RedisClock::close);
            sentinels.forEach(SentinelWatch::close);
            neighbours.close();
            reading.discard();
          } finally {
            released.complete(null);
          }
        });
    released.join();
    loop.close();
  }

  private String nextOrigin() {
    return origin + appended.incrementAndGet();
  }
}
