package io.charrette.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's time as long as nobody sets it. It begins with the wall clock and goes on by one
 * that cannot be set, so that the timers of a workshop do not jump when NTP or a person corrects
 * the machine. From then on it is made a thousandth faster or slower until both agree again.
 *
 * <p>A laptop that slept is no clock that was set: the time that it slept has passed. What counts
 * through sleep tells the two apart. Where nothing does, a jump forward is taken for sleep and a
 * jump back for a setting.
 *
 * <p>Any thread. No thread sees it go back.
 */
final class SteadyClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

  /** After this, sleep and the wall clock are looked at anew, nanoseconds. */
  private static final long LOOK_AFTER = Duration.ofSeconds(1).toNanos();

  /** What is less may be the resolution of a clock or a thread that had to wait, nanoseconds. */
  private static final long JUMP = Duration.ofMillis(250).toNanos();

  /** A wall clock that is nearer needs no correction, nanoseconds. */
  private static final long NEAR = Duration.ofMillis(5).toNanos();

  /** By what part of the time that passes it is made faster or slower. */
  private static final long SLEW = 1_000;

  private final InstantSource wall;
  private final LongSupplier ticks;
  private final LongFunction<OptionalLong> sinceBoot;
  private volatile Reading last;

  /**
   * What was found at one moment; all in nanoseconds.
   *
   * @param tick of the clock that may stand still in sleep
   * @param asleep since boot, unless nothing tells
   * @param time of this clock, since the epoch
   * @param ahead by how much the wall clock was ahead of this one
   * @param slew -1, 0 or 1: whether this clock goes slower, as it should or faster from now on
   */
  private record Reading(long tick, OptionalLong asleep, long time, long ahead, int slew) {
    long timeAt(long later) {
      long passed = later - tick;
      return time + passed + slew * Math.min(passed / SLEW, Math.abs(ahead));
    }
  }

  /**
   * Begins with the time of the wall clock.
   *
   * @param wall the machine's clock, which may be set at any time
   * @param ticks nanoseconds of a clock that cannot be set and may stand still while the machine
   *     sleeps
   * @param sinceBoot nanoseconds of one that cannot be set and does not, at a tick that is now, if
   *     there is one
   */
  SteadyClock(InstantSource wall, LongSupplier ticks, LongFunction<OptionalLong> sinceBoot) {
    this.wall = wall;
    this.ticks = ticks;
    this.sinceBoot = sinceBoot;
    long tick = ticks.getAsLong();
    this.last = new Reading(tick, asleep(tick), wallTime(), 0, 0);
  }

  /** This machine's. */
  static SteadyClock ofMachine() {
    return new SteadyClock(
        InstantSource.system(), System::nanoTime, sinceBoot(System.getProperty("os.name")));
  }

  /**
   * What counts through sleep on a system: on Windows the ticks do themselves ({@code nanoTime} is
   * its performance counter there).
   *
   * @param system what Java calls it ({@code os.name})
   */
  static LongFunction<OptionalLong> sinceBoot(String system) {
    if (system.startsWith("Windows")) {
      return OptionalLong::of;
    }
    Uptime uptime = new Uptime();
    return tick -> uptime.get();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(0, time());
  }

  @Override
  public long millis() {
    return Math.floorDiv(time(), 1_000_000);
  }

  private long time() {
    Reading from = last;
    long tick = ticks.getAsLong();
    long time = from.timeAt(tick);
    // To the millisecond, which takes no object: every frame asks for the time.
    boolean jumped = Math.abs(wall.millis() * 1_000_000 - time - from.ahead) > JUMP;
    return jumped || tick - from.tick > LOOK_AFTER ? look() : time;
  }

  private synchronized long look() {
    Reading from = last;
    long tick = ticks.getAsLong();
    long ahead = wallTime() - from.timeAt(tick);
    long jump = ahead - from.ahead;
    OptionalLong asleep = asleep(tick);
    long slept = Math.max(0, slept(from, asleep, jump));
    if (Math.abs(jump - slept) > JUMP) {
      LOG.atWarn()
          .addKeyValue("event", "clock.set")
          .log(
              "This machine's clock was set by {} ms; timers go on as they were",
              Duration.ofNanos(jump - slept).toMillis());
    }
    ahead -= slept;
    int slew = Math.abs(ahead) <= NEAR ? 0 : Long.signum(ahead);
    last = new Reading(tick, asleep, from.timeAt(tick) + slept, ahead, slew);
    return last.time;
  }

  private static long slept(Reading from, OptionalLong asleep, long jump) {
    if (asleep.isPresent() && from.asleep.isPresent()) {
      long slept = asleep.getAsLong() - from.asleep.getAsLong();
      return slept > JUMP ? slept : 0;
    }
    return jump > JUMP ? jump : 0;
  }

  /** For how long the machine has slept since it was started. */
  private OptionalLong asleep(long tick) {
    OptionalLong up = sinceBoot.apply(tick);
    return up.isPresent() ? OptionalLong.of(up.getAsLong() - tick) : up;
  }

  private long wallTime() {
    Instant now = wall.instant();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }
}
