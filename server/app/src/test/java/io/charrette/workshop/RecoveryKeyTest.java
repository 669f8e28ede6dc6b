package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RecoveryKeyTest {
  private static final RecoveryKey KEY = new RecoveryKey("2346789BCDFGHJKMPQRTVWXY2346789BCDF8");

  @Test
  @DisplayName("[B1] a key is read as people type it, with dashes, small letters and look-alikes")
  void typed() {
    assertThat(RecoveryKey.read("2346-789b-cdfg-hjkm-pqrt-vwxy 2346 789B CDF8")).contains(KEY);
    assertThat(RecoveryKey.read("z346 7898 CDFG HJKM PQRT VWXY 2346 789B CDF8")).isEmpty();
    assertThat(RecoveryKey.read("z346 789B CDFG HJKM PQRT VWXY 2346 789B CDF8")).contains(KEY);
    assertThat(RecoveryKey.read("")).isEmpty();
    assertThat(RecoveryKey.read("2".repeat(100_000))).isEmpty();
  }

  @RepeatedTest(20)
  @DisplayName("[B1] a key with one wrong letter is none, wherever that is")
  void oneWrongLetter() {
    String right = RecoveryKey.next(new Random()).letters();
    assertThat(RecoveryKey.read(right)).isPresent();
    for (int at = 0; at < right.length(); at++) {
      for (char letter : Letters.ALPHABET.toCharArray()) {
        if (letter != right.charAt(at)) {
          String wrong = right.substring(0, at) + letter + right.substring(at + 1);
          assertThat(RecoveryKey.read(wrong)).as(wrong).isEmpty();
        }
      }
    }
  }

  @Test
  @DisplayName("[B1] no log shows a key")
  void unseen() {
    assertThat(KEY.toString()).doesNotContain("2346");
    assertThatThrownBy(() -> new RecoveryKey("2346")).hasMessageNotContaining("2346");
  }
}
