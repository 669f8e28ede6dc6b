package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AutomationRulesTest {
  private static final long MINUTE = 60_000;
  private static final long LENGTH = 5 * MINUTE;
  private static final Command WHAT_IS_DUE = new Command.DoWhatIsDue();

  /** In a phase of five minutes, which warns one minute before its end. */
  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(3).accept(new FacilitatorCommand.GoToPhase("scan"));

  private PlayedWorkshop asking(
      boolean advance, @Nullable String atWarning, @Nullable String atZero) {
    return workshop.accept(new PlanCommand.SetAutomation("scan", advance, atWarning, atZero));
  }

  private OptionalLong next() {
    return AutomationRules.next(workshop.state());
  }

  private Cues cues() {
    return workshop.state().runSheet().cues();
  }

  private List<String> told() {
    return workshop.state().messages().stream().map(Message::text).toList();
  }

  @Test
  @DisplayName("[M23] nothing happens by itself where nobody has asked for it")
  void notAskedFor() {
    workshop.accept(
        new PlanCommand.SetAutomation("challenge", true, "Soon", "Now"),
        new FacilitatorCommand.StartTimer());
    assertThat(next()).isEmpty();
    workshop.later(LENGTH).alreadySo(WHAT_IS_DUE);
  }

  @Test
  @DisplayName("[M23] a message is sent at the warning and one at zero, each once")
  void messages() {
    asking(false, " One minute left ", "Pens down, please")
        .accept(new FacilitatorCommand.StartTimer());
    assertThat(next()).hasValue(workshop.now() + LENGTH - MINUTE);
    workshop.later(LENGTH - MINUTE - 1).alreadySo(WHAT_IS_DUE).later(1).accept(WHAT_IS_DUE);
    assertThat(told()).containsExactly("One minute left");
    assertThat(next()).hasValue(workshop.now() + MINUTE);
    workshop.later(MINUTE).accept(WHAT_IS_DUE).alreadySo(WHAT_IS_DUE);
    assertThat(told()).containsExactly("One minute left", "Pens down, please");
    assertThat(workshop.state().messages()).extracting(Message::id).doesNotHaveDuplicates();
    assertThat(workshop.controls().phase()).isEqualTo("scan");
    assertThat(next()).isEmpty();
    assertThat(cues().done()).containsExactly(Cue.WARNING, Cue.ZERO);
  }

  @Test
  @DisplayName(
      "[M23] at zero the next phase begins with its clock, as one control that is undone once")
  void advances() {
    asking(true, null, "Thank you").accept(new FacilitatorCommand.StartTimer());
    Controls before = workshop.controls();
    workshop.later(LENGTH).accept(WHAT_IS_DUE);
    assertThat(workshop.controls().phase()).isEqualTo("challenge");
    assertThat(workshop.controls().timer().remaining(workshop.now())).isEqualTo(8 * MINUTE);
    assertThat(told()).containsExactly("Thank you");

    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls()).isEqualTo(before);
    // What was taken back does not happen again by itself.
    assertThat(next()).isEmpty();
    workshop.later(MINUTE).alreadySo(WHAT_IS_DUE);
    workshop.accept(new FacilitatorCommand.AddTime(2 * MINUTE));
    assertThat(next()).hasValue(workshop.now() + MINUTE);
  }

  @Test
  @DisplayName("[M9] [M23] whoever saw the phase before it went on goes no step further by it")
  void beforeItWentOn() {
    asking(true, null, null).accept(new FacilitatorCommand.StartTimer());
    long seen = workshop.state().version();
    workshop.later(LENGTH).accept(WHAT_IS_DUE);
    assertThat(workshop.state().isControlledAsOf(seen)).isFalse();
  }

  @Test
  @DisplayName(
      "[M23] with turns the next table is called, and after the last the next phase begins")
  void turnAfterTurn() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new PlanCommand.SetAutomation("pitches", true, "Twenty seconds", null));
    assertThat(next()).isEmpty();
    workshop.accept(new FacilitatorCommand.CallTurn(2));
    assertThat(next()).hasValue(workshop.now() + 40_000);
    workshop.later(40_000).accept(WHAT_IS_DUE).later(20_000).accept(WHAT_IS_DUE);
    assertThat(turns().presenting()).isEqualTo(1);
    workshop.later(MINUTE).accept(WHAT_IS_DUE);
    assertThat(turns().presenting()).isEqualTo(3);
    workshop.later(MINUTE).accept(WHAT_IS_DUE);
    assertThat(workshop.controls().phase()).isEqualTo("wrap-up");
    assertThat(turns().done()).containsExactly(2, 1, 3);
  }

  @Test
  @DisplayName("[M6] [M23] tables where nobody sits are passed over, and do not hold up the phase")
  void nobodysTurn() {
    workshop
        .join("ana", 2)
        .accept(
            new FacilitatorCommand.GoToPhase("pitches"),
            new FacilitatorCommand.OrderTurns("pitches", List.of(1, 2, 3)),
            new PlanCommand.SetAutomation("pitches", true, null, null),
            new FacilitatorCommand.CallTurn(1));
    workshop.later(MINUTE).accept(WHAT_IS_DUE);
    assertThat(turns().presenting()).isEqualTo(2);
    workshop.later(MINUTE).accept(WHAT_IS_DUE);
    assertThat(workshop.controls().phase()).isEqualTo("wrap-up");
  }

  private Turns turns() {
    return workshop.controls().turnsIn("pitches").orElseThrow();
  }

  @Test
  @DisplayName("[M23] a workshop waits for the table with the most extra time before it goes on")
  void extraTime() {
    asking(true, null, "Time")
        .accept(new FacilitatorCommand.StartTimer(), new FacilitatorCommand.ExtraTime(2, MINUTE));
    workshop.later(LENGTH).accept(WHAT_IS_DUE);
    assertThat(told()).containsExactly("Time");
    assertThat(workshop.controls().phase()).isEqualTo("scan");
    workshop.later(MINUTE).accept(WHAT_IS_DUE);
    assertThat(workshop.controls().phase()).isEqualTo("challenge");
  }

  @Test
  @DisplayName("[M23] a paused clock has no cues; a moved deadline has its own, again")
  void rearmed() {
    asking(false, "Soon", "Now").accept(new FacilitatorCommand.StartTimer());
    workshop.later(LENGTH - MINUTE).accept(WHAT_IS_DUE, new FacilitatorCommand.PauseTimer());
    assertThat(next()).isEmpty();
    workshop.later(LENGTH).alreadySo(WHAT_IS_DUE).accept(new FacilitatorCommand.ResumeTimer());
    // The warning is behind: the clock is at it.
    assertThat(next()).hasValue(workshop.now() + MINUTE);
    workshop.later(30_000).accept(new FacilitatorCommand.AddTime(MINUTE));
    assertThat(next()).hasValue(workshop.now() + 30_000);
    workshop.later(30_000).accept(WHAT_IS_DUE).later(MINUTE).accept(WHAT_IS_DUE);
    assertThat(told()).containsExactly("Soon", "Soon", "Now");
  }

  @Test
  @DisplayName("[M23] what is asked for only after its moment does not happen")
  void askedTooLate() {
    workshop.accept(new FacilitatorCommand.StartTimer()).later(LENGTH + 5_000);
    asking(true, "Soon", "Now");
    assertThat(next()).isEmpty();
    workshop.alreadySo(WHAT_IS_DUE);
    workshop.accept(new FacilitatorCommand.SetTimer(30_000));
    assertThat(next()).hasValue(workshop.now() + 30_000);
  }

  @Test
  @DisplayName("[M23] what is late by 20 s at most is done; what is later is left, and said")
  void late() {
    asking(true, "Soon", null).accept(new FacilitatorCommand.StartTimer());
    workshop.later(LENGTH - MINUTE + WorkshopLimits.CUE_LATE_MS).accept(WHAT_IS_DUE);
    assertThat(told()).containsExactly("Soon");
    workshop.later(MINUTE + 1).accept(WHAT_IS_DUE).alreadySo(WHAT_IS_DUE);
    assertThat(workshop.controls().phase()).isEqualTo("scan");
    assertThat(cues().missed()).containsExactly(Cue.ADVANCE);
    assertThat(next()).isEmpty();
    workshop.accept(new FacilitatorCommand.NextPhase());
    assertThat(cues().missed()).isEmpty();
  }

  @Test
  @DisplayName("[M23] it is asked for by phase, with a clock, in messages of their usual length")
  void bounds() {
    workshop
        .reject(Rejection.NOT_NOW, new PlanCommand.SetAutomation("lobby", true, null, null))
        .reject(Rejection.MALFORMED, new PlanCommand.SetAutomation("party", true, null, null))
        .alreadySo(new PlanCommand.SetAutomation("scan", false, "", " "));
    assertThatThrownBy(() -> new PlanCommand.SetAutomation("scan", false, "x".repeat(501), null))
        .isInstanceOf(IllegalArgumentException.class);
    asking(true, "Soon", null);
    assertThat(workshop.controls().plan().automatic()).containsOnlyKeys("scan");
    asking(false, null, null);
    assertThat(workshop.controls().plan().automatic()).isEmpty();
  }
}
