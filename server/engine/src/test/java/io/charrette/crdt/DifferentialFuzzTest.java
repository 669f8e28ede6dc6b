package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Plays the same games with our replicas and with those of real Yjs, see {@link Simulation}: a
 * number of operations, or with the property {@code fuzz.seconds} for as long as one likes ({@code
 * scripts/fuzz}).
 */
class DifferentialFuzzTest {
  /** How many operations are played at least. */
  private static final long OPERATIONS = 100_000;

  /** How long a round takes, after each of which there is a report. */
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final long start = System.nanoTime();

  @Test
  @DisplayName("[Y3] [Y4] replicas of ours and of Yjs agree after random edits in random order")
  void agree() throws Exception {
    long seconds = Long.getLong("fuzz.seconds", 0);
    try (Games games =
        new Games(Long.getLong("fuzz.seed", 1_000_000), Integer.getInteger("fuzz.lanes", 2))) {
      if (seconds == 0) {
        games.playUntil(() -> games.tally().total() >= OPERATIONS);
        check(games);
        assertThat(games.tally().total()).isGreaterThanOrEqualTo(OPERATIONS);
      } else {
        for (int round = 1; elapsed().toSeconds() < seconds; round++) {
          playRound(round, Duration.ofSeconds(seconds), games);
          check(games);
        }
      }
      report(games.tally());
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void playRound(int round, Duration most, Games games) throws InterruptedException {
    Duration end = elapsed().plus(ROUND);
    Duration until = end.compareTo(most) < 0 ? end : most;
    long first = games.nextSeed();
    games.playUntil(() -> elapsed().compareTo(until) >= 0);
    long last = games.nextSeed() - 1;
    Runtime jvm = Runtime.getRuntime();
    System.out.printf(
        "Round %d: seeds %d to %d; %d s, %,d operations so far; memory in MB: Java %d, Node %d%n",
        round,
        first,
        last,
        elapsed().toSeconds(),
        games.tally().total(),
        (jvm.totalMemory() - jvm.freeMemory()) >> 20,
        games.oracleBytes() >> 20);
  }

  private void check(Games games) {
    Games.Failure failure = games.failure();
    if (failure != null) {
      report(games.tally());
      String how =
          "The game of seed %d failed. To play it again: scripts/fuzz 1 %d"
              .formatted(failure.seed(), failure.seed());
      System.out.println(how);
      throw new AssertionError(how, failure.cause());
    }
  }

  private void report(Tally tally) {
    System.out.printf("%,d operations in %d s%n", tally.total(), elapsed().toSeconds());
    System.out.println("Operations: " + text(tally.operations()));
    System.out.println("Besides: " + text(tally.events()));
  }

  private static String text(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
