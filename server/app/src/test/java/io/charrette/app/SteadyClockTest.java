package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");
  private static final Duration BOOTED = Duration.ofHours(7);

  private Instant wall = START;
  private Duration awake = Duration.ofDays(-300);
  private Duration up = BOOTED;

  private SteadyClock clock() {
    return new SteadyClock(
        () -> wall, () -> awake.toNanos(), tick -> OptionalLong.of(up.toNanos()));
  }

  /** One that nothing tells how long the machine slept. */
  private SteadyClock withoutUptime() {
    return new SteadyClock(() -> wall, () -> awake.toNanos(), tick -> OptionalLong.empty());
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    awake = awake.plus(time);
    up = up.plus(time);
  }

  private void sleep(Duration time) {
    wall = wall.plus(time);
    up = up.plus(time);
  }

  private void set(Duration by) {
    wall = wall.plus(by);
  }

  private static Duration since(SteadyClock clock) {
    return Duration.between(START, clock.instant());
  }

  @Test
  @DisplayName("[W16] it is the machine's time as long as nobody sets that")
  void untouched() {
    SteadyClock clock = clock();
    for (int second = 1; second <= 4000; second++) {
      pass(Duration.ofMillis(900));
      assertThat(clock.instant()).isEqualTo(wall);
      assertThat(clock.millis()).isEqualTo(wall.toEpochMilli());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {90, -90, 3600, -3600, 31_536_000, -31_536_000})
  @DisplayName("[W16] when the machine's clock is set, time goes on and nears it by a thousandth")
  void set(long seconds) {
    SteadyClock clock = clock();
    pass(Duration.ofMinutes(1));
    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(1));

    set(Duration.ofSeconds(seconds));

    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(1));
    for (int second = 0; second < 300; second++) {
      pass(Duration.ofSeconds(1));
      Duration before = since(clock);
      assertThat(since(clock)).isEqualTo(before);
    }
    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(6).plusMillis(seconds > 0 ? 300 : -300));
  }

  @ParameterizedTest
  @ValueSource(longs = {200, -200, 400, -400})
  @DisplayName("[W16] a small correction is made up for, and then no more")
  void near(long ms) {
    SteadyClock clock = clock();
    set(Duration.ofMillis(ms));
    for (int second = 0; second < 1000; second++) {
      pass(Duration.ofSeconds(1));
      clock.instant();
    }

    assertThat(Duration.between(clock.instant(), wall).abs()).isLessThan(Duration.ofMillis(6));
  }

  @Test
  @DisplayName("[W16] nobody looks for a day: it is not corrected beyond the machine's time")
  void unused() {
    SteadyClock clock = clock();
    set(Duration.ofSeconds(2));
    clock.instant();
    pass(Duration.ofDays(1));

    assertThat(clock.instant()).isEqualTo(wall);
  }

  @Test
  @DisplayName("[W16] a laptop that slept is no clock that was set: the time has passed")
  void slept() {
    SteadyClock clock = clock();
    pass(Duration.ofSeconds(10));
    clock.instant();
    sleep(Duration.ofMinutes(20));

    assertThat(clock.instant()).isEqualTo(wall);
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(wall);
  }

  @ParameterizedTest
  @ValueSource(longs = {7200, -7200})
  @DisplayName("[W16] of a clock that was set while the laptop slept, the sleep alone has passed")
  void sleptAndSet(long seconds) {
    SteadyClock clock = clock();
    sleep(Duration.ofMinutes(20));
    set(Duration.ofSeconds(seconds));

    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  @DisplayName(
      "[W16] where nothing counts through sleep, a jump forward is sleep and one back is not")
  void withoutUptimes() {
    SteadyClock clock = withoutUptime();
    sleep(Duration.ofMinutes(20));
    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(20));

    set(Duration.ofMinutes(-5));
    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Windows 11", "Windows 10", "Windows Server 2022"})
  @DisplayName("[W16] where the ticks count through sleep, a jump of the machine's clock is none")
  void onWindows(String system) {
    LongSupplier ticks = () -> up.toNanos();
    SteadyClock clock = new SteadyClock(() -> wall, ticks, SteadyClock.sinceBoot(system));
    sleep(Duration.ofMinutes(20));
    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(20));

    set(Duration.ofSeconds(90));
    assertThat(since(clock)).isEqualTo(Duration.ofMinutes(20));
    sleep(Duration.ofMinutes(1));
    set(Duration.ofHours(-2));
    assertThat(since(clock).minusMinutes(21).abs()).isLessThan(Duration.ofMillis(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Linux", "Mac OS X", "FreeBSD"})
  @DisplayName("[W16] elsewhere the ticks are not taken for what counts through sleep")
  void elsewhere(String system) {
    long tick = 7;
    assertThat(SteadyClock.sinceBoot(system).apply(tick)).isNotEqualTo(OptionalLong.of(tick));
  }

  @Test
  @DisplayName("[W16] this machine's is its time")
  void ofThisMachine() {
    assertThat(SteadyClock.ofMachine().instant())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }
}
