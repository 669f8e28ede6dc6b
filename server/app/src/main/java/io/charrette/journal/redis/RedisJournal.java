package io.charrette.journal.redis;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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

  // The loop's own.
  private @Nullable RedisPromises lastPromise;

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
            loop,
            address,
            limits,
            answer,
            connection -> reconciliation.begin(connection).onSuccess(begun -> askAgain(connection)),
            this::cutReadingAndHearing);
    this.reading = new RedisLink(loop, address, answer, writer::doubt);
    this.clocks = new RedisClocks(loop, address, reading, origin);
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
   * Connects, tries all that running needs the right to do, and asks each server how durable its
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
    CompletableFuture<JointPromise> promise =
        journal.loop.call(
            () ->
                new FirstAnswer(journal.loop, address, journal.writer.link())
                    .await()
                    .compose(v -> journal.checkRights()));
    try {
      journal.describe(promise.join());
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
  private Future<JointPromise> checkRights() {
    String process = origin.substring(0, origin.length() - 1);
    return new RedisRights(loop, answer, process).check(address, writer.link());
  }

  private void describe(JointPromise promise) {
    promise
        .byPlace()
        .forEach(
            (place, one) -> {
              if (one.tooOld()) {
                String which = "Redis at " + address + ": " + place + " is " + one.version();
                throw new JournalException(which + "; 6.2 or newer is needed", null);
              }
            });
    String version = promise.versions().isEmpty() ? "" : " " + promise.versions();
    description =
        "Journal: " + address + " (Redis" + version + "). " + promise.inWords(address.failsOver());
  }

  /**
   * A new connection may lead to another server than the last one, or to one that was started
   * again, which need not be set as that was. In a cluster it leads to all of them.
   */
  private void askAgain(RedisConnection connection) {
    if (!address.cluster()) {
      RedisPromises.ask(request -> loop.within(answer, connection.send(request)))
          .onSuccess(this::promised);
    }
  }

  private void promised(RedisPromises now) {
    RedisPromises before = lastPromise;
    lastPromise = now;
    if (before != null && !before.settings().equals(now.settings())) {
      LOG.atWarn()
          .addKeyValue("event", "journal.promise")
          .log(
              "Redis at {} is set otherwise than before. {}",
              address,
              now.inWords(address.failsOver()));
    }
  }

  @Override
  public CompletionStage<Position> append(StreamId stream, byte[] entry) {
    return changes.append(stream, entry);
  }

  @Override
  public CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries, Duration within) {
    return changes.appendAt(stream, expectedVersion, entries, within);
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
  public CompletionStage<Boolean> keep(StreamId stream, long at, byte[] note, byte[] state) {
    return changes.keep(stream, at, note, state);
  }

  @Override
  public CompletionStage<Boolean> note(StreamId stream, long at, byte[] before, byte[] after) {
    return changes.note(stream, at, before, after);
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
  public CompletionStage<Void> deleteInTime(StreamId stream, Duration within) {
    return changes.deleteInTime(stream, within);
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    return tails.follow(stream, new RedisTail(after, listener));
  }

  @Override
  public Health health() {
    Health health = writer.health();
    String beside = neighbours.problem().isEmpty() ? master.problem() : neighbours.problem();
    return health.problem().isEmpty()
        ? new Health(health.writable(), beside, health.queued())
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
