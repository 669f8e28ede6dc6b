package io.charrette.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a chunk that cannot be read is 400 is shown with a real one, in {@code RequestFormTest}. */
class FailureHandlerTest {
  @Test
  @DisplayName("[H15] a number that our own code cannot read is no chunk that nobody can")
  void ownFault() {
    assertThat(FailureHandler.isBadChunk(new NumberFormatException("our own"))).isFalse();
  }
}
