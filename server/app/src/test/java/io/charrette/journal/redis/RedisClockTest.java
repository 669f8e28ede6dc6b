package io.charrette.journal.redis;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.app.SteeredClock;
import io.charrette.journal.JournalLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes whose machines disagree about the time. */
class RedisClockTest {
  private static final Duration EVERY = Duration.ofMillis(20);

  @TempDir Path folder;

  @Test
  @DisplayName("[P4] clocks that are minutes apart agree by Redis's, and go on without it")
  void agree() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        RedisJournal one = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS);
        RedisJournal two = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS)) {
      SteeredClock behind = new SteeredClock(-90_000);
      InstantSource here = one.clock(behind, EVERY);
      InstantSource there = two.clock(new SteeredClock(90_000), EVERY);
      assertClose(here, there);
      assertClose(here, InstantSource.system());

      behind.advance(3_600_000);
      awaitUntil("it is noticed", () -> apart(here, there).compareTo(Duration.ofSeconds(1)) < 0);
      assertClose(here, there);

      redis.kill();
      Instant before = here.instant();
      assertClose(here, there);
      assertThat(here.instant()).isAfter(before);
      behind.advance(10_000);
      assertThat(apart(here, there)).isGreaterThan(Duration.ofSeconds(9));
      redis.start();
      awaitUntil("right again", () -> apart(here, there).compareTo(Duration.ofSeconds(1)) < 0);
      assertClose(here, there);
    }
  }

  private static Duration apart(InstantSource one, InstantSource two) {
    return Duration.between(one.instant(), two.instant()).abs();
  }

  /** On a machine that has other things to do, one look at two clocks may take a while. */
  private static void assertClose(InstantSource one, InstantSource two) {
    Duration least = Duration.ofDays(1);
    for (int look = 0; look < 10; look++) {
      Duration now = apart(one, two);
      least = now.compareTo(least) < 0 ? now : least;
    }
    assertThat(least).isLessThan(Duration.ofMillis(20));
  }
}
