package io.charrette.live.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.workshop.Command;
import io.charrette.workshop.Words;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveMetersTest {
  /** What is said once is counted as what it says. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    if (type == Command.SayOnce.class) {
      return kinds(Words.class);
    }
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LiveMetersTest::kinds)
        : Stream.of(type);
  }

  @Test
  @DisplayName("every command has a name under which it is counted")
  void names() {
    assertThat(LiveMeters.commands().keySet()).containsAll(kinds(Command.class).toList());
  }
}
