package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TwoFacilitatorsTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  @Test
  @DisplayName("[M9] of two that decided against one version, the second meets another version")
  void theSecondMeetsAnotherVersion() {
    long seenByBoth = workshop.state().version();
    workshop.accept(new FacilitatorCommand.NextPhase());

    assertThat(workshop.state().version()).isNotEqualTo(seenByBoth);
    assertThat(workshop.controls().phase()).isEqualTo("scan");
  }

  @Test
  @DisplayName("[M9] who has not seen that a table was started afresh decides no more")
  void startedAfresh() {
    long seenByBoth = workshop.state().version();
    workshop.accept(new FacilitatorCommand.SendMessage("Hello", null, Reach.PHONES));
    assertThat(workshop.state().isControlledAsOf(seenByBoth)).isTrue();

    workshop.accept(new FacilitatorCommand.StartAfresh(2));
    assertThat(workshop.state().isControlledAsOf(seenByBoth)).isFalse();
    assertThat(workshop.state().isControlledAsOf(workshop.state().version())).isTrue();
  }

  @Test
  @DisplayName("[M9] a command is decided against the state that it meets")
  void whatBothWantHappensOnce() {
    workshop
        .accept(new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.CallTurn(2))
        .later(3_000)
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.GoToPhase("pitches"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.CallTurn(2))
        .accept(new FacilitatorCommand.PauseTimer())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.PauseTimer())
        .accept(new FacilitatorCommand.Lock(null))
        .alreadySo(new FacilitatorCommand.Lock(null));
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Paused(60_000, 57_000));
  }

  @Test
  @DisplayName("[M7] either takes back what the other did last, once")
  void undoIsShared() {
    workshop
        .accept(new FacilitatorCommand.NextPhase(), new FacilitatorCommand.TakeBack())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls().phase()).isEqualTo("lobby");
  }
}
