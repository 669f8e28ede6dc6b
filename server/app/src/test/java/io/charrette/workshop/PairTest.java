package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is together in a silence, whoever comes and goes. */
class PairTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  private void sit(int table, int people) {
    for (int i = 1; i <= people; i++) {
      workshop.join(table + "-" + i, table);
    }
  }

  private void formPairs() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"),
        new SilentCommand.AskForSilence("scan", true),
        new SilentCommand.FormPairs());
  }

  private List<List<String>> at(int table) {
    return Objects.requireNonNull(workshop.state().silence().present()).at(table);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,3", "4,2 2", "5,2 3", "8,2 2 2 2", "9,2 2 2 3"})
  @DisplayName("[M39] people are together two by two, of an odd number the last three")
  void formed(int people, String sizes) {
    sit(1, people);
    sit(2, 2);
    formPairs();
    assertThat(at(1).stream().map(pair -> "" + pair.size())).containsExactly(sizes.split(" "));
    assertThat(at(1).stream().flatMap(List::stream)).hasSize(people).doesNotHaveDuplicates();
    assertThat(at(2)).containsExactly(List.of("2-1", "2-2"));
    assertThat(at(3)).isEmpty();
  }

  @Test
  @DisplayName("[M39] who comes late joins somebody who is alone, or else a pair")
  void late() {
    sit(1, 4);
    formPairs();
    workshop.join("late", 1);
    assertThat(at(1)).containsExactly(List.of("1-1", "1-2", "late"), List.of("1-3", "1-4"));
    workshop.accept(new FacilitatorCommand.RemoveParticipant("1-4"));
    workshop.join("later", 1);
    assertThat(at(1)).containsExactly(List.of("1-1", "1-2", "late"), List.of("1-3", "later"));
  }

  @Test
  @DisplayName("[M39] who is moved, removed or away for long leaves the others as they are")
  void gone() {
    sit(1, 6);
    sit(2, 1);
    formPairs();
    workshop.accept(new FacilitatorCommand.MoveParticipant("1-1", 2));
    assertThat(at(1)).containsExactly(List.of("1-2"), List.of("1-3", "1-4"), List.of("1-5", "1-6"));
    assertThat(at(2)).containsExactly(List.of("2-1", "1-1"));
    workshop.accept(new FacilitatorCommand.KeepOut(List.of("1-3")));
    workshop.happened(new Event.SeatsLapsed(workshop.now(), List.of("1-6")));
    assertThat(at(1)).containsExactly(List.of("1-2"), List.of("1-4"), List.of("1-5"));
    workshop.happened(new Event.SeatRetaken(workshop.now(), "1-6"));
    assertThat(at(1)).containsExactly(List.of("1-2", "1-6"), List.of("1-4"), List.of("1-5"));
  }

  @Test
  @DisplayName("[M39] nobody is together before pairs are formed, or once all is shown")
  void onlyMeanwhile() {
    sit(1, 2);
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"), new SilentCommand.AskForSilence("scan", true));
    workshop.join("late", 1);
    assertThat(at(1)).isEmpty();
    workshop.accept(new SilentCommand.FormPairs(), new SilentCommand.ShowWords());
    assertThat(workshop.state().silence().present()).isNull();
  }

  @Test
  @DisplayName("[M40] a table is told of its own pairs, and nobody else of any")
  void told() {
    sit(1, 2);
    sit(2, 2);
    formPairs();
    WorkshopViews views = new WorkshopViews(workshop.state());
    assertThat(together(views.forTable(2))).containsExactly(List.of("2-1", "2-2"));
    for (WorkshopView view :
        List.of(views.forTable(3), views.forFacilitator(), views.forHelper(), views.forScreen())) {
      assertThat(together(view)).isEmpty();
    }
  }

  private static List<List<String>> together(WorkshopView view) {
    return Objects.requireNonNull(view.silence().present()).together();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  @DisplayName("[M39] whoever comes and goes, each is in one pair of their table, of three at most")
  void anyhow(long seed) {
    Random random = new Random(seed);
    sit(1, 5);
    sit(2, 4);
    formPairs();
    for (int i = 0; i < 200; i++) {
      List<String> all = new ArrayList<>(workshop.state().participants().keySet());
      String one = all.get(random.nextInt(all.size()));
      int table = 1 + random.nextInt(3);
      if (all.size() < 12 && random.nextBoolean()) {
        workshop.join("late-" + i, table);
      } else if (all.size() > 3 && random.nextBoolean()) {
        workshop.accept(new FacilitatorCommand.RemoveParticipant(one));
      } else if (!workshop.state().people().at(table).contains(one)) {
        workshop.accept(new FacilitatorCommand.MoveParticipant(one, table));
      }
      for (int each = 1; each <= 3; each++) {
        assertThat(at(each).stream().flatMap(List::stream))
            .as("seed %d, step %d", seed, i)
            .containsExactlyInAnyOrderElementsOf(workshop.state().people().at(each));
        assertThat(at(each)).allMatch(pair -> !pair.isEmpty() && pair.size() <= 3);
      }
    }
  }
}
