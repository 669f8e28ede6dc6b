package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.sync.AwarenessFuzz;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Plays the corpus of the fuzzer of {@code scripts/fuzz bytes}: inputs that each reach other code.
 */
class FuzzCorpusTest {
  private interface Target {
    void play(byte[] input) throws Exception;
  }

  private static void play(String name, Target target) {
    List<byte[]> inputs = FuzzCorpus.of(name);
    assertThat(inputs).hasSizeGreaterThan(20);
    for (byte[] input : inputs) {
      try {
        target.play(input);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(Base64.getEncoder().encodeToString(input), e);
      }
    }
  }

  @Test
  @DisplayName("[Y1] bytes are an update to all that decode them, or to none")
  void decode() {
    play("decode", DecodeFuzz::fuzzerTestOneInput);
  }

  @Test
  @DisplayName("[Y3] documents stay whole, and the same, whatever is applied and written again")
  void apply() {
    play("apply", ApplyFuzz::fuzzerTestOneInput);
  }

  @Test
  @DisplayName("[W10] an awareness stays within its bounds")
  void awareness() {
    play("awareness", AwarenessFuzz::fuzzerTestOneInput);
  }
}
