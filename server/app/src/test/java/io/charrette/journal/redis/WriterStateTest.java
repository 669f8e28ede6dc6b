package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.charrette.journal.redis.RedisWriter.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedisWriterTest {
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
    for (State from : everyState()) {
      for (State to : everyState()) {
        String arrow = from.getClass().getSimpleName() + " " + to.getClass().getSimpleName();
        if (drawn.contains(arrow)) {
          assertThat(from.to(to)).as(arrow).isSameAs(to);
        } else {
          assertThatIllegalStateException().as(arrow).isThrownBy(() -> from.to(to));
        }
      }
    }
  }

  private static List<State> everyState() {
    return List.of(
        new State.Idle(), new State.Sending(List.of()), new State.Waiting(), new State.Closed(""));
  }
}
