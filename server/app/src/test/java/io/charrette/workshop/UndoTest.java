package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UndoTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  @Test
  @DisplayName("[M7] undo puts the controls back as they were, and cannot itself be undone")
  void putsBack() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"),
        new FacilitatorCommand.StartTimer(),
        new FacilitatorCommand.ExtraTime(1, 60_000),
        new FacilitatorCommand.Lock(2),
        new FacilitatorCommand.ShowTable(3));
    Controls before = workshop.controls();

    workshop.later(9_000).accept(new FacilitatorCommand.NextPhase());
    assertThat(workshop.state().undo()).isNotNull();
    workshop.later(9_000).accept(new FacilitatorCommand.TakeBack());

    assertThat(workshop.controls()).isEqualTo(before);
    assertThat(workshop.state().undo()).isNull();
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
  }

  @Test
  @DisplayName("[M7] a clock that undo sets running again has not lost the time between")
  void theClockGoesOn() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"), new FacilitatorCommand.StartTimer());
    TimerState running = workshop.controls().timer();
    workshop
        .later(4_000)
        .accept(new FacilitatorCommand.ResetTimer(), new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls().timer()).isEqualTo(running);
  }

  @Test
  @DisplayName("[M7] messages, help, people and hidden items are not touched")
  void othersAreNotTouched() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan")).join("p1", 1);
    workshop.accept(
        new FacilitatorCommand.SendMessage("Hello", null, Reach.PHONES),
        new Command.RaiseHelp("p1", true),
        new FacilitatorCommand.Hide(1, "pitch"));
    Workshop before = workshop.state();

    workshop.accept(new FacilitatorCommand.TakeBack());
    Workshop after = workshop.state();

    assertThat(after.controls().phase()).isEqualTo("lobby");
    assertThat(after.messages()).isEqualTo(before.messages());
    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.participants()).isEqualTo(before.participants());
    assertThat(after.hidden()).isEqualTo(before.hidden());
  }

  @Test
  @DisplayName("[M7] who is moved sits again where they sat, unless they moved on themselves")
  void movesBack() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan")).join("p1", 1).join("p2", 1);
    FacilitatorCommand slip = new FacilitatorCommand.MoveParticipant("p1", 3);

    workshop.accept(slip);
    assertThat(undoName()).isEqualTo("move-participant");
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().participantsAt(1)).extracting(Participant::id).contains("p1");
    assertThat(workshop.controls().phase()).isEqualTo("scan");

    workshop.accept(slip, new Command.Join("p1", "p1", 2, "hash-p1"));
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().participantsAt(2)).extracting(Participant::id).contains("p1");
  }

  @Test
  @DisplayName("[M7] a move is not taken back to a table that is full by now")
  void nowhereToMoveBack() {
    workshop.join("p1", 1).accept(new FacilitatorCommand.MoveParticipant("p1", 3));
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      workshop.join("q" + i, 1);
    }
    workshop.reject(Rejection.TABLE_FULL, new FacilitatorCommand.TakeBack());
  }

  @Test
  @DisplayName("[M7] [M31] who was given another name has theirs again, unless they chose another")
  void namesBack() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan")).join("p1", 1).join("p2", 1);
    FacilitatorCommand slip = new FacilitatorCommand.RenameParticipant("p1", "Slip");
    String name = workshop.state().participant("p1").orElseThrow().name();

    workshop.accept(slip);
    assertThat(undoName()).isEqualTo("rename-participant");
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().participant("p1").orElseThrow().name()).isEqualTo(name);

    workshop.accept(slip, new Command.Join("p1", "Ana", 1, "hash-p1"));
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().participant("p1").orElseThrow().name()).isEqualTo("Ana");

    workshop.accept(slip, new FacilitatorCommand.KeepOut(List.of("p1")));
    workshop.accept(new FacilitatorCommand.TakeBack(), new FacilitatorCommand.LetIn(List.of("p1")));
    assertThat(workshop.state().participant("p1").orElseThrow().name()).isEqualTo("Ana");
    assertThat(workshop.controls().phase()).isEqualTo("scan");
  }

  @Test
  @DisplayName("[M7] a table is called again what it was called")
  void tableNamesBack() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
    List<Table> before = workshop.state().tables();
    workshop.accept(new FacilitatorCommand.RenameTable(2, "Slip, MI", "Slip"));
    assertThat(undoName()).isEqualTo("rename-table");
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().tables()).isEqualTo(before);
    assertThat(workshop.controls().phase()).isEqualTo("scan");
  }

  @Test
  @DisplayName("[M7] what was stored before moves and names were undone is not taken back")
  void storedBefore() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan")).join("p1", 1);
    workshop
        .happened(new Event.ParticipantMoved(workshop.now(), "p1", 2))
        .happened(new Event.ParticipantRenamed(workshop.now(), "p1", "Ana"))
        .happened(new Event.TableRenamed(workshop.now(), 2, "Gary, IN", "Door"));
    Workshop before = workshop.state();
    assertThat(undoName()).isEqualTo("go-to-phase");
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().participants()).isEqualTo(before.participants());
    assertThat(workshop.state().tables()).isEqualTo(before.tables());
    assertThat(workshop.controls().phase()).isEqualTo("lobby");
  }

  @Test
  @DisplayName("[M7] there is nothing to undo at first, nor after what was already so")
  void nothingToUndo() {
    workshop.alreadySo(new FacilitatorCommand.Unlock(null));
    assertThat(workshop.state().undo()).isNull();
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
  }

  @Test
  @DisplayName("[M7] undo is named after the control that it takes back")
  void names() {
    workshop.accept(new FacilitatorCommand.NextPhase());
    assertThat(undoName()).isEqualTo("go-to-phase");
    workshop.accept(new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.NextTurn());
    assertThat(undoName()).isEqualTo("call-turn");
    workshop.accept(new FacilitatorCommand.OrderTurns("pitches", List.of(3, 2)));
    assertThat(undoName()).isEqualTo("order-turns");
    workshop.accept(new FacilitatorCommand.PauseTimer());
    assertThat(undoName()).isEqualTo("pause-timer");
  }

  private String undoName() {
    Undo undo = workshop.state().undo();
    return undo == null ? "" : undo.control();
  }
}
