package io.charrette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListenerCallsTest {
  @Test
  @DisplayName("[P2] what a listener throws is its own, an error as well")
  void itsOwn() {
    AtomicInteger calls = new AtomicInteger();

    ListenerCalls.make(
        () -> {
          calls.incrementAndGet();
          throw new StackOverflowError("by the test");
        });
    ListenerCalls.make(calls::incrementAndGet);

    assertThat(calls).hasValue(2);
  }
}
