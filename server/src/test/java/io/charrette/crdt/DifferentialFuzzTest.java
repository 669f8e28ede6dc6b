package io.charrette.crdt;

import io.charrette.oracle.Oracle;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays the same games with our replicas and with those of real Yjs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialFuzzTest {
  private Oracle oracle;

  @BeforeAll
  void start() {
    oracle = new Oracle();
  }

  @AfterAll
  void stop() {
    oracle.close();
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 2"})
  @DisplayName("replicas of ours and of Yjs agree after random edits in random order")
  void agree(boolean gc, long firstSeed) throws Exception {
    long budget = Duration.ofSeconds(Long.getLong("fuzz.seconds", 8)).toNanos();
    long start = System.nanoTime();
    long seed = Long.getLong("fuzz.seed", firstSeed * 1_000_000);
    int games = 0;
    int edits = 0;
    while (System.nanoTime() - start < budget) {
      try {
        Simulation game = new Simulation(seed, oracle, gc, Set.of("xml", "formats"));
        game.run(60);
        edits += game.edits();
      } catch (Throwable e) {
        System.out.println("seed " + seed + ", gc " + gc + ": " + String.valueOf(e.getMessage()));
        throw new AssertionError("seed " + seed + ", gc " + gc, e);
      }
      seed++;
      games++;
    }
    System.out.println(games + " games, " + edits + " edits, gc " + gc);
  }
}
