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

/** The report's own words in one language. */
final class Labels {
  private static final Set<String> LANGUAGES = Set.of("en", "es");

  private final Locale locale;
  private final Properties words;

  private Labels(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
  }

  /** The words for an activity in this language: Spanish if it is Spanish, else English. */
  static Labels of(String languageTag) {
    Locale locale = Locale.forLanguageTag(languageTag);
    String language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : "en";
    return new Labels(Locale.forLanguageTag(language), load(language));
  }

  static Properties load(String language) {
    Properties words = new Properties();
    try {
      words.load(new StringReader(ClassPath.text("/report/" + language + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** The language of these words. */
  String language() {
    return locale.getLanguage();
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
