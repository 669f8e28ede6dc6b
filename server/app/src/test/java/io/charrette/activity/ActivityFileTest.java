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
    return faults(
            activity -> {
              int last = pointer.lastIndexOf('/');
              JsonNode parent = activity.at(pointer.substring(0, last));
              String name = pointer.substring(last + 1);
              if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), value);
              } else {
                ((ObjectNode) parent).set(name, value);
              }
            })
        .stream()
        .map(fault -> fault.path() + " " + fault.code().label())
        .toList();
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
          /title                        | null                  | title missing
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

  @Test
  @DisplayName("[A3] an activity opens that was stored with a name that has been taken since")
  void storedWithTakenName() {
    ObjectNode stored = Activities.builtIn().getFirst().tree();
    ((ObjectNode) stored.at("/phases/0")).put("id", "constructor");

    assertThat(ActivityFile.stored(stored).own().phases().getFirst().id()).isEqualTo("constructor");
    assertThat(faults(stored.toString().getBytes(UTF_8)))
        .extracting(Fault::path)
        .containsExactly("phases[0].id");
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
            "title: is missing",
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
            tuple("phases[1].clock", "missing"),
            tuple("phases[2].clock", "not-one-of"),
            tuple("phases[4].screen", "not-one-of"),
            tuple("phases[5].clock", "not-one-of"));
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
        "https://",
        "https://a b.example",
        "ftp://example.org",
        "//example.org"
      })
  void addresses(String address) {
    assertThat(after("/sheets/0/categories/1/networks/0/links/0/url", json("\"" + address + "\"")))
        .containsExactly("sheets[0].categories[1].networks[0].links[0].url not-address");
  }

  @ParameterizedTest
  @DisplayName(
      "[A3] addresses with a path, a query, a port or letters of other alphabets are taken")
  @ValueSource(
      strings = {
        "http://example.org",
        "https://example.org:8080/a?b=c@d#e",
        "https://bücher.example/ä"
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
  }

  private static void assertMost(String pointer, int most, String entry) {
    String path = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
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
        .filteredOn(fault -> fault.code() == Code.MISSING)
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
    "/sheets/2/fields/1/samples/0/text/en, 1000",
    "/phases/0/title/en, 60",
    "/phases/0/short/en, 24",
    "/phases/0/prompt/lead/en, 200",
    "/phases/0/prompt/text/en, 500",
    "/phases/0/messages/0, 300"
  })
  void lengths(String pointer, int most) {
    String path = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
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
        .containsExactly("languages: is missing");
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
        .contains("id field-twice", "words.x field-twice", "title missing", "sheets missing");
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
        .containsExactly("format: is missing");
  }

  @Test
  @DisplayName("[A7] JSON is nested at most 32 deep")
  void deep() {
    assertThat(faults(("{\"x\":" + "[".repeat(31) + "]".repeat(31) + "}").getBytes(UTF_8)))
        .extracting(Fault::code)
        .contains(Code.UNKNOWN_FIELD);
    assertThat(faults(("{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}").getBytes(UTF_8)))
        .extracting(Fault::code)
        .containsExactly(Code.NOT_JSON);
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
