package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Pattern SAYS_NOTHING = Pattern.compile("\\b(BLANK|NULL|FILLER)\\b");

  /** Of those whose name has such a word, what is drawn all the same. */
  private static final List<String> DRAWN =
      List.of(
          "SYMBOL FOR NULL",
          "BLANK SYMBOL",
          "DEVANAGARI GAP FILLER",
          "MANICHAEAN PUNCTUATION LINE FILLER",
          "NEWA GAP FILLER",
          "DIVES AKURU GAP FILLER",
          "BHAIKSUKI GAP FILLER-1",
          "BHAIKSUKI GAP FILLER-2",
          "KAWI PUNCTUATION SPACE FILLER");

  private static boolean isRefused(int character) {
    return Text.name("name", Character.toString(character), 1, 40).isPresent();
  }

  @Test
  @DisplayName("[M8] a name of a character that Unicode calls blank, null or a filler is refused")
  void blank() {
    List<String> taken =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(Character::isDefined)
            .filter(c -> !isRefused(c))
            .mapToObj(Character::getName)
            .filter(name -> name != null && SAYS_NOTHING.matcher(name).find())
            .toList();
    assertThat(taken).containsExactlyInAnyOrderElementsOf(DRAWN);
  }

  @Test
  @DisplayName("[M8] so is one of what has no ink whatever it is called, and none of one letter")
  void withoutInk() {
    IntStream withoutInk =
        " \u00A0\u00AD\u034F\u061C\u180E\u2000\u200B\u2060\u2064\u2800\u3000\u303F\uFE0F\uFEFF\uFFFC"
            .codePoints();
    assertThat(withoutInk.boxed().toList()).isNotEmpty().allMatch(TextTest::isRefused);
    assertThat("aé7ñ中한أ字!¿#😀".codePoints().boxed().toList()).noneMatch(TextTest::isRefused);
  }
}
