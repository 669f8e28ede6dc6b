package io.charrette.journal.redis;

import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock that all processes on one Redis have in common: the machine's, plus by how much Redis's
 * is ahead of it. While Redis cannot be reached the last offset holds. {@link #instant} may be
 * called from any thread; all else is the journal's loop's.
 *
 * <p>A question takes a round trip, and Redis's answer was right at some moment of it. So each one
 * bounds the offset from both sides, and of the last few the shortest bounds it best. One whose
 * bounds leave the best one's out means that a clock has been set, and everything before it is
 * forgotten.
 */
final class RedisClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(RedisClock.class);

  /** In a cluster each node has a clock; asking for a key asks the same one always. */
  private static final String TIME = "return redis.call('TIME')";

  private static final int KEPT = 8;
  private static final int AT_FIRST = 5;
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** A machine that is further from Redis's time is worth a word to its operator. */
  private static final Duration REMARKABLE = Duration.ofMillis(500);

  private final RedisLoop loop;
  private final InstantSource machine;
  private final RedisLink link;
  private final Duration every;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private volatile long offsetMicros;
  private boolean closed;

  /**
   * What one round trip told.
   *
   * @param offset of Redis's clock to the machine's, if its answer was of the middle, microseconds
   * @param roundTrip microseconds, never negative
   */
  private record Sample(long offset, long roundTrip) {
    boolean contradicts(Sample other) {
      return Math.abs(offset - other.offset) > (roundTrip + other.roundTrip) / 2 + 1;
    }
  }

  /** Makes one that is measured anew so often once it is started. */
  RedisClock(RedisLoop loop, RedisLink link, InstantSource machine, Duration every) {
    this.loop = loop;
    this.link = link;
    this.every = every;
    this.machine = machine;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offsetMicros, ChronoUnit.MICROS);
  }

  /** Measures at once, and from then on again and again; fails when Redis does not answer now. */
  Future<Void> start() {
    assert loop.isCurrent();
    Future<Void> measured = measure();
    for (int i = 1; i < AT_FIRST; i++) {
      measured = measured.compose(v -> measure());
    }
    return measured.onSuccess(
        v -> {
          tell();
          measureLater();
        });
  }

  void close() {
    closed = true;
  }

  private void measureLater() {
    loop.later(
        every,
        () -> {
          if (!closed) {
            RedisLoop.attempt(this::measure).onComplete(done -> measureLater());
          }
        });
  }

  private Future<Void> measure() {
    Instant before = machine.instant();
    return link.send(
            Request.cmd(Command.EVAL)
                .arg(TIME)
                .arg(1)
                .arg(StreamKeys.of(StreamId.directory()).entries()))
        .map(
            answer -> {
              take(before, answer, machine.instant());
              return null;
            });
  }

  private void take(Instant before, Response answer, Instant after) {
    Duration roundTrip = Duration.between(before, after);
    if (roundTrip.isNegative() || (roundTrip.compareTo(LONGEST) > 0 && !samples.isEmpty())) {
      return;
    }
    Instant redis =
        Instant.ofEpochSecond(answer.get(0).toLong())
            .plus(answer.get(1).toLong(), ChronoUnit.MICROS);
    long micros = roundTrip.toNanos() / 1000;
    Sample sample = new Sample(ChronoUnit.MICROS.between(before, redis) - micros / 2, micros);
    if (!samples.isEmpty() && sample.contradicts(best())) {
      samples.clear();
      LOG.atInfo()
          .addKeyValue("event", "journal.clock-set")
          .log("the clock of Redis or of this machine has been set");
    }
    samples.addLast(sample);
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
    offsetMicros = best().offset();
  }

  private Sample best() {
    return samples.stream().min(Comparator.comparingLong(Sample::roundTrip)).orElseThrow();
  }

  private void tell() {
    Duration offset = Duration.of(offsetMicros, ChronoUnit.MICROS);
    if (offset.abs().compareTo(REMARKABLE) > 0) {
      LOG.atWarn()
          .addKeyValue("event", "journal.clock-differs")
          .log(
              "This machine's clock is {} ms {} that of Redis, by which all servers go",
              offset.abs().toMillis(),
              offset.isNegative() ? "ahead of" : "behind");
    }
  }
}
