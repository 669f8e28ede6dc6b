package io.charrette.journal.redis;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.redis.client.ProtocolVersion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The shared journal: streams in Redis, for any number of server processes at once.
 *
 * <p>It has an event loop of its own. So a busy room does not delay what becomes durable, and
 * journal and rooms may be closed in any order.
 */
public final class RedisJournal implements Journal {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(5);

  // Set once.
  private final RedisLoop loop;
  private final RedisAddress address;
  private final Duration answer;
  private final String origin;
  private final RedisWriter writer;
  private final RedisLink reading;
  private final RedisChanges changes;
  private final RedisReader reader;
  private final TailReaders tails;
  private final RedisClocks clocks;
  private final RedisNeighbours neighbours;
  private final MasterWatch master;

  // Any thread.
  private volatile String description = "";

  // Guarded by this.
  private boolean closing;

  private RedisJournal(RedisAddress address, JournalLimits limits, Duration answer) {
    this.loop = new RedisLoop();
    this.address = address;
    this.answer = answer;
    this.origin = UUID.randomUUID().toString().replace("-", "").substring(0, 16) + ".";
    RecentEntries recent = new RecentEntries();
    Reconciliation reconciliation =
        new Reconciliation(
            loop, address, answer, limits.longestRetry(), MasterWatch.LONGEST_FAILOVER, recent);
    this.writer =
        new RedisWriter(
            loop, address, limits, answer, reconciliation::begin, this::cutReadingAndHearing);
    this.reading = new RedisLink(loop, address, answer, writer::doubt);
    this.clocks = new RedisClocks(loop, address, reading, origin, limits.patience());
    this.changes = new RedisChanges(writer, recent, clocks, origin);
    this.reader = new RedisReader(loop, address, writer, reading, recent);
    this.tails =
        new TailReaders(
            loop,
            address.cluster(),
            () -> new TailReader(loop, address, limits, answer, origin, writer, recent));
    this.neighbours = new RedisNeighbours(loop, address, limits, answer, origin);
    this.master =
        new MasterWatch(
            loop, address, limits, answer, writer, reconciliation, this::cutReadingAndHearing);
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
      journal.loop.call(journal.master::start).join();
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
    return clocks.start(machine, every, time);
  }

  private void cutReadingAndHearing() {
    reading.discard();
    tails.cut();
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
    return changes.append(stream, entry);
  }

  @Override
  public CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries) {
    return changes.appendAt(stream, expectedVersion, entries);
  }

  @Override
  public CompletionStage<Recovered> read(StreamId stream, Position after) {
    return reader.read(stream, after);
  }

  @Override
  public CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    return changes.checkpoint(stream, upTo, state);
  }

  @Override
  public CompletionStage<Boolean> checkpointAt(
      StreamId stream, long version, byte[] last, byte[] state) {
    return changes.checkpointAt(stream, version, last, state);
  }

  @Override
  public CompletionStage<Void> keep(StreamId stream, long at, byte[] note, byte[] state) {
    return changes.keep(stream, at, note, state);
  }

  @Override
  public CompletionStage<List<Moment>> moments(StreamId stream) {
    return reader.moments(stream);
  }

  @Override
  public CompletionStage<Optional<byte[]>> moment(StreamId stream, long at) {
    return reader.moment(stream, at);
  }

  @Override
  public CompletionStage<Void> forget(StreamId stream, List<Long> moments) {
    return changes.forget(stream, moments);
  }

  @Override
  public CompletionStage<Void> delete(StreamId stream) {
    return changes.delete(stream);
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    return tails.follow(stream, new RedisTail(after, listener));
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
    reader.close();
    var released = new CompletableFuture<Void>();
    writer.close(
        () -> {
          try {
            tails.close();
            clocks.close();
            master.close();
            neighbours.close();
            reading.discard();
          } finally {
            released.complete(null);
          }
        });
    released.join();
    loop.close();
  }
}
