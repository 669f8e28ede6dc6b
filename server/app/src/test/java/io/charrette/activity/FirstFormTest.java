package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    Activity activity = ActivityFile.stored(old).own();

    assertThat(activity.source()).isEqualTo("ab");
    Category networks = activity.cardSheets().getFirst().categories().get(1);
    assertThat(networks.networks().getFirst().links()).isEmpty();
    assertThat(activity.phases().get(1).screen()).isEqualTo(PhaseScreen.FOUND);
    assertThat(activity.phases().get(4).screen()).isEqualTo(PhaseScreen.TURNS);
    assertThat(activity.version()).isEqualTo(1);
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
}
