package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The clocks that this process has of what all processes on one Redis go by. */
final class RedisClocks {
  private final RedisLoop loop;
  private final RedisAddress address;
  private final RedisLink link;
  private final String process;

  // Any thread.
  private volatile @Nullable RedisClock last;
  private volatile String time = CommonTime.TIME;

  // The loop's own.
  private final List<RedisClock> running = new ArrayList<>();

  /**
   * Has none yet.
   *
   * @param link over which Redis is asked for the time
   * @param process a name that no other process has
   */
  RedisClocks(RedisLoop loop, RedisAddress address, RedisLink link, String process) {
    this.loop = loop;
    this.address = address;
    this.link = link;
    this.process = process;
  }

  /**
   * Starts one more. Blocks until it is right for the first time; not on the loop.
   *
   * @param machine this process's own clock
   * @param every between two measurements
   * @param time the clock of Redis, as a script reads it
   * @throws JournalException Redis does not answer
   */
  RedisClock start(InstantSource machine, Duration every, String time) {
    CommonTime common = new CommonTime(link, process, time);
    RedisClock measured = new RedisClock(loop, machine, every, common);
    try {
      loop.call(
              () -> {
                running.add(measured);
                return measured.start();
              })
          .join();
      this.time = time;
      last = measured;
      return measured;
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new JournalException(RedisErrors.inWords(address, cause), cause);
    }
  }

  /**
   * When so much time is over by the clock of Redis, epoch milliseconds; 0 for never. Of a cluster
   * the clock of a single node is known, and what another goes by may be far from it: there it is
   * never. Any thread.
   */
  long after(Duration time) {
    RedisClock redis = last;
    return redis == null || address.cluster() ? 0 : redis.millisOfRedis() + time.toMillis();
  }

  /** The clock of Redis, as a script reads it. Any thread. */
  String time() {
    return time;
  }

  /** Measures once more. On the loop. */
  void look() {
    running.forEach(RedisClock::look);
  }

  /** Measures no more. On the loop. */
  void close() {
    running.forEach(RedisClock::close);
  }
}
