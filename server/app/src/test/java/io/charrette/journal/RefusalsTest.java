package io.charrette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");

  @Test
  @DisplayName("[J17] health counts the streams of which something was refused, and names none")
  void inWords() {
    Refusals refusals = new Refusals();
    assertThat(refusals.inWords()).isEmpty();
    refusals.refused(new RefusedForGoodException(TABLE, "It is too large", null));
    refusals.refused(new RefusedForGoodException(TABLE, "It is too large", null).behind());
    assertThat(refusals.inWords()).contains("one stream").doesNotContain(TABLE.name());
    refusals.refused(new RefusedForGoodException(WORKSHOP, "It is too large", null));
    assertThat(refusals.inWords()).contains("2 streams");
    refusals.over(TABLE);
    assertThat(refusals.inWords()).contains("one stream");
    refusals.over(WORKSHOP);
    assertThat(refusals.isEmpty()).isTrue();
    assertThat(refusals.inWords()).isEmpty();
  }

  @Test
  @DisplayName("[J17] what was refused is told with its stream's name and the reason")
  void told() {
    RefusedForGoodException refused = new RefusedForGoodException(TABLE, "It is too large", null);
    assertThat(refused).hasMessageContainingAll(TABLE.name(), "It is too large");
    assertThat(refused.behind())
        .hasMessageContainingAll(TABLE.name(), "before it", "It is too large")
        .hasCause(refused);
    assertThat(refused.behind().stream()).isEqualTo(TABLE);
  }
}
