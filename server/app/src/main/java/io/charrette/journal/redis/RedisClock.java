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
 * The clock that all processes on one Redis share: this machine's clock plus its offset to Redis's
 * clock. While Redis cannot be reached the last offset holds. {@link #instant} may be called from
 * any thread; all else is the journal's loop's.
 *
 * <p>A question takes a round trip, and Redis's answer was right at some moment within it. So each
 * answer bounds the offset from both sides, and of the last few the shortest round trip bounds it
 * best. If the bounds of a new answer exclude that offset, then a clock has been set, and all
 * earlier answers are forgotten.
 */
final class RedisClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(RedisClock.class);

  /** In a cluster each node has a clock; a question about one key always goes to the same node. */
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
   * @param offset of Redis's clock to the machine's if Redis answered in the middle, microseconds
   * @param roundTrip microseconds, never negative
   */
  private record Sample(long offset, long roundTrip) {
    boolean contradicts(Sample other) {
      return Math.abs(offset - other.offset) > (roundTrip + other.roundTrip) / 2 + 1;
    }
  }

  /** A clock that measures the offset anew at this interval, once it is started. */
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
      LOG.atInfo().addKeyValue("event", "journal.clock-set").log("The clock of Redis has been set");
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
