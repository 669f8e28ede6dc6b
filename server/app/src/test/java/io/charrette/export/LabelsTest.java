package io.charrette.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
  @DisplayName("[R9] the words of a language whose script is written from right to left stand so")
  void fromTheRight(String language) {
    String asJavaHasIt = Locale.forLanguageTag(language).getLanguage();

    assertThat(Labels.directionOf(asJavaHasIt)).isEqualTo("rtl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "de", "tr", "hi", "ku", "az", ""})
  @DisplayName("[R9] all others stand from left to right")
  void fromTheLeft(String language) {
    assertThat(Labels.directionOf(language)).isEqualTo("ltr");
  }
}
