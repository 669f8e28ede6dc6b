package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.gateway.http.Problem;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GuessBrakeTest {
  private long now = 1_000_000;
  private final GuessBrake brake = new GuessBrake(10, 600, () -> Instant.ofEpochMilli(now));

  private static Guesser guesser(String browser, String network) {
    return new Guesser(browser, true, new SourceNetwork(network, true));
  }

  private void wrong(int times, String browser, String network) {
    for (int i = 0; i < times; i++) {
      brake.guess(guesser(browser, network));
    }
  }

  private void assertStopped(String browser, String network) {
    assertThatThrownBy(() -> brake.guess(guesser(browser, network))).isInstanceOf(Problem.class);
  }

  private void assertPasses(String browser, String network) {
    assertThatCode(() -> brake.guess(guesser(browser, network)).forgive())
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("[H2] an eleventh wrong code in a minute stops that browser and no other")
  void browser() {
    wrong(10, "one", "A");

    assertStopped("one", "A");
    assertStopped("one", "B");
    assertPasses("other", "A");
    now += 6_000;
    assertPasses("one", "A");
  }

  @Test
  @DisplayName("[H2] 600 wrong codes in a minute stop the networks that guessed, and no other")
  void shared() {
    for (int i = 0; i < 610; i++) {
      wrong(1, "browser " + i, "A");
    }

    assertStopped("new", "A");
    assertPasses("new", "B");
    wrong(10, "at B", "B");
    assertStopped("new", "B");
    now += 100;
    assertPasses("new", "A");
  }

  @Test
  @DisplayName("[H2] guesses count as wrong until they are known to be right")
  void atOnce() {
    GuessBrake.Guess[] underWay = new GuessBrake.Guess[10];
    for (int i = 0; i < underWay.length; i++) {
      underWay[i] = brake.guess(guesser("one", "A"));
    }

    assertStopped("one", "A");
    underWay[0].forgive();
    assertPasses("one", "A");
  }

  @Test
  @DisplayName("[H2] any number of right codes one after the other pass")
  void right() {
    for (int i = 0; i < 1_000; i++) {
      assertPasses("one", "A");
    }
  }
}
