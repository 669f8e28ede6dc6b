package io.charrette.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Field;
import io.charrette.activity.Sheet;
import io.charrette.activity.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workshops whose events the last version before format 2 of activities stored. */
class BeforeFormat2Test {
  private static Workshop opened(String name) throws IOException, MalformedEventException {
    Workshop state = Workshop.UNBORN;
    for (String line :
        Files.readAllLines(Path.of("src/test/resources/events", name + ".jsonl"), UTF_8)) {
      state = Evolver.evolve(state, EventJson.read(line.getBytes(UTF_8)));
    }
    return state;
  }

  @ParameterizedTest
  @DisplayName("[A9] [M10] a workshop with an activity of the first form opens where it was")
  @CsvSource({
    "workshop-before-format-2, en, player, players",
    "workshop-before-format-2-es, es, actor, actores"
  })
  void opens(String name, String language, String one, String many) throws Exception {
    Workshop state = opened(name);

    assertThat(state.activity().language()).isEqualTo(language);
    assertThat(state.activity().sheets())
        .extracting(Sheet::id)
        .containsExactly("players", "challenge", "pitch");
    assertThat(state.activity().fields())
        .extracting(Field::id)
        .containsExactly("challenge", "strategy", "pitch");
    assertThat(state.activity().cardSheets().getFirst().card()).isEqualTo(new Word(one, many));
    assertThat(state.phase().id()).isEqualTo("pitches");
    assertThat(state.controls().phases())
        .extracting(ScheduledPhase::id)
        .containsExactly("lobby", "scan", "challenge", "prepare", "pitches", "wrap-up");
    assertThat(state.hidden()).hasSize(2);
  }

  @ParameterizedTest
  @DisplayName("[A9] its checkpoint, written anew, is the same workshop")
  @CsvSource({"workshop-before-format-2", "workshop-before-format-2-es"})
  void checkpoint(String name) throws Exception {
    Workshop state = opened(name);

    assertThat(CheckpointJson.read(CheckpointJson.write(state))).isEqualTo(state);
  }
}
