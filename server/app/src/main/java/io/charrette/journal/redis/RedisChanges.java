package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import io.charrette.journal.redis.QueuedChange.Answer;
import io.charrette.journal.redis.QueuedChange.Append;
import io.charrette.journal.redis.QueuedChange.CountedAppend;
import io.charrette.journal.redis.QueuedChange.Deletion;
import io.charrette.journal.redis.QueuedChange.Kind;
import io.charrette.journal.redis.QueuedChange.Upkeep;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes of each change of a stream what the writer sends, and of Redis's answer what the caller is
 * told. Any thread; stages complete on the journal's loop.
 */
final class RedisChanges {
  private final RedisWriter writer;
  private final RecentEntries recent;
  private final RedisClocks clocks;
  private final String origin;
  private final AtomicLong appended = new AtomicLong();

  /**
   * Wires it.
   *
   * @param recent learns what was stored
   * @param origin begins the name of each append, and of no other process's
   */
  RedisChanges(RedisWriter writer, RecentEntries recent, RedisClocks clocks, String origin) {
    this.writer = writer;
    this.recent = recent;
    this.clocks = clocks;
    this.origin = origin;
  }

  CompletionStage<Position> append(StreamId stream, byte[] entry) {
    StreamKeys keys = StreamKeys.of(stream);
    String from = nextOrigin();
    var done = new CompletableFuture<Position>();
    return submit(
        stream,
        new Append(keys, from, entry),
        1,
        entry.length,
        done,
        (response, again) -> {
          Position position = RedisPosition.parse(response.toString());
          recent.stored(keys, new Replies.Stored(position, from, false, entry));
          done.complete(position);
        });
  }

  CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries, Duration within) {
    StreamKeys keys = StreamKeys.of(stream);
    String from = nextOrigin();
    var done = new CompletableFuture<Long>();
    return submit(
        stream,
        new CountedAppend(
            Scripts.appendAt(
                keys, from, expectedVersion, clocks.after(within), clocks.time(), entries),
            within),
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
            clocks.look(); // or Redis's clock was set
          }
          appendedAt(stream, expectedVersion, response, again, done);
        });
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
      done.completeExceptionally(late(stream));
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

  CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    Upkeep checkpoint = new Upkeep(Scripts.checkpoint(StreamKeys.of(stream), upTo, state));
    return change(stream, checkpoint, state.length, () -> {});
  }

  CompletionStage<Boolean> checkpointAt(StreamId stream, long version, byte[] last, byte[] state) {
    var done = new CompletableFuture<Boolean>();
    return submit(
        stream,
        new Upkeep(Scripts.checkpointAt(StreamKeys.of(stream), version, last, state)),
        1,
        (long) last.length + state.length,
        done,
        (response, again) -> done.complete(response.toLong() == Scripts.DONE));
  }

  CompletionStage<Boolean> keep(StreamId stream, long at, byte[] note, byte[] state) {
    StreamKeys keys = StreamKeys.of(stream);
    return changeUnlessOther(
        stream,
        new Upkeep(Scripts.keep(keys, at, note, state)),
        (long) note.length + state.length,
        () -> recent.kept(new RecentEntries.Moment(keys, at, note, state)));
  }

  CompletionStage<Boolean> note(StreamId stream, long at, byte[] before, byte[] after) {
    StreamKeys keys = StreamKeys.of(stream);
    return changeUnlessOther(
        stream,
        new Upkeep(Scripts.note(keys, at, before, after)),
        (long) before.length + after.length,
        () -> recent.noted(keys, at, after));
  }

  /** Makes a change, and tells whether what is there is that: not if there was something else. */
  private CompletionStage<Boolean> changeUnlessOther(
      StreamId stream, Upkeep upkeep, long bytes, Runnable onDone) {
    var done = new CompletableFuture<Boolean>();
    return submit(
        stream,
        upkeep,
        1,
        bytes,
        done,
        (response, again) -> {
          boolean isThat = response.toLong() != Scripts.CONFLICT;
          if (isThat) {
            onDone.run();
          }
          done.complete(isThat);
        });
  }

  CompletionStage<Void> forget(StreamId stream, List<Long> moments) {
    if (moments.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    StreamKeys keys = StreamKeys.of(stream);
    Upkeep forgetting = new Upkeep(Scripts.forget(keys, moments));
    return change(stream, forgetting, 0, () -> recent.forgotten(keys, moments));
  }

  CompletionStage<Void> delete(StreamId stream) {
    StreamKeys keys = StreamKeys.of(stream);
    return change(stream, new Deletion(Scripts.delete(keys), null), 0, () -> recent.deleted(keys));
  }

  CompletionStage<Void> deleteInTime(StreamId stream, Duration within) {
    StreamKeys keys = StreamKeys.of(stream);
    var done = new CompletableFuture<Void>();
    Request request = Scripts.deleteInTime(keys, clocks.after(within), clocks.time());
    return submit(
        stream,
        new Deletion(request, within),
        1,
        0,
        done,
        (response, again) -> {
          if (response.toLong() == Scripts.DONE) {
            recent.deleted(keys);
            done.complete(null);
          } else {
            clocks.look(); // or Redis's clock was set
            done.completeExceptionally(late(stream));
          }
        });
  }

  private static JournalException late(StreamId stream) {
    return new JournalException(stream.name() + ": Redis came to this too late", null);
  }

  /**
   * Sends a change that may be sent twice, and whose reply carries nothing.
   *
   * @param onDone done on the loop when Redis has it, before anybody is told
   */
  private CompletionStage<Void> change(StreamId stream, Kind kind, long bytes, Runnable onDone) {
    var done = new CompletableFuture<Void>();
    return submit(
        stream,
        kind,
        1,
        bytes,
        done,
        (response, again) -> {
          onDone.run();
          done.complete(null);
        });
  }

  private <T> CompletionStage<T> submit(
      StreamId stream,
      Kind kind,
      int entries,
      long bytes,
      CompletableFuture<T> done,
      Answer answer) {
    writer.submit(new QueuedChange(stream.name(), kind, entries, bytes, done, answer));
    return done;
  }

  private String nextOrigin() {
    return origin + appended.incrementAndGet();
  }
}
