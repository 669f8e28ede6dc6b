package io.charrette.journal.redis;

import io.vertx.core.Future;
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
 * The clock that all processes on one Redis share: this machine's clock plus its offset to the
 * common time. While Redis cannot be reached the last offset holds. {@link #instant} may be called
 * from any thread; all else is the journal's loop's.
 *
 * <p>The common time is that of Redis plus a correction which lies in Redis ({@link CommonTime}),
 * so that it goes on as it was when somebody sets the clock of that machine.
 *
 * <p>A question takes a round trip, and Redis's answer was right at some moment within it. So each
 * answer bounds the offset from both sides, and of the last few the shortest round trip bounds it
 * best. If the bounds of a new answer exclude that offset by little, then clocks have drifted, and
 * all earlier answers are forgotten. If by much, then a clock has been set, Redis's or this
 * machine's; the other processes tell which.
 */
final class RedisClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(RedisClock.class);

  private static final int KEPT = 8;
  private static final int AT_FIRST = 5;

  /** Who has measured less often does not know better than the others what time it was. */
  private static final int EXPERIENCED = AT_FIRST + 5;

  /** Measurements that a process waits for the word of another. */
  private static final int AWAITED = 3;

  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** What is less is drift, or a thread that had to wait; microseconds. */
  private static final long JUMP = 250_000;

  /** A machine that is further from the common time is worth a word to its operator. */
  private static final Duration REMARKABLE = Duration.ofMillis(500);

  private final RedisLoop loop;
  private final InstantSource machine;
  private final CommonTime common;
  private final Duration every;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private volatile long offsetMicros;
  private volatile long redisOffsetMicros;
  private int measured;

  /** How often in a row the answer has been far from what this process knows. */
  private int doubts;

  private boolean closed;

  /**
   * What one round trip told.
   *
   * @param offset of the common time to the machine's if Redis answered in the middle, microseconds
   * @param roundTrip microseconds, never negative
   */
  private record Sample(long offset, long roundTrip) {
    boolean contradicts(Sample other) {
      return Math.abs(offset - other.offset) > (roundTrip + other.roundTrip) / 2 + 1;
    }
  }

  /** A clock that measures the offset anew at this interval, once it is started. */
  RedisClock(RedisLoop loop, InstantSource machine, Duration every, CommonTime common) {
    this.loop = loop;
    this.machine = machine;
    this.every = every;
    this.common = common;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offsetMicros, ChronoUnit.MICROS);
  }

  /** What the clock of Redis itself shows, epoch milliseconds. Any thread. */
  long millisOfRedis() {
    return machine.instant().plus(redisOffsetMicros, ChronoUnit.MICROS).toEpochMilli();
  }

  /** Measures at once, and from then on again and again; fails when Redis does not answer now. */
  Future<Void> start() {
    assert loop.isCurrent();
    Future<Void> first = measure();
    for (int i = 1; i < AT_FIRST; i++) {
      first = first.compose(v -> measure());
    }
    return first.onSuccess(
        v -> {
          tell();
          measureLater();
        });
  }

  /** Measures once more. */
  void look() {
    RedisLoop.attempt(this::measure);
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
    return common.ask().compose(answer -> take(before, answer, machine.instant()));
  }

  private Future<Void> take(Instant before, CommonTime.Answer answer, Instant after) {
    Duration roundTrip = Duration.between(before, after);
    if (roundTrip.isNegative()) {
      return Future.succeededFuture();
    }
    long micros = roundTrip.toNanos() / 1000;
    long here = ChronoUnit.MICROS.between(Instant.EPOCH, before) + micros / 2;
    long redisOffset = answer.redis() - here;
    if (roundTrip.compareTo(LONGEST) > 0 && !samples.isEmpty()) {
      // It tells little, but that Redis's clock was set: by it all that is appended would be late.
      if (Math.abs(redisOffset - redisOffsetMicros) > micros / 2) {
        redisOffsetMicros = redisOffset;
      }
      return Future.succeededFuture();
    }
    measured++;
    redisOffsetMicros = redisOffset;
    Sample sample = new Sample(answer.common() - here, micros);
    if (samples.isEmpty() || !sample.contradicts(best())) {
      return agreed(sample, answer);
    }
    long step = sample.offset() - best().offset();
    if (Math.abs(step) <= JUMP || measured < EXPERIENCED || common.isRefused(answer)) {
      samples.clear();
      if (Math.abs(step) > JUMP) {
        said("This machine's clock is not that of the others, and is set by {} ms", step);
      }
      return agreed(sample, answer);
    }
    return doubted(step, answer);
  }

  private Future<Void> agreed(Sample sample, CommonTime.Answer answer) {
    doubts = 0;
    samples.addLast(sample);
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
    offsetMicros = best().offset();
    // Whoever says that Redis's clock was set is wrong: its own was, or it stood still.
    return common.isClaimed(answer) && measured >= EXPERIENCED
        ? common.refuse(answer)
        : Future.succeededFuture();
  }

  /** Time goes on as it was, until it is known whose clock was set. */
  private Future<Void> doubted(long step, CommonTime.Answer answer) {
    doubts++;
    boolean confirmed = common.isClaimedByAnother(answer) && Math.abs(answer.step() - step) <= JUMP;
    if (confirmed || (doubts > AWAITED && !common.isClaimedByAnother(answer))) {
      said("The clock of Redis was set by {} ms; timers go on as they were", step);
      return common.correct(answer, step);
    }
    return common.isClaimed(answer) ? Future.succeededFuture() : common.claim(step);
  }

  private static void said(String words, long stepMicros) {
    LOG.atWarn().addKeyValue("event", "journal.clock-set").log(words, stepMicros / 1000);
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
              "This machine's clock is {} ms {} the one by which all servers go",
              offset.abs().toMillis(),
              offset.isNegative() ? "ahead of" : "behind");
    }
  }
}
