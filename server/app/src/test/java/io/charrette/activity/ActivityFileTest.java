package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Fault.Code;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an activity is said all at once, each fault with its path. */
class ActivityFileTest {
  private static List<Fault> faults(byte[] json) {
    InvalidActivityException refusal =
        catchThrowableOfType(InvalidActivityException.class, () -> ActivityFile.read(json));
    return refusal == null ? List.of() : refusal.faults();
  }

  private static List<Fault> faults(Consumer<ObjectNode> spoil) {
    ObjectNode activity = Activities.builtIn().getFirst().tree();
    spoil.accept(activity);
    return faults(activity.toString().getBytes(UTF_8));
  }

  /** What is wrong after one field of the built-in activity was set to something else. */
  private static List<String> after(String pointer, JsonNode value) {
    return faults(activity -> set(activity, pointer, value)).stream()
        .map(fault -> fault.path() + " " + fault.code().label())
        .toList();
  }

  private static void set(ObjectNode activity, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = activity.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  private static JsonNode json(String text) {
    return ActivityFile.json(text.replace('\'', '"').getBytes(UTF_8));
  }

  @Test
  @DisplayName("[A8] for one reader each text is in one language, and the rest as it was")
  void forOneReader() {
    ActivityFile activity = Activities.builtIn().getFirst();
    for (String language : activity.languages()) {
      ObjectNode told =
          (ObjectNode) ActivityFile.json(activity.bytesIn(activity.languageFor(List.of(language))));

      assertThat(told.remove("language").asText()).isEqualTo(language);
      told.putArray("languages").add(language);
      Activity read = ActivityFile.read(told.toString().getBytes(UTF_8)).own();
      assertThat(read)
          .usingRecursiveComparison()
          .ignoringFields("languages")
          .isEqualTo(activity.in(language));
    }
  }

  @Test
  @DisplayName("[A8] an activity led by its own language is the same one")
  void ledByItsOwn() {
    ActivityFile activity = Activities.builtIn().getFirst();

    assertThat(activity.ledBy("en-GB")).isSameAs(activity);
    assertThat(activity.ledBy("de")).isSameAs(activity);
    assertThat(activity.ledBy("es").languages()).containsExactly("es", "en");
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @DisplayName("[A5] a fault is named with its path")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /title                        | null                  | title missing-said
          /title                        | 5                     | title not-said
          /title                        | ' '                   | title blank
          /title/en                     | '  '                  | title.en blank
          /title                        | {'en':'A'}            | title languages
          /title                        | {'en':'A','fr':'B'}   | title languages
          /title                        | {'en':'A','es':5}     | title.es not-text
          /languages                    | []                    | languages count
          /sheets                       | []                    | sheets count
          /sheets/1/fields              | []                    | sheets[1].fields count
          /phases                       | []                    | phases count
          /languages/0                  | 'English'             | languages[0] not-language
          /id                           | 'Tech!'               | id not-id
          /version                      | '3'                   | version not-a-number-of
          /version                      | 0                     | version not-a-number-of
          /version                      | 1.5                   | version not-a-number-of
          /mood                         | 1                     | mood unknown-field
          /places                       | 'Detroit'             | places not-list
          /places/1                     | 'Detroit'             | places[1] not-object
          /places/1                     | {'name':'Gary, IN'}   | places[3].name twice
          /words/place                  | null                  | places only-with
          /sheets/0/notes               | null                  | sheets[0].notesTitle only-with
          /sheets/2/fields/1/samples    | null                  | sheets[2].fields[1].samplesTitle only-with
          /roles/0/id                   | 'ready'               | roles[0].id reserved
          /roles/0/id                   | 'challengeSource'     | sheets[1].fields[0].choices.id twice
          /roles/0/id                   | 'pitch'               | roles[0].id twice
          /sheets/0/kind                | 'map'                 | sheets[0].kind not-one-of
          /sheets/0/id                  | 'constructor'         | sheets[0].id reserved
          /sheets/0/categories/0/id     | 'constructor'         | sheets[0].categories[0].id reserved
          /sheets/0/rounds/0/id         | 'constructor'         | sheets[0].rounds[0].id reserved
          /sheets/1/fields/0/id         | 'constructor'         | sheets[1].fields[0].id reserved
          /sheets/1/fields/0/choices/id | 'valueOf'             | sheets[1].fields[0].choices.id reserved
          /phases/0/id                  | 'constructor'         | phases[0].id reserved
          /id                           | 'constructor'         | id reserved
          /sheets/0/stars               | 1                     | sheets[0].stars not-flag
          /sheets/0/categories/6/colour | 'mauve'               | sheets[0].categories[6].colour not-one-of
          /sheets/0/categories/6/icon   | 'flag'                | sheets[0].categories[6].icon not-one-of
          /sheets/0/categories/2/id     | 'gov'                 | sheets[0].categories[2].id twice
          /sheets/0/categories/0/keywords | ['city',' ']        | sheets[0].categories[0].keywords[1] blank
          /sheets/0/categories/0/lookFor/0/year | 2024          | sheets[0].categories[0].lookFor[0].year year-not-in-note
          /sheets/0/rounds/0/about      | 'pich'                | sheets[0].rounds[0].about not-one-of
          /sheets/1/fields/0/id         | 'about'               | sheets[1].fields[0].id reserved
          /sheets/1/fields/0/choices/options | [{'id':'a','text':'A'}] | sheets[1].fields[0].choices.options count
          /sheets/2/fields/1/id         | 'strategy'            | sheets[2].fields[1].id twice
          /sheets/2/fields/0/shows/0    | 'goal'                | sheets[2].fields[0].shows[0] not-one-of
          /sheets/2/fields/0/shows/0    | 'strategy'            | sheets[2].fields[0].shows[0] not-one-of
          /sheets/2/fields/0/shows      | ['pitch','pitch']     | sheets[2].fields[0].shows[1] twice
          /phases/4/wall                | ['challenge','pitch','challenge'] | phases[4].wall[2] twice
          /phases/5/turns/show          | ['pitch','pitch']     | phases[5].turns.show[1] twice
          /phases/1/sheet               | 'scam'                | phases[1].sheet not-one-of
          /phases/1/id                  | 'lobby'               | phases[1].id twice
          /phases/0/length              | 60                    | phases[0].length length-without-clock
          /phases/1/length              | 9                     | phases[1].length not-a-number-of
          /phases/1/length              | 14401                 | phases[1].length not-a-number-of
          /phases/1/screen              | 'lobby'               | phases[1].screen screen-against-clock
          /phases/0/screen              | 'turns'               | phases[0].screen screen-against-clock
          /phases/1/screen              | 'turns'               | phases[1].screen screen-against-clock
          /phases/1/turns               | {'order':'drawn','show':[]} | phases[1].turns only-with
          /phases/5/turns               | null                  | phases[5].turns needed-with
          /phases/5/turns/show/0        | 'players'             | phases[5].turns.show[0] not-one-of
          /phases/3/round               | 'third'               | phases[3].round not-one-of
          /phases/1/screen              | 'stage'               | phases[1].screen not-one-of
          /phases/0/screen              | 'clock'               | phases[0].screen screen-against-clock
          /phases/4/wall/0              | 'goal'                | phases[4].wall[0] not-one-of
          /wordsPerMinute               | 59                    | wordsPerMinute not-a-number-of
          /format                       | 3                     | format not-a-number-of
          """)
  void named(String pointer, String value, String fault) {
    assertThat(after(pointer, json(value))).contains(fault);
  }

  @ParameterizedTest
  @DisplayName("[A9] an activity opens that was stored with what has been taken or refused since")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /id                           | 'constructor'    | id reserved
          /phases/0/id                  | 'constructor'    | phases[0].id reserved
          /sheets/0/categories/0/id     | 'constructor'    | sheets[0].categories[0].id reserved
          /sheets/0/rounds/0/id         | 'constructor'    | sheets[0].rounds[0].id reserved
          /sheets/1/fields/0/choices/id | 'valueOf'        | sheets[1].fields[0].choices.id reserved
          /roles/0/id                   | 'pitch'          | roles[0].id twice
          /sheets/2/fields/0/shows/0    | 'strategy'       | sheets[2].fields[0].shows[0] not-one-of
          /sheets/2/fields/0/shows      | ['challenge','challenge'] | sheets[2].fields[0].shows[1] twice
          /phases/4/wall                | ['pitch','pitch'] | phases[4].wall[1] twice
          /title/es                     | '\u200B'         | title.es blank
          """)
  void storedBefore(String pointer, String value, String fault) {
    assertThat(after(pointer, json(value))).contains(fault);
    ObjectNode stored = Activities.builtIn().getFirst().tree();
    set(stored, pointer, json(value));
    // A round is named by a phase, too.
    if (fault.startsWith("sheets[0].rounds[0]")) {
      set(stored, "/phases/3/round", json(value));
    }
    assertThat(ActivityFile.stored(stored).tree()).isEqualTo(stored);
  }

  @ParameterizedTest
  @DisplayName("[A2] a note names its year in the digits of any script, and no other year")
  @ValueSource(
      strings = {
        "since 2019",
        "منذ عام ٢٠١٩",
        "از سال ۲۰۱۹",
        "२०१९ से",
        "২০১৯ থেকে",
        "自２０１９年",
        "ཐ་༢༠༡༩"
      })
  void yearInItsDigits(String note) {
    for (int year : new int[] {2019, 2018}) {
      List<Fault> faults =
          faults(
              activity ->
                  ((ObjectNode) activity.at("/sheets/0/categories/0/lookFor/0"))
                      .put("note", note)
                      .put("year", year));

      assertThat(faults)
          .extracting(Fault::code)
          .isEqualTo(year == 2019 ? List.of() : List.of(Code.YEAR_NOT_IN_NOTE));
    }
  }

  @ParameterizedTest
  @DisplayName("[A8] a language tag is one that browsers take; others were stored, and open")
  @ValueSource(
      strings = {
        "zh-yue",
        "zh-cmn-Hans",
        "ar-arb",
        "de-easy-read",
        "en-v2",
        "es-US-v2",
        "sl-rozaj-ROZAJ",
        "en-gb-oed"
      })
  void noTag(String tag) {
    assertThat(after("/languages/0", json("'" + tag + "'"))).contains("languages[0] not-language");
    ObjectNode stored =
        (ObjectNode)
            ActivityFile.json(
                Activities.builtIn()
                    .getFirst()
                    .tree()
                    .toString()
                    .replace("\"en\"", "\"" + tag + "\"")
                    .getBytes(UTF_8));

    assertThat(ActivityFile.stored(stored).languages()).containsExactly(tag, "es");
  }

  @ParameterizedTest
  @DisplayName("[A8] a language tag may name a script, a region and variants")
  @ValueSource(
      strings = {
        "es-419",
        "yue",
        "zh-Hant-TW",
        "fr-FALC",
        "de-simple",
        "de-AT-1996",
        "es-lectura-facil",
        "sl-rozaj-biske-1994"
      })
  void tag(String tag) {
    assertThat(after("/languages", json("['en','es','" + tag + "']")))
        .isNotEmpty()
        .noneMatch(fault -> fault.startsWith("languages"));
  }

  @Test
  @DisplayName("[A9] an activity opens that was stored with languages that differ in capitals")
  void storedWithCapitals() {
    String file = Activities.builtIn().getFirst().tree().toString();
    ObjectNode stored =
        (ObjectNode)
            ActivityFile.json(
                file.replace("\"en\":", "\"es-MX\":")
                    .replace("\"es\":", "\"es-mx\":")
                    .getBytes(UTF_8));
    stored.putArray("languages").add("es-MX").add("es-mx");

    assertThat(ActivityFile.stored(stored).languages()).containsExactly("es-MX", "es-mx");
    assertThat(faults(stored.toString().getBytes(UTF_8)))
        .extracting(Fault::path)
        .containsExactly("languages[1]");
  }

  @ParameterizedTest
  @DisplayName("[A7] what has to be there can be seen")
  @ValueSource(
      ints = {
        0x20, 0x00A0, 0x00AD, 0x034F, 0x115F, 0x200B, 0x200D, 0x2060, 0x2800, 0x3000, 0x3164,
        0xFE0F, 0x17B4, 0x180B, 0xE0100
      })
  void unseen(int character) {
    String text = Character.toString(character).repeat(2);

    assertThat(withText("/title/en", text))
        .extracting(Fault::english)
        .containsExactly("title.en: must not be blank");
    assertThat(withText("/title/en", "a" + text)).isEmpty();
    assertThat(withText("/goal/en", text)).isEmpty();
  }

  @Test
  @DisplayName(
      "[A5] all faults are said at once, with what is allowed, in words that no parser chose")
  void allAtOnce() {
    List<Fault> faults =
        faults(
            activity -> {
              activity.remove("title");
              activity.put("mood", 1);
              ((ObjectNode) activity.at("/phases/1"))
                  .put("sheet", "scam")
                  .put("clock", "weekly")
                  .put("screen", "clock");
              ((ObjectNode) activity.at("/sheets/0/categories/6")).put("colour", "mauve");
            });

    assertThat(faults)
        .extracting(Fault::english)
        .containsExactlyInAnyOrder(
            "title: is missing; it must be a text of at most 120 characters, or an object with one for"
                + " each of: en, es",
            "mood: is no field here; allowed: "
                + "format, languages, words, wordsPerMinute, id, version, title, goal, source, "
                + "places, roles, sheets, phases",
            "phases[1].sheet: must be one of: players, challenge, pitch; it is “scam”",
            "phases[1].clock: must be one of: none, whole, turns; it is “weekly”",
            "sheets[0].categories[6].colour: must be one of: ink, blue, rust, purple, navy, teal,"
                + " green, gold, rose, violet, red, olive, slate; it is “mauve”");
  }

  @Test
  @DisplayName("[A5] nothing is held against a clock or a screen that is not known")
  void consequences() {
    assertThat(
            faults(
                activity -> {
                  ((ObjectNode) activity.at("/phases/1")).remove("clock");
                  ((ObjectNode) activity.at("/phases/2")).put("clock", "timer");
                  ((ObjectNode) activity.at("/phases/4")).put("screen", "watch");
                  ((ObjectNode) activity.at("/phases/5")).put("clock", "turn");
                }))
        .extracting(Fault::path, fault -> fault.code().label())
        .containsExactlyInAnyOrder(
            tuple("phases[1].clock", "missing-one-of"),
            tuple("phases[2].clock", "not-one-of"),
            tuple("phases[4].screen", "not-one-of"),
            tuple("phases[5].clock", "not-one-of"));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @DisplayName("[A5] a fault is told alone, and nothing that only follows from it")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /sheets/0/kind                | 'Cards'        | sheets[0].kind not-one-of
          /sheets/0/kind                | null           | sheets[0].kind missing-one-of
          /sheets/1/kind                | 'Text'         | sheets[1].kind not-one-of
          /sheets/1/kind                | null           | sheets[1].kind missing-one-of
          /sheets/1/kind                | 5              | sheets[1].kind not-one-of
          /sheets                       | null           | sheets missing-list
          /sheets                       | {}             | sheets not-list
          /sheets/0                     | 'players'      | sheets[0] not-object
          /sheets/0/id                  | null           | sheets[0].id missing-id
          /sheets/0/id                  | 5              | sheets[0].id not-id
          /sheets/0/id                  | 'Players'      | sheets[0].id not-id
          /sheets/1/id                  | 'players'      | sheets[1].id twice
          /sheets/0/rounds              | {}             | sheets[0].rounds not-list
          /sheets/0/rounds/0/id         | null           | sheets[0].rounds[0].id missing-id
          /sheets/0/rounds/0/id         | 'Challenge'    | sheets[0].rounds[0].id not-id
          /sheets/0/categories          | {}             | sheets[0].categories not-list
          /sheets/0/notes               | 'yes'          | sheets[0].notes not-flag
          /sheets/1/fields              | null           | sheets[1].fields missing-list
          /sheets/1/fields              | []             | sheets[1].fields count
          /sheets/1/fields/0            | 'challenge'    | sheets[1].fields[0] not-object
          /sheets/1/fields/0/id         | null           | sheets[1].fields[0].id missing-id
          /sheets/1/fields/0/id         | 'Challenge'    | sheets[1].fields[0].id not-id
          /sheets/2/fields/0/id         | 'challenge'    | sheets[2].fields[0].id twice
          /sheets/2/fields/1/samples    | 5              | sheets[2].fields[1].samples not-list
          /sheets/2/fields/0/shows/0    | 5              | sheets[2].fields[0].shows[0] not-one-of
          /sheets/0/categories/1/networks/0/note | 5     | sheets[0].categories[1].networks[0].note not-said
          /sheets/0/categories/1/networks/0/note | ' '   | sheets[0].categories[1].networks[0].note blank
          /sheets/0/categories/1/networks/0/year | '2022' | sheets[0].categories[1].networks[0].year not-a-number-of
          /sheets/0/categories/1/networks/0/year | 1989  | sheets[0].categories[1].networks[0].year not-a-number-of
          /phases/3/sheet               | 'scam'         | phases[3].sheet not-one-of
          /phases/3/sheet               | 5              | phases[3].sheet not-one-of
          /phases/1/length              | null           | phases[1].length missing-number-of
          /phases/0/length              | null           | phases[0].length length-without-clock
          /phases/0/length              | '60'           | phases[0].length length-without-clock
          /phases/0/length              | -5             | phases[0].length length-without-clock
          /sheets/1/kind                | 'cards'        | sheets[1].fields unknown-field
          /phases/3/sheet               | null           | phases[3].sheet needed-with
          /phases/3/round               | 5              | phases[3].round not-one-of
          /phases/4/wall/0              | true           | phases[4].wall[0] not-one-of
          /sheets/0/rounds/0/about      | 5              | sheets[0].rounds[0].about not-one-of
          /phases/1/length              | 'long'         | phases[1].length not-a-number-of
          /words                        | 5              | words not-object
          /words                        | {'plac': 5}    | words.plac unknown-field
          /phases/1/colour              | null           | phases[1].colour missing-one-of
          /phases/1/colour              | 7              | phases[1].colour not-one-of
          /languages                    | ['en','es','en'] | languages[2] twice
          /languages                    | ['en','es','Spanish'] | languages[2] not-language
          /languages                    | ['en',5]       | languages[1] not-language
          /languages                    | 'en'           | languages not-list
          /languages                    | ['aa','bb','cc','dd','ee','ff','gg','hh','ii'] | languages count
          """)
  void alone(String pointer, String value, String fault) {
    assertThat(after(pointer, json(value))).containsExactly(fault);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @DisplayName("[A5] a fault says what is allowed, not only what is not")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /id                        | null   | id: is missing; it must be 1 to 40 of a-z, 0-9 and dashes, the first a letter
          /id                        | 5      | id: must be 1 to 40 of a-z, 0-9 and dashes, the first a letter
          /id                        | 'constructor' | id: must not be “constructor”; taken are: constructor, hasOwnProperty, isPrototypeOf, propertyIsEnumerable, toLocaleString, toString, valueOf
          /roles/0/id                | null   | roles[0].id: is missing; it must be 1 to 40 of A-Z, a-z, 0-9 and dashes, the first of a-z
          /title                     | 5      | title: must be a text of at most 120 characters, or an object with one for each of: en, es
          /title/en                  | 5      | title.en: must be a text of at most 120 characters
          /places                    | 5      | places: must be a list of 0 to 100 entries
          /places/0                  | 'Gary' | places[0]: must be an object; its fields: name
          /words/place               | 'city' | words.place: must be an object; its fields: one, many
          /phases/4/wall/0           | 5      | phases[4].wall[0]: must be one of: challenge, strategy, pitch; it is “5”
          /phases/3/sheet            | 5      | phases[3].sheet: must be one of: players, challenge, pitch; it is “5”
          /phases/3/sheet            | null   | phases[3].sheet: must be there with round; allowed: players
          /phases/5/turns            | null   | phases[5].turns: must be there with clock: turns; allowed: {"order": "drawn"}, {"order": "tables"}
          /phases/0/length           | null   | phases[0].length: must be 0, because the clock is none
          /languages                 | ['en',5] | languages[1]: must be a language tag such as en, pt-BR or de-simple: a language of two or three small letters, then, if there is need, each after a dash, a script of 4 letters, a region of 2 letters or 3 digits, and variants of 5 to 8 letters or digits, or of 4 that begin with a digit, each another; at most 35 characters
          """)
  void allowed(String pointer, String value, String words) {
    assertThat(faults(activity -> set(activity, pointer, json(value))))
        .extracting(Fault::english)
        .containsExactly(words);
  }

  @Test
  @DisplayName("[A5] what is no object is told the fields that there are")
  void noObject() {
    assertThat(faults("[]".getBytes(UTF_8)))
        .extracting(Fault::english)
        .containsExactly(
            "must be an object; its fields: format, languages, words, wordsPerMinute, id, version,"
                + " title, goal, source, places, roles, sheets, phases");
  }

  @Test
  @DisplayName("[A5] a hundred faults are told, and how many there are besides")
  void manyFaults() {
    ObjectNode activity = Activities.builtIn().getFirst().tree();
    for (int i = 0; i < 150; i++) {
      activity.put("field-" + i, i);
    }

    InvalidActivityException refusal =
        catchThrowableOfType(
            InvalidActivityException.class,
            () -> ActivityFile.read(activity.toString().getBytes(UTF_8)));

    assertThat(refusal.faults()).hasSize(100);
    assertThat(refusal.more()).isEqualTo(50);
  }

  @ParameterizedTest
  @DisplayName("[A6] texts have no character that cannot be seen or that turns others around")
  @ValueSource(
      ints = {0x0, 0x9, 0x7F, 0x85, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xFFFE})
  void characters(int character) {
    String escaped = "\\u%04x".formatted(character);
    byte[] json =
        Activities.builtIn()
            .getFirst()
            .tree()
            .put("source", "HERE")
            .toString()
            .replace("HERE", "a" + escaped + "b")
            .getBytes(UTF_8);

    assertThat(faults(json))
        .extracting(Fault::english)
        .containsExactly("source: must not have the character U+%04X".formatted(character));
  }

  @Test
  @DisplayName("[A6] an author's own words are repeated without what cannot be seen")
  void repeatedWords() {
    assertThat(
            faults(activity -> ((ObjectNode) activity.at("/phases/1")).put("sheet", "\u202Ea\nb")))
        .extracting(fault -> fault.values().get("found"))
        .containsExactly("a b");
  }

  @ParameterizedTest
  @DisplayName("[A3] an address is of the web, and nothing before its host looks like one")
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://bank.com@evil.example",
        "https://bank.com:80@evil.example/",
        "https://bank.com\\\\@evil.example",
        "https://bank.com\u0338.evil.example/",
        "https://",
        "https://a b.example",
        "https://example.org:123456/",
        "http://[::1]/",
        "https://example.org/a b",
        "ftp://example.org",
        "//example.org"
      })
  void addresses(String address) {
    assertThat(after("/sheets/0/categories/1/networks/0/links/0/url", json("\"" + address + "\"")))
        .containsExactly("sheets[0].categories[1].networks[0].links[0].url not-address");
  }

  @Test
  @DisplayName(
      "[A3] [A5] what is no address is told all that one may be, as is one that is missing")
  void addressWords() {
    String rule =
        "must be an address of at most 300 characters: http:// or https://, a host of letters,"
            + " digits, dots and dashes without a user name before it, a port of at most five digits"
            + " or none, and after that no space, quotation mark, angle bracket or backslash";
    String at = "sheets[0].categories[1].networks[0].links[0].url: ";
    String pointer = "/sheets/0/categories/1/networks/0/links/0/url";
    assertThat(faults(activity -> set(activity, pointer, json("'https://a.example/a b'"))))
        .extracting(Fault::english)
        .containsExactly(at + rule);
    assertThat(faults(activity -> set(activity, pointer, json("null"))))
        .extracting(Fault::english)
        .containsExactly(at + "is missing; it " + rule);
  }

  @ParameterizedTest
  @DisplayName(
      "[A3] addresses with a path, a query, a port or letters of other alphabets are taken")
  @ValueSource(
      strings = {
        "http://example.org",
        "https://example.org:8080/a?b=c@d#e",
        "https://bücher.example/ä",
        "https://उदाहरण.भारत/क"
      })
  void goodAddresses(String address) {
    assertThat(after("/sheets/0/categories/1/networks/0/links/0/url", json("\"" + address + "\"")))
        .isEmpty();
  }

  @Test
  @DisplayName("[A7] as many of each as there may be, and one more")
  void counts() {
    assertMost("/places", 100, "{'name':'Place %d'}");
    assertMost("/roles", 4, "{'id':'role-%d','name':'R'}");
    assertMost(
        "/sheets", 8, "{'id':'sheet-%d','kind':'cards','title':'T','short':'T','colour':'red'}");
    assertMost(
        "/sheets/0/categories",
        12,
        "{'id':'category-%d','name':'C','short':'C','colour':'red','icon':'star'}");
    assertMost("/sheets/0/rounds", 3, "{'id':'round-%d','title':'R'}");
    assertMost("/sheets/1/fields", 8, "{'id':'field-%d','title':'F'}");
    assertMost(
        "/phases",
        30,
        "{'id':'phase-%d','title':'P','short':'P','length':0,'clock':'none','screen':'wall',"
            + "'prompt':{'lead':'L'},'colour':'ink'}");
    assertMost("/phases/1/messages", 12, "'Message %d'");
    assertMost("/sheets/0/categories/0/lookFor", 40, "{'text':'Look for %d'}");
    assertMost("/sheets/0/categories/1/networks", 40, "{'name':'Network %d','about':'A'}");
    assertMost("/sheets/0/categories/1/networks/0/links", 10, "{'url':'https://example.org/%d'}");
    assertMost("/sheets/0/categories/0/keywords", 100, "'keyword %d'");
    assertMost("/sheets/2/fields/0/prompts", 12, "'Prompt %d'");
    assertMost("/sheets/2/fields/1/samples", 20, "{'text':'Sample %d'}");
    assertMost("/sheets/1/fields/0/choices/options", 8, "{'id':'option-%d','text':'O'}");
  }

  @Test
  @DisplayName("[A7] as many fields as a list may name, and one more")
  void countsOfNamedFields() {
    assertMostNamed("/sheets/2/fields/0/shows", 8);
    assertMostNamed("/phases/4/wall", 4);
    assertMostNamed("/phases/5/turns/show", 4);
  }

  /** Names fields that are all there, each once. */
  private static void assertMostNamed(String pointer, int most) {
    Consumer<ObjectNode> fields =
        activity -> fill(activity, "/sheets/1/fields", 8, "{'id':'field-%d','title':'F'}");
    String path = pathOf(pointer);
    assertThat(faults(fields.andThen(activity -> fill(activity, pointer, most, "'field-%d'"))))
        .as(path)
        .isEmpty();
    assertThat(faults(fields.andThen(activity -> fill(activity, pointer, most + 1, "'field-%d'"))))
        .extracting(fault -> fault.path() + " " + fault.code().label())
        .containsExactly(path + " count");
  }

  @Test
  @DisplayName("[A7] an activity has at most eight languages")
  void eightLanguages() {
    assertThat(withLanguages("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh")).isEmpty();
    assertThat(withLanguages("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii"))
        .extracting(Fault::path, Fault::code)
        .containsExactly(tuple("languages", Code.COUNT));
  }

  private static List<Fault> withLanguages(String... tags) {
    return faults(bare(tags).toString().getBytes(UTF_8));
  }

  /** An activity in these languages of nothing but what has to be there. */
  private static ObjectNode bare(String... tags) {
    ObjectNode bare =
        (ObjectNode)
            json(
                "{'format':2,'id':'a','version':1,'title':'T',"
                    + "'sheets':[{'id':'s','kind':'cards','title':'T','short':'T','colour':'red'}],"
                    + "'phases':[{'id':'p','title':'P','short':'P','length':0,'clock':'none',"
                    + "'screen':'wall','colour':'ink'}]}");
    List.of(tags).forEach(bare.putArray("languages")::add);
    return bare;
  }

  @ParameterizedTest
  @DisplayName("[A7] a number is of its bounds, and they belong to it")
  @CsvSource({"/version, 1, 1000000000", "/wordsPerMinute, 60, 300", "/phases/1/length, 10, 14400"})
  void numbers(String pointer, int least, int most) {
    String path = pathOf(pointer);
    for (int bound : List.of(least, most)) {
      assertThat(after(pointer, json(bound + ""))).isEmpty();
    }
    for (int beyond : List.of(least - 1, most + 1)) {
      assertThat(after(pointer, json(beyond + ""))).containsExactly(path + " not-a-number-of");
    }
  }

  @Test
  @DisplayName("[A2] a year is from 1990 to 2100")
  void years() {
    for (int year : List.of(1990, 2100)) {
      assertThat(withYear(year)).isEmpty();
    }
    for (int year : List.of(1989, 2101)) {
      assertThat(withYear(year))
          .containsExactly("sheets[0].categories[1].networks[0].year not-a-number-of");
    }
  }

  private static List<String> withYear(int year) {
    return after(
        "/sheets/0/categories/1/networks/0",
        json("{'name':'N','about':'A','note':'Since %1$d.','year':%1$d}".formatted(year)));
  }

  @Test
  @DisplayName("[A3] the scene of the map needs a sheet with a map; cards alone are not one")
  void mapOfNoSheet() {
    Consumer<ObjectNode> shown =
        activity -> ((ObjectNode) activity.at("/phases/4")).put("screen", "map");
    assertThat(faults(shown)).isEmpty();

    Consumer<ObjectNode> off = activity -> ((ObjectNode) activity.at("/sheets/0")).remove("map");
    assertThat(faults(off)).isEmpty();
    assertThat(faults(shown.andThen(off)))
        .extracting(Fault::english)
        .containsExactly("phases[4].screen: may be there only with sheets: map");

    ObjectNode stored = Activities.builtIn().getFirst().tree();
    shown.andThen(off).accept(stored);
    assertThat(ActivityFile.stored(stored).tree()).as("[A9] one of before").isEqualTo(stored);
  }

  private static String pathOf(String pointer) {
    return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  private static void assertMost(String pointer, int most, String entry) {
    String path = pathOf(pointer);
    assertThat(faults(activity -> fill(activity, pointer, most, entry))).as(path).isEmpty();
    assertThat(faults(activity -> fill(activity, pointer, most + 1, entry)))
        .extracting(fault -> fault.path() + " " + fault.code().label())
        .containsExactly(path + " count");
  }

  private static void fill(ObjectNode activity, String pointer, int size, String entry) {
    int last = pointer.lastIndexOf('/');
    ArrayNode list =
        ((ObjectNode) activity.at(pointer.substring(0, last)))
            .withArray(pointer.substring(last + 1));
    while (list.size() < size) {
      list.add(json(entry.formatted(list.size())));
    }
  }

  @Test
  @DisplayName("[A5] of a list that is too long no more is read than it may have")
  void tooLong() {
    assertThat(faults(activity -> fill(activity, "/sheets/0/categories", 20, "{'no':%d}")))
        .filteredOn(fault -> fault.code() == Code.MISSING_ID)
        .extracting(Fault::path)
        .contains("sheets[0].categories[11].id")
        .doesNotContain("sheets[0].categories[12].id");
    assertThat(faults(activity -> fill(activity, "/languages", 20, "'aa-%04d'")))
        .filteredOn(fault -> fault.path().equals("languages"))
        .extracting(Fault::code)
        .containsExactly(Code.COUNT);
  }

  /**
   * Files of no more than their 256 KiB, of which each part asks for work that grows with another.
   */
  static List<byte[]> costlyFiles() {
    String languages = list("'a%c-%04d'", 22_000);
    String fields = list("{'id':'f%c%04d'}", 9_000);
    String wall = list("'w%c%04d'", 10_000);
    String deep = "{'a':".repeat(1_000) + "0" + "}".repeat(1_000);
    String name = "n".repeat(50_000);
    return Stream.of(
            "{'format':2,'title':'T','languages':" + languages + "}",
            "{'format':2,'languages':['en'],'sheets':[{'kind':'text','fields':"
                + fields
                + "}],'phases':[{'wall':"
                + wall
                + "}]}",
            "{'format':2,'x':" + deep + "}",
            "{'" + name + "':" + list("{'b':1,'b':%2$d}", 9_000) + "}")
        .map(text -> text.replace('\'', '"').getBytes(UTF_8))
        .toList();
  }

  private static String list(String entry, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> entry.formatted('a' + i % 26, i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @DisplayName("[A5] no file costs more than what it may have")
  @MethodSource("costlyFiles")
  void costlyFile(byte[] json) {
    assertThat(json).hasSizeLessThan(256 * 1024);
    assertThat(faults(json)).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    assertThat(faults(json).toString()).hasSizeLessThan(100_000);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("[A7] a text has at most so many characters, of which an emoji is one")
  @CsvSource({
    "/title/en, 120",
    "/goal/en, 600",
    "/source/en, 300",
    "/words/place/one/en, 40",
    "/words/turn/many/en, 40",
    "/words/turn/call/en, 60",
    "/places/0/name, 80",
    "/roles/0/name/en, 60",
    "/roles/0/ask/en, 200",
    "/sheets/0/title/en, 60",
    "/sheets/0/short/en, 24",
    "/sheets/0/prompt/en, 600",
    "/sheets/0/card/many/en, 40",
    "/sheets/0/card/add/en, 60",
    "/sheets/0/categoryWord/one/en, 40",
    "/sheets/0/links/one/en, 40",
    "/sheets/0/notesTitle/en, 60",
    "/sheets/0/rounds/0/title/en, 60",
    "/sheets/0/rounds/0/prompt/en, 600",
    "/sheets/0/categories/0/name/en, 80",
    "/sheets/0/categories/0/title/en, 120",
    "/sheets/0/categories/0/short/en, 24",
    "/sheets/0/categories/0/summary/en, 400",
    "/sheets/0/categories/0/lookForTitle/en, 120",
    "/sheets/0/categories/0/lookFor/3/text/en, 120",
    "/sheets/0/categories/0/lookFor/3/note/en, 300",
    "/sheets/0/categories/0/keywords/0, 60",
    "/sheets/0/categories/1/networksTitle/en, 120",
    "/sheets/0/categories/2/networks/3/name/en, 120",
    "/sheets/0/categories/2/networks/3/about/en, 500",
    "/sheets/0/categories/2/networks/3/note/en, 300",
    "/sheets/0/categories/2/networks/0/links/0/label/en, 80",
    "/sheets/1/fields/0/title/en, 60",
    "/sheets/1/fields/0/hint/en, 600",
    "/sheets/1/fields/0/choices/title/en, 60",
    "/sheets/1/fields/0/choices/options/0/text/en, 60",
    "/sheets/2/fields/0/prompts/0/en, 300",
    "/sheets/2/fields/1/samplesTitle/en, 60",
    "/sheets/2/fields/1/samples/0/text/en, 1000",
    "/phases/0/title/en, 60",
    "/phases/0/short/en, 24",
    "/phases/0/prompt/lead/en, 200",
    "/phases/0/prompt/text/en, 500",
    "/phases/0/messages/0, 300"
  })
  void lengths(String pointer, int most) {
    String path = pathOf(pointer);
    assertThat(withText(pointer, "🦫".repeat(most))).isEmpty();
    assertThat(withText(pointer, "🦫".repeat(most + 1)))
        .extracting(Fault::english)
        .containsExactly(
            path + ": must have at most " + most + " characters; it has " + (most + 1));
  }

  @Test
  @DisplayName("[A3] an address has at most 300 characters, of which an emoji is one")
  void longAddress() {
    String address = "/sheets/0/categories/1/networks/0/links/0/url";
    String start = "https://a.example/";
    int left = 300 - start.length();
    assertThat(withText(address, start + "🦫".repeat(left))).isEmpty();
    assertThat(withText(address, start + "🦫".repeat(left + 1)))
        .extracting(Fault::code)
        .containsExactly(Code.NOT_ADDRESS);
  }

  /** What is wrong with the built-in activity when one of its texts is another. */
  private static List<Fault> withText(String pointer, String text) {
    return faults(
        activity -> {
          ((ObjectNode) activity.at("/phases/0")).putArray("messages").add("Hello");
          int last = pointer.lastIndexOf('/');
          String name = pointer.substring(last + 1);
          switch (activity.at(pointer.substring(0, last))) {
            case ArrayNode list -> list.set(Integer.parseInt(name), text);
            case ObjectNode object -> object.put(name, text);
            default -> throw new IllegalArgumentException(pointer);
          }
        });
  }

  @Test
  @DisplayName("[A5] what an author wrote is repeated up to eighty characters, none cut in half")
  void longWords() {
    assertThat(
            faults(
                activity -> ((ObjectNode) activity.at("/phases/1")).put("sheet", "🦫".repeat(81))))
        .extracting(fault -> fault.values().get("found"))
        .containsExactly("🦫".repeat(80) + "…");
  }

  @Test
  @DisplayName("[A7] an activity has at most sixteen fields")
  void fields() {
    assertThat(
            faults(
                activity -> {
                  fill(activity, "/sheets/1/fields", 8, "{'id':'one-%d','title':'F'}");
                  fill(activity, "/sheets/2/fields", 8, "{'id':'two-%d','title':'F'}");
                }))
        .isEmpty();
    assertThat(
            faults(
                activity -> {
                  fill(activity, "/sheets/1/fields", 8, "{'id':'one-%d','title':'F'}");
                  fill(activity, "/sheets/2/fields", 8, "{'id':'two-%d','title':'F'}");
                  ((ArrayNode) activity.get("sheets"))
                      .add(
                          json(
                              "{'id':'more','kind':'text','title':'T','short':'T','colour':'red',"
                                  + "'fields':[{'id':'seventeenth','title':'F'}]}"));
                }))
        .extracting(Fault::code)
        .containsExactly(Code.TOO_MANY_FIELDS);
  }

  @Test
  @DisplayName(
      "[A5] a file that does not say its languages has that one fault, not one for each text")
  void noLanguages() {
    assertThat(faults(activity -> activity.remove("languages")))
        .extracting(Fault::english)
        .containsExactly("languages: is missing; it must be a list of 1 to 8 entries");
  }

  @Test
  @DisplayName("[A2] a note names its year in every language")
  void yearInEveryLanguage() {
    String network = "/sheets/0/categories/1/networks/0";
    assertThat(after(network + "/note", json("{'en':'Since 2022.','es':'Desde hace poco.'}")))
        .containsExactly("sheets[0].categories[1].networks[0].year year-not-in-note");
  }

  @Test
  @DisplayName("[A5] a field that is there twice is a fault among the others")
  void twice() {
    assertThat(
            faults(
                "{\"format\":2,\"id\":\"a\",\"id\":\"B\",\"words\":{\"x\":1,\"x\":2}}"
                    .getBytes(UTF_8)))
        .extracting(fault -> fault.path() + " " + fault.code().label())
        .contains(
            "id field-twice", "words.x field-twice", "title missing-said", "sheets missing-list");
    assertThat(
            faults(
                "{\"format\":2,\"places\":[{},{\"name\":{\"en\":\"A\",\"en\":\"B\"}}]}"
                    .getBytes(UTF_8)))
        .extracting(fault -> fault.path() + " " + fault.code().label())
        .contains("places[1].name.en field-twice");
  }

  @Test
  @DisplayName("[A5] [A9] a file without its format is not taken for one of the first form")
  void noFormat() {
    assertThat(faults(activity -> activity.remove("format")))
        .extracting(Fault::english)
        .containsExactly("format: is missing; it must be a whole number from 2 to 2");
  }

  @Test
  @DisplayName("[A7] JSON is nested at most 32 deep")
  void deep() {
    assertThat(faults(("{\"x\":" + "[".repeat(31) + "]".repeat(31) + "}").getBytes(UTF_8)))
        .extracting(Fault::code)
        .contains(Code.UNKNOWN_FIELD);
    assertThat(faults(("{\"x\":\n" + "[".repeat(32) + "]".repeat(32) + "}").getBytes(UTF_8)))
        .extracting(Fault::english)
        .containsExactly("the JSON must be at most 32 deep; it is deeper from line 2");
  }

  @ParameterizedTest
  @DisplayName("[A5] what is no JSON is said with line and column, and without the parser's words")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'id':                  | the JSON cannot be read on from line 1
          {'format': 2, oops      | the JSON cannot be read on from line 1
          {} {}                   | the JSON cannot be read on from line 1
          []                      | must be an object
          """)
  void noJson(String text, String words) {
    assertThat(faults(text.replace('\'', '"').getBytes(UTF_8)))
        .singleElement()
        .extracting(Fault::english)
        .asString()
        .startsWith(words);
  }

  @Test
  @DisplayName("[A5] bytes that are not UTF-8 are said to be so")
  void noUtf8() {
    assertThat(faults(new byte[] {'{', (byte) 0xC3, '}'}))
        .extracting(Fault::code)
        .containsExactly(Code.NOT_UTF8);
    assertThat(faults("\uFEFF{}".getBytes(UTF_8)))
        .extracting(Fault::code)
        .containsExactly(Code.NOT_UTF8);
  }

  @Test
  @DisplayName("[A8] a text is read in the language that is wanted, else in the activity's own")
  void languages() {
    ActivityFile file = Activities.builtIn().getFirst();

    assertThat(file.in("es").title()).isEqualTo("Tecnología + innovación");
    assertThat(file.in("es-MX").language()).isEqualTo("es");
    assertThat(file.in("fr").language()).isEqualTo("en");
    assertThat(file.in(null)).isEqualTo(file.own());
    assertThat(file.ledBy("es").own()).isEqualTo(ledInto(file.in("es")));
    assertThat(file.ledBy("es").in("en").title()).isEqualTo(file.own().title());
  }

  @ParameterizedTest
  @DisplayName("[A8] who prefers a language that is not there reads what it is a kind of")
  @CsvSource({
    "zh-Hans zh-Hant, zh-Hant-TW, zh-Hant",
    "sr-Cyrl sr-Latn, sr-Latn-RS, sr-Latn",
    "sr-Cyrl sr-Latn, sr, sr-Cyrl",
    "en pt-BR pt-PT, pt-AO, pt-BR",
    "en zh-Hant, ZH-HANT, zh-Hant",
    "en es, de, en"
  })
  void nearestLanguage(String languages, String preferred, String language) {
    ActivityFile file = ActivityFile.read(bare(languages.split(" ")).toString().getBytes(UTF_8));

    assertThat(file.languageFor(List.of(preferred))).isEqualTo(language);
    assertThat(file.in(preferred).language()).isEqualTo(language);
  }

  private static Activity ledInto(Activity in) {
    return new Activity(
        in.id(),
        in.version(),
        List.of("es", "en"),
        in.language(),
        in.title(),
        in.goal(),
        in.source(),
        in.words(),
        in.places(),
        in.roles(),
        in.sheets(),
        in.phases(),
        in.wordsPerMinute());
  }
}
