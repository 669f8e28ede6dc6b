package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PhaseRulesTest {
  private static final long MINUTE = 60_000;

  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(4);

  @Test
  @DisplayName("[M4] entering a phase makes its timer ready, with the phase's length")
  void enteringMakesTheTimerReady() {
    workshop.accept(
        new FacilitatorCommand.NextPhase(),
        new FacilitatorCommand.StartTimer(),
        new FacilitatorCommand.NextPhase());

    assertThat(workshop.controls().phase()).isEqualTo("challenge");
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(8 * MINUTE));
  }

  @Test
  @DisplayName("[M4] [M7] all are told when the phase was entered: undone, it is again what it was")
  void saysWhenItWasEntered() {
    assertThat(told()).containsOnly(PlayedWorkshop.START);
    workshop.later(MINUTE).accept(new FacilitatorCommand.GoToPhase("scan"));
    long scan = PlayedWorkshop.START + MINUTE;
    assertThat(told()).containsOnly(scan);
    workshop.later(MINUTE).accept(new FacilitatorCommand.StartTimer());
    assertThat(told()).containsOnly(scan);
    workshop.accept(new FacilitatorCommand.NextPhase());
    assertThat(told()).containsOnly(scan + MINUTE);
    workshop.later(MINUTE).accept(new FacilitatorCommand.TakeBack());
    assertThat(told()).containsOnly(scan);
    workshop.accept(new FacilitatorCommand.NextPhase(), new FacilitatorCommand.PreviousPhase());
    assertThat(told()).containsOnly(scan + 2 * MINUTE);
  }

  /** What each role is told of since when tables are asked whether they are ready. */
  private List<Long> told() {
    WorkshopViews views = new WorkshopViews(workshop.state());
    return Stream.of(
            views.forFacilitator(), views.forHelper(), views.forTable(1), views.forScreen())
        .map(WorkshopView::askedAt)
        .toList();
  }

  @Test
  @DisplayName("[M4] entering a phase clears extra time and the presented table")
  void enteringClears() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"),
        new FacilitatorCommand.ExtraTime(2, MINUTE),
        new FacilitatorCommand.ShowTable(3),
        new FacilitatorCommand.NextPhase());

    assertThat(workshop.controls().extra()).isEmpty();
    assertThat(workshop.controls().screen().table()).isNull();
  }

  @Test
  @DisplayName(
      "[M4] [M35] entering the pitches' phase takes the presented table off, as any other does")
  void enteringThePitchesLeavesTheScreen() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("prepare"),
        new FacilitatorCommand.ShowTable(3),
        new FacilitatorCommand.NextPhase());

    assertThat(workshop.controls().screen()).isEqualTo(ScreenState.OF_PHASE);
  }

  @Test
  @DisplayName("[M4] leaving the pitches' phase ends the pitch that is being given")
  void leavingThePitchesEndsThePitch() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.CallTurn(2),
        new FacilitatorCommand.NextPhase());

    assertThat(workshop.controls().turnsIn("pitches").orElseThrow())
        .isEqualTo(Turns.inOrder(List.of(1, 3, 4), List.of(2), null));
    assertThat(workshop.controls().screen().table()).isNull();
  }

  @Test
  @DisplayName("[M4] a phase without a clock has no timer: its length is 0")
  void noClock() {
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(0));
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.StartTimer())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.AddTime(MINUTE))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.ExtraTime(1, MINUTE))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.SetPhaseLength("lobby", MINUTE));
  }

  @Test
  @DisplayName("[M3] there is nothing before the first phase and after the last")
  void theEnds() {
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.PreviousPhase())
        .accept(new FacilitatorCommand.GoToPhase("wrap-up"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.NextPhase())
        .accept(new FacilitatorCommand.PreviousPhase())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.GoToPhase("pitches"))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.GoToPhase("party"));
    assertThat(workshop.controls().phase()).isEqualTo("pitches");
  }

  @Test
  @DisplayName(
      "[M3] a new length shows at once on a clock that is ready, and later on one that runs")
  void lengths() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"),
        new FacilitatorCommand.SetPhaseLength("scan", 7 * MINUTE));
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(7 * MINUTE));

    workshop
        .accept(
            new FacilitatorCommand.StartTimer(),
            new FacilitatorCommand.SetPhaseLength("scan", 3 * MINUTE))
        .alreadySo(new FacilitatorCommand.SetPhaseLength("scan", 3 * MINUTE));
    assertThat(workshop.controls().timer().length()).isEqualTo(7 * MINUTE);

    workshop
        .accept(new FacilitatorCommand.ResetTimer())
        .reject(Rejection.MALFORMED, new FacilitatorCommand.SetPhaseLength("party", MINUTE));
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(3 * MINUTE));
  }

  @Test
  @DisplayName("[M3] phases are reordered by a permutation, and by nothing else")
  void reordering() {
    List<String> order =
        new ArrayList<>(workshop.controls().phases().stream().map(ScheduledPhase::id).toList());
    order.add(1, order.remove(2));

    workshop.accept(
        new FacilitatorCommand.ReorderPhases(order), new FacilitatorCommand.NextPhase());
    assertThat(workshop.controls().phase()).isEqualTo("challenge");

    workshop
        .alreadySo(new FacilitatorCommand.ReorderPhases(order))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.ReorderPhases(order.subList(1, 6)))
        .reject(
            Rejection.MALFORMED,
            new FacilitatorCommand.ReorderPhases(
                List.of("lobby", "lobby", "scan", "challenge", "prepare", "pitches")));
  }
}
