package io.charrette.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server's own words in one language. It can be any that has a file of them, named after the
 * language's BCP 47 tag: {@code /words/pt-BR.properties}. What a file lacks is said in English.
 * Immutable.
 */
public final class Labels {
  private static final String ENGLISH = "en";

  /** So much of what a browser says is read, in UTF-16 units: it is read on an event loop. */
  private static final int MOST_READ = 1_000;

  /** So many languages of a reader are looked for. */
  private static final int MOST_ASKED = 16;

  /**
   * In which direction languages, kinds of them and scripts are written, where not to the right.
   */
  private static final Map<String, String> DIRECTIONS = directions();

  /**
   * A language and a closer one behind it, which pages do not read (SPEC A9): for ar-arb they go by
   * ar.
   */
  private static final Pattern EXTENDED = Pattern.compile("(?i)^([a-z]{2,3})(-[a-z]{3})+(?=-|$)");

  /** Those that have a file, by the files' names. */
  private static final Map<String, Labels> FOUND = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Locale numbers;
  private final Properties words;

  private Labels(Locale locale, Locale numbers, Properties words) {
    this.locale = locale;
    this.numbers = numbers;
    this.words = words;
  }

  /**
   * The words for what is in this language, in English where there are none.
   *
   * @param languageTag as BCP 47 has it
   */
  public static Labels of(String languageTag) {
    return find(languageTag).orElseGet(Labels::english);
  }

  /**
   * The words for a reader, in English where there are none.
   *
   * @param acceptLanguage what a browser says of its reader (RFC 9110, 12.5.4); null when it says
   *     nothing, and as good as nothing when it is longer than any is
   */
  public static Labels forReader(@Nullable String acceptLanguage) {
    return ranges(acceptLanguage)
        .limit(MOST_ASKED)
        .map(range -> find(range.getRange()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Labels::english);
  }

  private static Stream<LanguageRange> ranges(@Nullable String acceptLanguage) {
    try {
      return acceptLanguage == null || acceptLanguage.length() > MOST_READ
          ? Stream.empty()
          : LanguageRange.parse(acceptLanguage).stream().filter(range -> range.getWeight() > 0);
    } catch (IllegalArgumentException unreadable) {
      return Stream.empty();
    }
  }

  private static Optional<Labels> find(String languageTag) {
    for (String tag : kinds(languageTag)) {
      Labels known = FOUND.get(tag);
      if (known == null && Labels.class.getResource(file(tag)) != null) {
        known = FOUND.computeIfAbsent(tag, Labels::read);
      }
      if (known != null) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /**
   * A language and what it is a kind of: for zh-Hant-TW also zh-Hant and zh (RFC 4647, 3.4). What
   * else its tag says, which may be a thousand things, no file is named after.
   */
  static List<String> kinds(String languageTag) {
    Locale locale = Locale.forLanguageTag(languageTag);
    Locale.Builder kind = new Locale.Builder().setLanguage(locale.getLanguage());
    String language = kind.build().toLanguageTag();
    String written = kind.setScript(locale.getScript()).build().toLanguageTag();
    String spoken = kind.setRegion(locale.getCountry()).build().toLanguageTag();
    return Stream.of(spoken, written, language).distinct().toList();
  }

  private static Labels english() {
    return find(ENGLISH).orElseThrow();
  }

  private static Labels read(String tag) {
    Properties words = load(ENGLISH);
    Properties own = load(tag);
    words.putAll(own);
    Locale numbers = Locale.forLanguageTag(own.getProperty("numbers", tag));
    return new Labels(Locale.forLanguageTag(tag), numbers, words);
  }

  /** What stands in the file of a language, and nothing else. */
  static Properties load(String tag) {
    Properties words = new Properties();
    try (InputStream file = Objects.requireNonNull(Labels.class.getResourceAsStream(file(tag)))) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static String file(String tag) {
    return "/words/" + tag + ".properties";
  }

  /** The BCP 47 tag of these words. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** In which direction these words are written, as HTML has it. */
  public String direction() {
    return directionOf(language());
  }

  /**
   * In which direction what is in this language is written, as HTML has it.
   *
   * @param languageTag as BCP 47 has it; the usual script of its language is meant when it names
   *     none
   */
  public static String directionOf(String languageTag) {
    Locale locale = Locale.forLanguageTag(EXTENDED.matcher(languageTag).replaceFirst("$1"));
    String language = locale.getLanguage().isEmpty() ? "und" : locale.getLanguage();
    if (!locale.getScript().isEmpty()) {
      return DIRECTIONS.getOrDefault("und-" + locale.getScript(), "ltr");
    }
    String usual = DIRECTIONS.getOrDefault(language, "ltr");
    return DIRECTIONS.getOrDefault(language + "-" + locale.getCountry(), usual);
  }

  private static Map<String, String> directions() {
    try (InputStream file = Labels.class.getResourceAsStream("/words/directions.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words under this key, with the arguments filled in. */
  public String get(String key, Object... arguments) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return new MessageFormat(pattern, numbers).format(arguments);
  }

  /** A word with a capital letter, where its script has any. */
  public String capitalised(String word) {
    if (word.isEmpty()) {
      return word;
    }
    int second = word.offsetByCodePoints(0, 1);
    return word.substring(0, second).toUpperCase(locale) + word.substring(second);
  }

  /** A day, written out in this language. */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }
}
