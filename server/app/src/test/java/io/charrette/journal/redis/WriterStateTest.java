package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WriterStateTest {
  @Test
  @DisplayName("[J10] a state becomes only what the diagram draws")
  void onlyWhatIsDrawn() {
    Set<String> drawn =
        Set.of(
            "Idle Sending",
            "Sending Idle",
            "Sending Waiting",
            "Waiting Idle",
            "Idle Closed",
            "Sending Closed",
            "Waiting Closed");
    for (WriterState from : everyState()) {
      for (WriterState to : everyState()) {
        String arrow = from.getClass().getSimpleName() + " " + to.getClass().getSimpleName();
        if (drawn.contains(arrow)) {
          assertThat(from.to(to)).as(arrow).isSameAs(to);
        } else {
          assertThatIllegalStateException().as(arrow).isThrownBy(() -> from.to(to));
        }
      }
    }
  }

  private static List<WriterState> everyState() {
    return List.of(
        new WriterState.Idle(),
        new WriterState.Sending(List.of()),
        new WriterState.Waiting(),
        new WriterState.Closed(""));
  }
}
