package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.app.SteeredClock;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.StreamId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes whose machines disagree about the time, and clocks that somebody sets. */
class RedisClockTest {
  private static final Duration EVERY = Duration.ofMillis(20);

  /** A clock of Redis that a test sets, by so many seconds as lie under a key of it. */
  private static final String SET =
      "redis.call('TIME'); time[1] = time[1] + (redis.call('GET', 'set-by') or 0)";

  private static final String CLOCK = StreamKeys.of(StreamId.directory()).entries() + ":clock";

  @TempDir Path folder;

  private RedisServer redis;
  private RedisJournal one;
  private RedisJournal two;

  @BeforeEach
  void start() throws IOException {
    redis = RedisServer.start(folder);
    one = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS);
    two = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    redis.close();
  }

  @Test
  @DisplayName("[P4] clocks that are minutes apart agree by Redis's, and go on without it")
  void agree() throws Exception {
    SteeredClock behind = new SteeredClock(-90_000);
    InstantSource here = one.clock(behind, EVERY);
    InstantSource there = two.clock(new SteeredClock(90_000), EVERY);
    assertClose(here, there);
    assertClose(here, InstantSource.system());

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

  @ParameterizedTest
  @ValueSource(longs = {-90, 3_600})
  @DisplayName("[P4] when the clock of Redis is set, no process's time jumps, nor do they part")
  void redisIsSet(long seconds) throws Exception {
    InstantSource here = one.clock(new SteeredClock(-90_000), EVERY, SET);
    InstantSource there = two.clock(new SteeredClock(90_000), EVERY, SET);
    awaitMeasurements();
    try (Looks looks = new Looks(here, there)) {
      redis.command("set", "set-by", "" + seconds);
      awaitUntil("it is made up for", () -> !redis.command("hget", CLOCK, "at").isBlank());
      looks.more(50);
      try (RedisJournal three = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS)) {
        InstantSource late = three.clock(new SteeredClock(0), EVERY, SET);
        assertClose(late, here);
      }
      // Set back: it is the same again.
      redis.command("set", "set-by", "0");
      awaitUntil(
          "it is made up for",
          () -> Math.abs(Long.parseLong(redis.command("hget", CLOCK, "ahead").strip())) < 250_000);
      looks.more(50);
    }
    assertClose(here, there);
    assertClose(here, InstantSource.system());
  }

  @Test
  @DisplayName("[P4] a process whose own clock is set, or that stood still, follows the others")
  void machineIsSet() throws Exception {
    SteeredClock machine = new SteeredClock(0);
    InstantSource here = one.clock(machine, EVERY);
    InstantSource there = two.clock(new SteeredClock(90_000), EVERY);
    awaitMeasurements();
    try (Looks looks = new Looks(there)) {
      machine.advance(-3_600_000);
      awaitUntil("it follows", () -> apart(here, there).compareTo(Duration.ofSeconds(1)) < 0);
      looks.more(50);
    }
    assertClose(here, there);
    assertThat(redis.command("hget", CLOCK, "at")).isBlank();
  }

  @Test
  @DisplayName("[P4] a process alone goes on as it was when the clock of Redis is set")
  void alone() throws Exception {
    InstantSource here = one.clock(new SteeredClock(0), EVERY, SET);
    awaitMeasurements();
    try (Looks looks = new Looks(here)) {
      redis.command("set", "set-by", "600");
      awaitUntil("it is made up for", () -> !redis.command("hget", CLOCK, "at").isBlank());
      looks.more(50);
    }
    assertClose(here, InstantSource.system());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_100})
  @DisplayName("[J35] after Redis's clock was set counted appends are late only until it is asked")
  void late(long roundTripMs) {
    StreamId workshop = StreamId.workshop("HCKR2B7W4XFG");
    List<byte[]> entries = List.of(new byte[] {1});
    AtomicLong passes = new AtomicLong();
    SteeredClock machine = new SteeredClock(0);
    InstantSource slow =
        () -> {
          machine.advance(passes.get());
          return machine.instant();
        };
    one.clock(slow, Duration.ofHours(1), SET);
    await(one.appendAt(workshop, 0, entries, LONGEST));
    passes.set(roundTripMs);
    redis.command("set", "set-by", "" + Duration.ofDays(3_650).toSeconds());
    assertThat(awaitFailure(one.appendAt(workshop, 1, entries, LONGEST), JournalException.class))
        .hasMessageContaining("too late");
    awaitUntil("it is known", () -> isTaken(workshop, entries));
    assertThat(await(one.read(workshop)).entries()).hasSize(2);
  }

  private boolean isTaken(StreamId workshop, List<byte[]> entries) {
    CompletableFuture<Long> appended =
        one.appendAt(workshop, 1, entries, LONGEST).toCompletableFuture();
    awaitUntil("an answer", appended::isDone);
    return !appended.isCompletedExceptionally();
  }

  /** So many that what a process has measured counts. */
  private void awaitMeasurements() {
    long before = evals();
    awaitUntil("they have measured", () -> evals() > before + 60);
  }

  private long evals() {
    return redis
        .command("info", "commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_eval:calls="))
        .mapToLong(line -> Long.parseLong(line.substring(19, line.indexOf(','))))
        .findFirst()
        .orElse(0);
  }

  /** Looks at clocks all the time, and compares them with the machine's, which nobody sets. */
  private static final class Looks implements AutoCloseable {
    private static final Duration MOST = Duration.ofSeconds(20);

    private final List<InstantSource> clocks;
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong furthestMs = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    Looks(InstantSource... clocks) {
      this.clocks = List.of(clocks);
      this.thread = Thread.ofVirtual().start(this::look);
    }

    private void look() {
      while (!over) {
        for (InstantSource clock : clocks) {
          long apart = apart(clock, InstantSource.system()).toMillis();
          furthestMs.accumulateAndGet(apart, Math::max);
        }
        looks.incrementAndGet();
        LockSupport.parkNanos(1_000_000);
      }
    }

    void more(int count) {
      long until = looks.get() + count;
      awaitUntil("looked at", () -> looks.get() > until);
    }

    @Override
    public void close() {
      over = true;
      awaitUntil("nobody looks any longer", () -> !thread.isAlive());
      // What a busy machine keeps waiting between two clocks is far less than what is set.
      assertThat(Duration.ofMillis(furthestMs.get())).isLessThan(MOST);
    }
  }

  private static Duration apart(InstantSource one, InstantSource two) {
    return Duration.between(one.instant(), two.instant()).abs();
  }

  /**
   * Two clocks agree, which are minutes apart if nobody cares. On a machine that has other things
   * to do, one look at both may take a while.
   */
  private static void assertClose(InstantSource one, InstantSource two) {
    awaitUntil("they agree", () -> apart(one, two).toMillis() < 100);
  }
}
