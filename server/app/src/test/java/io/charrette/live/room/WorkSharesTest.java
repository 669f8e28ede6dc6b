package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A participant's share of the work")
class WorkSharesTest {
  private final WorkShares shares = new WorkShares(1_000);

  @Test
  @DisplayName("[W40] is used up by what they make others do, and made good with time")
  void madeGood() {
    shares.spend("a", 5_000, 100);
    assertThat(shares.spent("a", 100)).isEqualTo(5_000);
    assertThat(shares.spent("a", 3_100)).isEqualTo(2_000);
    shares.spend("a", 500, 3_100);
    assertThat(shares.spent("a", 4_100)).isEqualTo(1_500);
    assertThat(shares.spent("a", 60_000)).isZero();
  }

  @Test
  @DisplayName("[W40] is nobody else's, and not a facilitator's")
  void ofOneOnly() {
    shares.spend("a", 5_000, 0);
    shares.spend(null, 5_000, 0);
    assertThat(shares.spent("b", 0)).isZero();
    assertThat(shares.spent(null, 0)).isZero();
  }

  @Test
  @DisplayName("[W40] does not grow when a clock is set back")
  void clockSetBack() {
    shares.spend("a", 5_000, 10_000);
    assertThat(shares.spent("a", 0)).isEqualTo(5_000);
  }
}
