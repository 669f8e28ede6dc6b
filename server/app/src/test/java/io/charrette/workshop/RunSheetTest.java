package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.workshop.RunSheet.Change;
import io.charrette.workshop.RunSheet.Forgotten;
import io.charrette.workshop.RunSheet.HelpCall;
import io.charrette.workshop.RunSheet.PhaseRun;
import io.charrette.workshop.RunSheet.Said;
import io.charrette.workshop.RunSheet.TurnRun;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunSheetTest {
  private static final long MINUTE = 60_000;
  private static final long START = PlayedWorkshop.START;

  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  private RunSheet sheet() {
    return workshop.state().runSheet();
  }

  @Test
  @DisplayName("[M24] the phases that were entered, when, and how long they were to take")
  void phases() {
    workshop
        .later(MINUTE)
        .accept(new FacilitatorCommand.GoToPhase("scan"))
        .later(5 * MINUTE)
        .accept(new FacilitatorCommand.GoToPhase("pitches"));
    assertThat(sheet().phases())
        .containsExactly(
            new PhaseRun("lobby", START, 0),
            new PhaseRun("scan", START + MINUTE, 5 * MINUTE),
            new PhaseRun("pitches", START + 6 * MINUTE, 3 * MINUTE));
  }

  @Test
  @DisplayName("[M24] [M6] how long turns were to take: those of tables that come, as in the plan")
  void turnsThatCome() {
    workshop.join("p1", 2).join("p2", 3).accept(new FacilitatorCommand.GoToPhase("pitches"));
    assertThat(sheet().phases().getLast()).isEqualTo(new PhaseRun("pitches", START, 2 * MINUTE));
  }

  @Test
  @DisplayName("[M24] each turn with its length, however it ended")
  void turns() {
    workshop
        .accept(new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.CallTurn(2))
        .later(70_000)
        .accept(new FacilitatorCommand.NextTurn())
        .later(50_000)
        .accept(new FacilitatorCommand.EndTurn(), new FacilitatorCommand.NextTurn())
        .later(10_000)
        .accept(new FacilitatorCommand.NextPhase());
    assertThat(sheet().turns())
        .containsExactly(
            new TurnRun("pitches", 2, START, MINUTE, START + 70_000),
            new TurnRun("pitches", 1, START + 70_000, MINUTE, START + 120_000),
            new TurnRun("pitches", 3, START + 120_000, MINUTE, START + 130_000));
  }

  @Test
  @DisplayName("[M24] [M5] a turn was to take what the clock was set to before it was called")
  void setForATurn() {
    workshop
        .accept(
            new FacilitatorCommand.GoToPhase("pitches"),
            new FacilitatorCommand.SetTimer(2 * MINUTE),
            new FacilitatorCommand.CallTurn(2))
        .later(115_000)
        .accept(new FacilitatorCommand.NextTurn())
        .later(50_000)
        .accept(new FacilitatorCommand.EndTurn(), new FacilitatorCommand.AddTime(-30_000))
        .accept(new FacilitatorCommand.NextTurn());
    assertThat(sheet().turns())
        .containsExactly(
            new TurnRun("pitches", 2, START, 2 * MINUTE, START + 115_000),
            new TurnRun("pitches", 1, START + 115_000, MINUTE, START + 165_000),
            new TurnRun("pitches", 3, START + 165_000, MINUTE / 2, null));
  }

  @Test
  @DisplayName("[M24] what is taken back was not meant, and is not on it")
  void undone() {
    workshop
        .accept(new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.CallTurn(2))
        .later(9_000);
    RunSheet before = sheet();
    workshop.accept(new FacilitatorCommand.CallTurn(1), new FacilitatorCommand.TakeBack());
    assertThat(sheet().turns()).isEqualTo(before.turns());
    workshop.accept(new FacilitatorCommand.NextPhase(), new FacilitatorCommand.TakeBack());
    assertThat(sheet().phases()).isEqualTo(before.phases());
    assertThat(sheet().turns()).isEqualTo(before.turns());
    workshop.accept(new FacilitatorCommand.AddTime(MINUTE), new FacilitatorCommand.TakeBack());
    assertThat(sheet().changes()).isEmpty();
  }

  @Test
  @DisplayName("[M24] messages, help with its wait, time that was added, and pens")
  void theRest() {
    workshop
        .join("p1", 2)
        .accept(
            new FacilitatorCommand.GoToPhase("scan"),
            new FacilitatorCommand.SendMessage("Two minutes", null, Reach.PHONES),
            new Command.RaiseHelp("p1", true),
            new FacilitatorCommand.StartTimer())
        .later(80_000)
        .accept(
            new FacilitatorCommand.ClearHelp(2, null),
            new FacilitatorCommand.SetTimer(MINUTE),
            new FacilitatorCommand.ExtraTime(3, MINUTE),
            new FacilitatorCommand.Lock(null),
            new FacilitatorCommand.Unlock(1));
    assertThat(sheet().messages()).containsExactly(new Said(START, "Two minutes", null));
    assertThat(sheet().help()).containsExactly(new HelpCall(2, START, null, START + 80_000));
    long at = START + 80_000;
    assertThat(sheet().changes())
        .containsExactly(
            new Change(at, Change.Kind.TIME, "scan", null, -160_000),
            new Change(at, Change.Kind.EXTRA_TIME, "scan", 3, MINUTE),
            new Change(at, Change.Kind.PENS_DOWN, "scan", null, 0),
            new Change(at, Change.Kind.PENS_UP, "scan", 1, 0));
  }

  @Test
  @DisplayName("[M24] [M29] it says who went to a table that called, and when")
  void claimed() {
    workshop
        .join("p1", 2)
        .accept(new Command.RaiseHelp("p1", true))
        .later(1_000)
        .accept(new CrewCommand.ClaimHelp(2, "Kim", null), new CrewCommand.ReleaseHelp(2, null))
        .later(1_000)
        .accept(new CrewCommand.ClaimHelp(2, "Ana", null))
        .later(1_000)
        .accept(new FacilitatorCommand.ClearHelp(2, null));
    assertThat(sheet().help())
        .containsExactly(
            new HelpCall(2, START, new HelpClaim("Ana", START + 2_000), START + 3_000));
  }

  @Test
  @DisplayName("[M24] a table that calls again and again pushes out only its own calls; they count")
  void shares() {
    workshop.join("p1", 1).join("p2", 2).accept(new Command.RaiseHelp("p2", true));
    IntStream.range(0, 50)
        .forEach(
            call ->
                workshop
                    .later(1)
                    .accept(new Command.RaiseHelp("p1", true), new Command.RaiseHelp("p1", false)));
    assertThat(sheet().help())
        .hasSize(1 + WorkshopLimits.HELP_CALLS_PER_TABLE)
        .contains(new HelpCall(2, START, null, null))
        .endsWith(new HelpCall(1, workshop.now(), null, workshop.now()));
    assertThat(sheet().forgotten())
        .isEqualTo(new Forgotten(0, 0, 0, 50 - WorkshopLimits.HELP_CALLS_PER_TABLE, 0));
  }

  @Test
  @DisplayName("[M24] it is bounded, whatever the facilitator presses, and says what is missing")
  void bounded() {
    workshop.accept(new FacilitatorCommand.GoToPhase("pitches"));
    for (int i = 0; i < 450; i++) {
      workshop.accept(
          new FacilitatorCommand.CallTurn(1 + i % 3),
          new FacilitatorCommand.AddTime(1),
          new FacilitatorCommand.SendMessage("Message " + i, null, Reach.PHONES));
    }
    for (int i = 0; i < 60; i++) {
      workshop.accept(new FacilitatorCommand.NextPhase(), new FacilitatorCommand.PreviousPhase());
    }
    assertThat(sheet().turns()).hasSize(WorkshopLimits.TURNS_RUN);
    assertThat(sheet().changes()).hasSize(WorkshopLimits.CHANGES);
    assertThat(sheet().messages()).hasSize(WorkshopLimits.MESSAGES_SAID);
    assertThat(sheet().phases()).hasSize(WorkshopLimits.PHASES_RUN);
    assertThat(sheet().phases().getLast().phase()).isEqualTo(workshop.controls().phase());
    assertThat(sheet().forgotten())
        .isEqualTo(
            new Forgotten(
                122 - WorkshopLimits.PHASES_RUN,
                450 - WorkshopLimits.TURNS_RUN,
                450 - WorkshopLimits.MESSAGES_SAID,
                0,
                450 - WorkshopLimits.CHANGES));
  }

  @Test
  @DisplayName("[M23] since when a clock stands: since it stopped, or its phase was entered")
  void standing() {
    workshop.later(MINUTE).accept(new FacilitatorCommand.GoToPhase("scan"));
    long entered = workshop.now();
    workshop.later(MINUTE).accept(new FacilitatorCommand.AddTime(MINUTE));
    assertThat(sheet().cues().since()).isEqualTo(entered);
    workshop.accept(new FacilitatorCommand.StartTimer()).later(MINUTE);
    workshop.accept(new FacilitatorCommand.PauseTimer());
    assertThat(sheet().cues().since()).isEqualTo(workshop.now());
  }

  @Test
  @DisplayName("[M24] those who run the workshop see the phases of it, and nobody else anything")
  void whoSees() {
    workshop.accept(new PlanCommand.SetAutomation("scan", false, "A secret", null));
    WorkshopViews views = new WorkshopViews(workshop.state());
    TimingView timing =
        new TimingView(workshop.controls().plan(), sheet().cues(), sheet().phases());
    assertThat(views.forFacilitator().timing()).isEqualTo(timing);
    assertThat(views.forHelper().timing()).isEqualTo(timing);
    assertThat(views.forTable(1).timing()).isNull();
    assertThat(views.forScreen().timing()).isNull();
  }
}
