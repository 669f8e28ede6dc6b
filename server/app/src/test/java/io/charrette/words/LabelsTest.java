package io.charrette.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Beside English and Spanish there are the files of two languages of the tests: he, and zh-Hant.
 */
class LabelsTest {
  @Test
  @DisplayName("[R3] every word is there in English and in Spanish")
  void whole() {
    assertThat(Labels.load("es").stringPropertyNames())
        .isEqualTo(Labels.load("en").stringPropertyNames());
    assertThat(Labels.of("es-MX").get("total.tables", 1)).isEqualTo("mesa");
    assertThat(Labels.of("fr").language()).isEqualTo("en");
    assertThat(Labels.of("en").get("total.people", 0)).isEqualTo("people");
  }

  @Test
  @DisplayName("[R3] numbers are written as where the words are from: with a comma in Spanish")
  void numbers() {
    assertThat(Labels.of("es").get("map.more", 1_234)).isEqualTo("y 1,234 más");
    assertThat(Labels.of("en").get("map.more", 1_234)).isEqualTo("and 1,234 more");
  }

  @Test
  @DisplayName("[R3] one language more is one file more, and what that lacks is said in English")
  void another() {
    Labels hebrew = Labels.of("he-IL");

    assertThat(hebrew.language()).isEqualTo("he");
    assertThat(hebrew.direction()).isEqualTo("rtl");
    assertThat(hebrew.get("report")).isEqualTo("דוח הסדנה");
    assertThat(hebrew.get("contents")).isEqualTo("Tables");
    assertThat(Labels.of("es").direction()).isEqualTo("ltr");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-Hant, zh-Hant",
    "zh-hant-tw, zh-Hant",
    "zh-Hant-TW-u-nu-hanidec, zh-Hant",
    "zh-Hans, en",
    "zh, en",
    "iw, he",
    "../words/es, en",
    "'', en"
  })
  @DisplayName(
      "[R3] a file is for its language, and for each kind of that which has none of its own")
  void kinds(String tag, String language) {
    assertThat(Labels.of(tag).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'es-MX,en;q=0.5', es",
        "'en;q=0.5, es;q=0.7', es",
        "'de, he;q=0.9, es;q=0.8', he",
        "'fr, es;q=0', en",
        "'*', en",
        "'de-', en",
        "'es;q=two', en",
        "'', en",
        "-, en"
      })
  @DisplayName("[H12] a reader's languages are tried in the order in which the browser wants them")
  void readers(@Nullable String acceptLanguage, String language) {
    assertThat(Labels.forReader(acceptLanguage).language()).isEqualTo(language);
  }

  @Test
  @DisplayName("[H12] a tag or a list of them without end costs no more than any")
  void withoutEnd() {
    String subtags =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "-a%04d".formatted(i))
            .collect(Collectors.joining());

    assertThat(Labels.kinds("zh-Hant-TW" + subtags)).containsExactly("zh-Hant-TW", "zh-Hant", "zh");
    assertThat(Labels.forReader("es" + "-abcde".repeat(150)).language()).isEqualTo("es");
    assertThat(Labels.forReader("es" + subtags).language()).isEqualTo("en");
  }

  @Test
  @DisplayName("[H12] what is behind a reader's sixteenth language is not looked for")
  void manyLanguages() {
    assertThat(Labels.forReader("de,".repeat(15) + "es").language()).isEqualTo("es");
    String tags = "aa,bb,cc,dd,ee,ff,gg,hh,ii,jj,kk,ll,mm,nn,oo,pp,";

    assertThat(Labels.forReader(tags + "es").language()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "ps",
        "sd",
        "ug",
        "ur",
        "yi",
        "ar-EG",
        "ar-arb",
        "fas",
        "ku-Arab",
        "az-Arab-IR",
        "pa-PK",
        "pa-Arab",
        "uz-AF",
        "ku-IQ",
        "az-IR",
        "kk-CN",
        "azb",
        "apc",
        "lah",
        "he-u-nu-latn"
      })
  @DisplayName("[R9] the words of a language whose script is written from right to left stand so")
  void fromTheRight(String tag) {
    assertThat(Labels.directionOf(tag)).isEqualTo("rtl");
    assertThat(Labels.directionOf(Locale.forLanguageTag(tag).toLanguageTag())).isEqualTo("rtl");
  }

  @Test
  @DisplayName("[A9] what stands behind a language that browsers do not take turns nothing round")
  void notTaken() {
    assertThat(Labels.directionOf("ar-xyz-v2")).isEqualTo("rtl");
    assertThat(Labels.directionOf("zh-arb")).isEqualTo("ltr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en",
        "es",
        "de",
        "tr",
        "hi",
        "ku",
        "az",
        "ar-Latn",
        "he-Latn-US",
        "",
        "pa",
        "pa-IN",
        "uz",
        "sd-IN",
        "ug-KZ"
      })
  @DisplayName("[R9] all others stand from left to right")
  void fromTheLeft(String tag) {
    assertThat(Labels.directionOf(tag)).isEqualTo("ltr");
  }
}
