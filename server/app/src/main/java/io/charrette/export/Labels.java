package io.charrette.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The report's own words in one language. It can be any that has a file of them; what a file lacks
 * is said in English.
 */
final class Labels {
  /**
   * The languages whose script is written from right to left, as CLDR has it: in the words of a
   * report in one of them. Hebrew and Yiddish have former codes, too.
   */
  private static final Set<String> FROM_THE_RIGHT =
      Set.of(
          "ar", "aeb", "ary", "arz", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks",
          "lrc", "mzn", "nqo", "pnb", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

  private final Locale locale;
  private final Properties words;

  private Labels(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
  }

  /** The words for an activity in this language, in English where there are none. */
  static Labels of(String languageTag) {
    String own = Locale.forLanguageTag(languageTag).getLanguage();
    String language = ClassPath.has(file(own)) ? own : "en";
    Properties words = new Properties(load("en"));
    words.putAll(load(language));
    return new Labels(Locale.forLanguageTag(language), words);
  }

  static Properties load(String language) {
    Properties words = new Properties();
    try {
      words.load(new StringReader(ClassPath.text(file(language))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static String file(String language) {
    return "/report/" + language + ".properties";
  }

  /** The language of these words. */
  String language() {
    return locale.getLanguage();
  }

  /** In which direction this language is written, as HTML has it. */
  String direction() {
    return directionOf(language());
  }

  static String directionOf(String language) {
    return FROM_THE_RIGHT.contains(language) ? "rtl" : "ltr";
  }

  /** The words under this key, with the arguments filled in. */
  String get(String key, Object... arguments) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return new MessageFormat(pattern, locale).format(arguments);
  }

  /** A word with a capital letter, where its script has any. */
  String capitalised(String word) {
    if (word.isEmpty()) {
      return word;
    }
    int second = word.offsetByCodePoints(0, 1);
    return word.substring(0, second).toUpperCase(locale) + word.substring(second);
  }

  /** A day, written out in this language. */
  String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }
}
