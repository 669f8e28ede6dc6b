package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.flipchart.FlipchartLayout;
import io.charrette.live.Bench;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableFactsTest {
  private static final long OPEN = RoomOrder.Facts.OPEN;
  private static final Set<String> NOBODY = Set.of();
  private static final Set<String> NOTHING = Set.of();

  private static TableFacts facts(
      Set<String> people, Set<String> hidden, long lockedSince, long silentSince) {
    return TableFacts.of(
        new RoomOrder.Facts(
            new RoomKey(Bench.WORKSHOP, 1),
            true,
            0,
            1,
            FlipchartLayout.NONE,
            people,
            hidden,
            lockedSince,
            silentSince,
            List.of(),
            false,
            0,
            0,
            false));
  }

  private static TableFacts facts(long lockedSince, long silentSince) {
    return facts(NOBODY, NOTHING, lockedSince, silentSince);
  }

  @Test
  @DisplayName("[W8] [W46] participants are set free by the end of a lock or a silence only")
  void setFree() {
    assertThat(facts(OPEN, OPEN).setFree(facts(1_000, OPEN))).as("unlocked").isTrue();
    assertThat(facts(OPEN, OPEN).setFree(facts(OPEN, 1_000))).as("silence over").isTrue();
    assertThat(facts(1_000, OPEN).setFree(facts(OPEN, 1_000))).as("locked instead").isTrue();
    assertThat(facts(OPEN, OPEN).setFree(facts(OPEN, OPEN))).as("as before").isFalse();
    assertThat(facts(1_000, OPEN).setFree(facts(OPEN, OPEN))).as("locked").isFalse();
    assertThat(facts(2_000, OPEN).setFree(facts(1_000, OPEN))).as("locked anew").isFalse();
    assertThat(facts(OPEN, OPEN).setFree(TableFacts.UNKNOWN)).as("the first facts").isFalse();
  }

  @Test
  @DisplayName("[W6] a flipchart looks otherwise when what is hidden changes, or who is there")
  void showOtherwise() {
    TableFacts before = facts(Set.of("ana"), Set.of("card"), OPEN, OPEN);

    assertThat(facts(Set.of("ana"), Set.of("card"), 1_000, 1_000).showOtherwise(before)).isFalse();
    assertThat(facts(Set.of("ana"), NOTHING, OPEN, OPEN).showOtherwise(before)).isTrue();
    assertThat(facts(NOBODY, Set.of("card"), OPEN, OPEN).showOtherwise(before)).isTrue();
  }
}
