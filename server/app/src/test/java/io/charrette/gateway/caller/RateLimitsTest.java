package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final long NOW = 1_000_000;

  private final RateLimits limits = new RateLimits(new RateLimits.Rates(40, 10, 600), NOW);

  @Test
  @DisplayName("[H3] of 100 who join at once 40 are served at once and the others 25 ms apart")
  void queue() {
    for (int i = 0; i < 40; i++) {
      assertThat(limits.joinAfterMs("A", NOW)).isZero();
    }
    for (int i = 1; i <= 60; i++) {
      assertThat(limits.joinAfterMs("A", NOW)).isEqualTo(25L * i);
    }
    assertThat(limits.joinAfterMs("B", NOW)).as("another workshop").isZero();
    assertThat(limits.joinAfterMs("A", NOW + 3000)).as("when the queue is gone").isZero();
  }

  @Test
  @DisplayName("[H3] who would wait longer than 30 s is told when to come back")
  void queueTooLong() {
    for (int i = 0; i < 40 + 30 * 40; i++) {
      limits.joinAfterMs("A", NOW);
    }
    assertThatThrownBy(() -> limits.joinAfterMs("A", NOW))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
  }

  @Test
  @DisplayName("[H2] an eleventh wrong code in a minute stops that browser and no other")
  void wrongCodes() {
    for (int i = 0; i < 10; i++) {
      limits.beforeGuess("one", NOW);
      limits.wrongGuess("one", NOW);
    }
    assertThatThrownBy(() -> limits.beforeGuess("one", NOW)).isInstanceOf(Problem.class);
    assertThatCode(() -> limits.beforeGuess("other", NOW)).doesNotThrowAnyException();
    assertThatCode(() -> limits.beforeGuess("one", NOW + 6_000)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("[H2] 600 wrong codes in a minute stop all guessing")
  void overall() {
    for (int i = 0; i < 600; i++) {
      limits.wrongGuess("browser " + i, NOW);
    }
    assertThatThrownBy(() -> limits.beforeGuess("new", NOW)).isInstanceOf(Problem.class);
    assertThatCode(() -> limits.beforeGuess("new", NOW + 100)).doesNotThrowAnyException();
  }
}
