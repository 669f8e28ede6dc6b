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
        new FacilitatorCommand.Hide(1, "pitch"),
        new FacilitatorCommand.RenameTable(2, "Gary, IN", ""));
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
