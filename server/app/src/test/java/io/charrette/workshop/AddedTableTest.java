package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddedTableTest {
  private static final FacilitatorCommand ADD =
      new FacilitatorCommand.AddTable(" Gary, IN ", "Window");

  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(2);

  @Test
  @DisplayName("[M30] a table that is added is the last one, also of the turns, and can be joined")
  void added() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.OrderTurns("pitches", List.of(2, 1)),
        ADD);
    workshop.join("p1", 3);

    Table table = workshop.state().table(3).orElseThrow();
    assertThat(table.place()).isEqualTo("Gary, IN");
    assertThat(table.label()).isEqualTo("Window");
    assertThat(workshop.controls().turnsIn("pitches").orElseThrow().order())
        .containsExactly(2, 1, 3);
  }

  @Test
  @DisplayName("[M30] its pens are down where all others' are")
  void locked() {
    workshop.accept(new FacilitatorCommand.Lock(null), ADD);
    assertThat(workshop.state().allLocked()).isTrue();

    workshop.accept(new FacilitatorCommand.Unlock(1), ADD);
    assertThat(workshop.state().lockedSince(4)).isEmpty();
  }

  @Test
  @DisplayName("[M30] [M7] undo takes it away with all that was said of it")
  void undone() {
    Workshop before = workshop.state();
    workshop.accept(
        ADD,
        new FacilitatorCommand.SendMessage("Come here", 3, Reach.PHONES),
        new FacilitatorCommand.Hide(3, "pitch"),
        new CrewCommand.NoteTable(3, "Ana", "New"),
        new FacilitatorCommand.TakeBack());

    assertThat(workshop.state().tables()).isEqualTo(before.tables());
    assertThat(workshop.controls()).isEqualTo(before.controls());
    assertThat(workshop.state().messages()).isEmpty();
    assertThat(workshop.state().hidden()).isEmpty();
    assertThat(workshop.state().crew()).isEqualTo(Crew.SILENT);
  }

  @Test
  @DisplayName("[M30] once somebody has sat there it stays, also when they have left again")
  void staysOnceUsed() {
    workshop.join("p1", 1).accept(ADD);
    workshop
        .accept(
            new Command.Join("p1", "Ana", 3, "hash-p1"),
            new Command.Join("p1", "Ana", 1, "hash-p1"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
    workshop
        .accept(ADD)
        .accept(new Command.Join("p2", "Bo", 4, "hash-p2"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());

    assertThat(workshop.state().tables()).hasSize(4);
  }

  @Test
  @DisplayName("[M30] a number that is given again has another flipchart")
  void anotherFlipchart() {
    workshop.accept(ADD);
    long first = workshop.state().table(3).orElseThrow().startedAt();
    workshop.later(5).accept(new FacilitatorCommand.TakeBack(), ADD);

    assertThat(workshop.state().table(3).orElseThrow().startedAt()).isGreaterThan(first);
  }

  @Test
  @DisplayName("[M30] a workshop has 200 tables, and a place where the activity has a word for it")
  void bounded() {
    PlayedWorkshop full = PlayedWorkshop.withTables(WorkshopLimits.TABLES);
    full.reject(Rejection.NOT_NOW, ADD);
    workshop.reject(Rejection.MALFORMED, new FacilitatorCommand.AddTable("", ""));
  }
}
