package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinCodesTest {
  @RepeatedTest(20)
  @DisplayName("[T7] a new code has 6 characters, an id 12, all without vowels and look-alikes")
  void newOnes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());

    assertThat(JoinCodes.newCode(random)).matches("[2346789BCDFGHJKMPQRTVWXY]{6}");
    assertThat(JoinCodes.newId(random)).matches("[2346789BCDFGHJKMPQRTVWXY]{12}");
  }

  @ParameterizedTest
  @CsvSource({
    "BCDFGH,BCDFGH",
    "bcd fgh,BCDFGH",
    "' b-c–d  f\u00a0gh ',BCDFGH",
    "0o1il5,QQ7776",
    "szNuAe,62MV43",
  })
  @DisplayName("[T7] case, spaces and dashes do not matter, and look-alikes are mapped")
  void asTyped(String typed, String meant) {
    assertThat(JoinCodes.readCode(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BCDFG", "BCDFGHJ", "BCDFG!", "😀😀😀", "<script>", "BCD\u0000FGH"})
  @DisplayName("[T7] what cannot be a code is none")
  void noCode(String typed) {
    assertThat(JoinCodes.readCode(typed)).isEmpty();
    assertThat(JoinCodes.readCode(" ".repeat(100) + "BCDFGH")).isEmpty();
  }
}
