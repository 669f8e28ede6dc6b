package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities of the first form, as the last version before format 2 had them. */
class FirstFormTest {
  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/activities/first-form", name + ".json"));
  }

  private static ObjectNode tree(String name) throws IOException {
    return (ObjectNode) ActivityFile.json(bytes(name));
  }

  @ParameterizedTest
  @DisplayName("[A9] its players, challenge, strategy and pitch are sheets under their own names")
  @ValueSource(strings = {"tech-innovation", "tech-innovation-es"})
  void sheets(String name) throws IOException {
    Activity activity = ActivityFile.read(bytes(name)).own();

    assertThat(activity.sheets())
        .extracting(Sheet::id)
        .containsExactly("players", "challenge", "pitch");
    assertThat(activity.fields())
        .extracting(Field::id)
        .containsExactly("challenge", "strategy", "pitch");
    assertThat(activity.cardSheets().getFirst().categoryIds())
        .containsExactly("gov", "net", "civic", "learn", "fund", "anchor", "fed");
    assertThat(activity.phases())
        .extracting(phase -> phase.id() + " " + phase.sheet() + " " + phase.clock().jsonName())
        .containsExactly(
            "lobby null none",
            "scan players whole",
            "challenge challenge whole",
            "prepare pitch whole",
            "pitches pitch turns",
            "wrap-up null none");
    assertThat(activity.roles()).extracting(Role::id).containsExactly("presenter");
    assertThat(activity.version()).isEqualTo(2);
  }

  @Test
  @DisplayName("[A9] what pages said of it before, it says now, in its own language")
  void words() throws IOException {
    CardSheet english = ActivityFile.read(bytes("tech-innovation")).own().cardSheets().getFirst();
    CardSheet spanish =
        ActivityFile.read(bytes("tech-innovation-es")).own().cardSheets().getFirst();

    assertThat(english.card()).isEqualTo(new Word("player", "players"));
    assertThat(spanish.card()).isEqualTo(new Word("actor", "actores"));
    assertThat(english.categories().getFirst().colour()).isEqualTo(Hue.NAVY);
  }

  @ParameterizedTest
  @DisplayName("[A9] Spanish is es or a kind of it, and no language whose code only begins so")
  @CsvSource({
    "es, actor",
    "es-MX, actor",
    "es-419, actor",
    "esu, player",
    "est, player",
    "fr, player"
  })
  void spanish(String language, String card) throws IOException {
    ObjectNode old = tree("tech-innovation").put("language", language);

    assertThat(ActivityFile.stored(old).own().cardSheets().getFirst().card())
        .extracting(Word::one)
        .isEqualTo(card);
  }

  @Test
  @DisplayName("[A9] once translated it is the same when it is read again")
  void again() throws IOException {
    ActivityFile file = ActivityFile.read(bytes("tech-innovation"));

    assertThat(ActivityFile.read(file.bytes())).isEqualTo(file);
    assertThat(ActivityFile.stored(file.tree())).isEqualTo(file);
  }

  @Test
  @DisplayName("[A9] a stored one opens, although rules of today would refuse it")
  void stored() throws IOException {
    ObjectNode old = tree("tech-innovation");
    old.put("source", "a\u202Eb\ud800");
    ((ObjectNode) old.at("/sectors/1/networks/0/links/0")).put("url", "https://bank.com@evil");
    ((ObjectNode) old.at("/sectors/0/lookFor/0")).put("url", "https://bank.com@evil");
    ((ObjectNode) old.at("/phases/1")).put("screen", "end");
    ((ObjectNode) old.at("/phases/4")).put("screen", "countdown");
    old.put("version", "spring");
    ((ObjectNode) old.at("/cities/1")).put("name", "Detroit, MI\u202A");
    ((ObjectNode) old.at("/cities/2")).put("name", "\uFEFFDetroit, MI");
    ((ObjectNode) old.at("/sectors/2")).put("id", "constructor");

    Activity activity = ActivityFile.stored(old).own();

    assertThat(activity.source()).isEqualTo("ab");
    assertThat(activity.places().subList(0, 3)).containsOnly(new Place("Detroit, MI"));
    Category networks = activity.cardSheets().getFirst().categories().get(1);
    assertThat(networks.networks().getFirst().links()).isEmpty();
    assertThat(activity.phases().get(1).screen()).isEqualTo(PhaseScreen.FOUND);
    assertThat(activity.phases().get(4).screen()).isEqualTo(PhaseScreen.TURNS);
    assertThat(activity.version()).isEqualTo(1);
    assertThat(activity.cardSheets().getFirst().categoryIds().get(2)).isEqualTo("constructor");
  }

  @ParameterizedTest
  @DisplayName("[A9] [A7] a title that is too long for a tab is cut there, but in no character")
  @CsvSource({"24, 24", "25, 23"})
  void longTitle(int characters, int left) throws IOException {
    ObjectNode old = tree("tech-innovation");
    ((ObjectNode) old.at("/steps/0")).put("title", "🦫".repeat(characters));

    assertThat(ActivityFile.read(old.toString().getBytes(UTF_8)).own().sheets().getFirst())
        .extracting(Sheet::shortTitle)
        .isEqualTo("🦫".repeat(left) + (left < characters ? "…" : ""));
  }

  @ParameterizedTest
  @DisplayName("[A9] an activity of the first form that needs not all sheets opens, too")
  @ValueSource(strings = {"players", "challenge", "pitch"})
  void oneSheet(String sheet) throws IOException {
    ObjectNode old = tree("tech-innovation");
    for (int i = old.get("steps").size() - 1; i >= 0; i--) {
      if (!old.at("/steps/" + i + "/sheet").asText().equals(sheet)) {
        old.withArray("steps").remove(i);
      }
    }
    old.get("phases").forEach(phase -> ((ObjectNode) phase).putNull("step"));

    assertThat(ActivityFile.stored(old).own().sheets())
        .extracting(Sheet::id)
        .containsExactly(sheet);
  }

  @ParameterizedTest
  @DisplayName("[A9] faults of a new one of the first form are named by its own paths")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /sectors/2        | id    | Gov!  | sectors[2].id
          /cities/0         | name  | ' '   | cities[0].name
          /phases/1         | step  | scam  | phases[1].step
          /steps/1          | title | ' '   | steps[1].title
          /samplePitches/0  | text  | ' '   | samplePitches[0].text
          """)
  void paths(String pointer, String field, String value, String path) throws IOException {
    ObjectNode old = tree("tech-innovation");
    ((ObjectNode) old.at(pointer)).put(field, value.replace("'", ""));

    InvalidActivityException refusal =
        catchThrowableOfType(
            InvalidActivityException.class,
            () -> ActivityFile.read(old.toString().getBytes(UTF_8)));

    assertThat(refusal.faults()).extracting(Fault::path).contains(path);
  }

  /** What is wrong with the activity of the first form after one field of it was set or removed. */
  private static List<String> after(String pointer, String field, @Nullable String value)
      throws IOException {
    ObjectNode old = tree("tech-innovation");
    ObjectNode at = pointer.isEmpty() ? old : (ObjectNode) old.at(pointer);
    if (value == null) {
      at.remove(field);
    } else if (value.matches("\\d+")) {
      at.put(field, Integer.valueOf(value));
    } else {
      at.put(field, value);
    }
    return faults(old);
  }

  private static List<String> faults(ObjectNode old) {
    InvalidActivityException refusal =
        catchThrowableOfType(
            InvalidActivityException.class,
            () -> ActivityFile.read(old.toString().getBytes(UTF_8)));
    return refusal == null ? List.of() : refusal.faults().stream().map(Fault::english).toList();
  }

  @ParameterizedTest
  @DisplayName("[A9] [A5] what a new one misspells is told alone, and with the form's own values")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /steps/1  | sheet  | chalenge  | steps[1].sheet: must be one of: players, challenge, pitch; it is “chalenge”
          /steps/1  | sheet  | Challenge | steps[1].sheet: must be one of: players, challenge, pitch; it is “Challenge”
          /steps/0  | sheet  | 5         | steps[0].sheet: must be one of: players, challenge, pitch; it is “5”
          /steps/0  | id     |           | steps[0].id: is missing; it must be 1 to 40 of a-z, 0-9 and dashes, the first a letter
          /steps/0  | id     | 5         | steps[0].id: must be 1 to 40 of a-z, 0-9 and dashes, the first a letter
          /steps/0  | id     | Scan      | steps[0].id: must be 1 to 40 of a-z, 0-9 and dashes, the first a letter
          /steps/0  | sheet  |           | steps[0].sheet: is missing; it must be one of: players, challenge, pitch
          /steps/0  | title  |           | steps[0].title: is missing; it must be a text of at most 60 characters, or an object with one for each of: en
          /steps/0  | title  | 5         | steps[0].title: must be a text of at most 60 characters, or an object with one for each of: en
          /steps/1  | colour | blue      | steps[1].colour: must be one of: scan, challenge, pitch; it is “blue”
          /steps/1  | id     | Gov!      | steps[1].id: must be 1 to 40 of a-z, 0-9 and dashes, the first a letter
          /steps/1  | sheet  | players   | steps[1].sheet: is “players” a second time; each must differ
          /steps/2  | sheet  | challenge | steps[2].sheet: is “challenge” a second time; each must differ
          /phases/1 | colour |           | phases[1].colour: is missing; it must be one of: ink, scan, challenge, pitch
          /sectors/1 | icon  | star      | sectors[1].icon: must be one of: gov, net, civic, learn, fund, anchor, fed; it is “star”
          /sectors/1 | networksTitle | Nets | sectors[1].networksTitle: is no field here; allowed: id, name, title, short, colour, icon, summary, lookForTitle, lookFor, networks, keywords
          ""        | sectors |          | sectors: is missing; it must be a list of 1 to 12 entries
          ""        | sectors | none     | sectors: must be a list of 1 to 12 entries
          ""        | steps  |           | steps: is missing; it must be a list of 1 to 3 entries
          ""        | steps  | none      | steps: must be a list of 1 to 3 entries
          ""        | phases |           | phases: is missing; it must be a list of 1 to 30 entries
          ""        | phases | none      | phases: must be a list of 1 to 30 entries
          ""        | cities | none      | cities: must be a list of 0 to 100 entries
          ""        | language | English | language: must be a language tag such as en, pt-BR or de-simple: a language of two or three small letters, then, if there is need, each after a dash, a script of 4 letters, a region of 2 letters or 3 digits, and variants of 5 to 8 letters or digits, or of 4 that begin with a digit, each another; at most 35 characters
          ""        | language |         | language: must be a language tag such as en, pt-BR or de-simple: a language of two or three small letters, then, if there is need, each after a dash, a script of 4 letters, a region of 2 letters or 3 digits, and variants of 5 to 8 letters or digits, or of 4 that begin with a digit, each another; at most 35 characters
          /steps/1  | id     | scan      | steps[1].id: is “scan” a second time; each must differ
          /steps/0  | title  | " "       | steps[0].title: must not be blank
          /steps/0  | tilte  | Scan      | steps[0].tilte: is no field here; allowed: id, title, colour, sheet
          /phases/1 | step   | 5         | phases[1].step: must be one of: scan, challenge, pitch; it is “5”
          /phases/1 | step   | players   | phases[1].step: must be one of: scan, challenge, pitch; it is “players”
          /phases/1 | clock  | weekly    | phases[1].clock: must be one of: none, whole, per-table; it is “weekly”
          /phases/4 | clock  | turns     | phases[4].clock: must be one of: none, whole, per-table; it is “turns”
          /phases/4 | clock  |           | phases[4].clock: is missing; it must be one of: none, whole, per-table
          /phases/1 | screen | wal       | phases[1].screen: must be one of: lobby, countdown, wall, pitches, end; it is “wal”
          /phases/4 | screen | stage     | phases[4].screen: must be one of: lobby, countdown, wall, pitches, end; it is “stage”
          /phases/0 | screen |           | phases[0].screen: is missing; it must be one of: lobby, countdown, wall, pitches, end
          /phases/0 | screen | countdown | phases[0].screen: must be one of: lobby, wall, end, because the clock is none; it is “countdown”
          /phases/1 | screen | end       | phases[1].screen: must be one of: countdown, wall, because the clock is whole; it is “end”
          /phases/4 | screen | lobby     | phases[4].screen: must be one of: pitches, because the clock is per-table; it is “lobby”
          /phases/1 | turns  | drawn     | phases[1].turns: is no field here; allowed: id, title, short, step, length, clock, screen, prompt, colour
          ""        | roles  | none      | roles: is no field here; allowed: id, version, language, title, goal, source, cities, steps, phases, sectors, challengePrompt, strategyPrompts, pitchPrompt, samplePitches, wordsPerMinute
          """)
  void misspelt(String pointer, String field, @Nullable String value, String fault)
      throws IOException {
    assertThat(after(pointer, field, value)).containsExactly(fault);
  }

  @ParameterizedTest
  @DisplayName("[A9] [A5] an entry that is no object is told alone, with the form's own fields")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          steps   | steps[0]: must be an object; its fields: id, title, colour, sheet
          phases  | phases[0]: must be an object; its fields: id, title, short, step, length, clock, screen, prompt, colour
          sectors | sectors[0]: must be an object; its fields: id, name, title, short, colour, icon, summary, lookForTitle, lookFor, networks, keywords
          cities  | cities[0]: must be an object; its fields: name
          """)
  void noObject(String list, String fault) throws IOException {
    ObjectNode old = tree("tech-innovation");
    ((ArrayNode) old.get(list)).set(0, "scan");

    assertThat(faults(old)).containsExactly(fault);
  }

  @Test
  @DisplayName("[A9] [A5] of lists that have too few or too many entries, that alone is told")
  void counts() throws IOException {
    ObjectNode old = tree("tech-innovation");
    old.putArray("sectors");
    assertThat(faults(old)).containsExactly("sectors: must have from 1 to 12 entries; it has 0");

    old = tree("tech-innovation");
    ((ArrayNode) old.get("steps")).add(old.at("/steps/2").deepCopy());
    assertThat(faults(old)).containsExactly("steps: must have from 1 to 3 entries; it has 4");
  }

  @Test
  @DisplayName("[A9] a file without players needs no sectors")
  void noSectors() throws IOException {
    ObjectNode old = tree("tech-innovation");
    ((ArrayNode) old.get("steps")).remove(0);
    ((ObjectNode) old.at("/phases/1")).putNull("step");
    old.remove("sectors");

    assertThat(faults(old)).isEmpty();
  }

  @Test
  @DisplayName("[A9] whatever stands wherever in a new one, faults are at places that the form has")
  void ownPaths() throws IOException {
    ObjectNode file = tree("tech-innovation");
    Set<String> own = new HashSet<>(names(file).toList());
    own.addAll(List.of("note", "year", "label", "keywords", "en"));
    for (String place : HostileActivitiesTest.places(file, "").toList()) {
      for (JsonNode value : HostileActivitiesTest.values().toList()) {
        ObjectNode old = file.deepCopy();
        HostileActivitiesTest.put(old, place, value);
        assertThat(paths(old))
            .as("%s = %.80s", place, value)
            .allSatisfy(
                path ->
                    assertThat(own)
                        .containsAll(List.of(path.replaceAll("\\[\\d+]", "").split("\\."))));
      }
    }
  }

  /** Where faults are, but for fields that are none. */
  private static List<String> paths(ObjectNode old) {
    InvalidActivityException refusal =
        catchThrowableOfType(
            InvalidActivityException.class,
            () -> ActivityFile.read(old.toString().getBytes(UTF_8)));
    return refusal == null
        ? List.of()
        : refusal.faults().stream()
            .filter(fault -> fault.code() != Fault.Code.UNKNOWN_FIELD)
            .map(Fault::path)
            .filter(path -> !path.isEmpty())
            .toList();
  }

  private static Stream<String> names(JsonNode node) {
    return Stream.concat(
        node.propertyStream().map(Map.Entry::getKey),
        node.valueStream().flatMap(FirstFormTest::names));
  }

  @Test
  @DisplayName("[A9] what is not misspelt is no fault: the form as it was is taken")
  void taken() throws IOException {
    assertThat(after("/phases/1", "screen", "wall")).isEmpty();
    assertThat(after("/phases/0", "screen", "wall")).isEmpty();
    assertThat(after("/phases/1", "step", null)).isEmpty();
  }
}
