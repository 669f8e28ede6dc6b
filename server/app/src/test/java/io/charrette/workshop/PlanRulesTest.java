package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRulesTest {
  private static final long MINUTE = 60_000;
  private static final long START = PlayedWorkshop.START;

  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  private long length(String phase) {
    Controls controls = workshop.controls();
    return controls.phases().get(controls.indexOf(phase)).length();
  }

  @Test
  @DisplayName("[M22] a start and an end can be set at any time, taken away, and undone")
  void startAndEnd() {
    PlanCommand.SetPlan whole = new PlanCommand.SetPlan(START, START + 60 * MINUTE);
    workshop.accept(whole).alreadySo(whole);
    assertThat(workshop.controls().plan())
        .isEqualTo(new Plan(START, START + 60 * MINUTE, Map.of()));
    workshop.accept(new PlanCommand.SetPlan(null, START + 90 * MINUTE));
    assertThat(workshop.controls().plan().start()).isNull();
    assertThat(workshop.state().undo()).extracting(Undo::control).isEqualTo("set-plan");
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls().plan().end()).isEqualTo(START + 60 * MINUTE);
  }

  @ParameterizedTest
  @CsvSource({"0,", ",-5", "1800000000000,1800000000000", "1,86400002", ",4102444800000"})
  @DisplayName("[M22] a plan is between 1970 and 2100, ends after its start, within a day")
  void bounds(@Nullable Long start, @Nullable Long end) {
    assertThatThrownBy(() -> new PlanCommand.SetPlan(start, end))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("[M22] one command gives all later phases their lengths, and one undo takes it back")
  void lengths() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"), new FacilitatorCommand.StartTimer());
    Controls before = workshop.controls();
    Map<String, Long> shorter = Map.of("challenge", 7 * MINUTE, "pitches", 54_000L);
    workshop
        .accept(new PlanCommand.SetPhaseLengths(shorter))
        .alreadySo(new PlanCommand.SetPhaseLengths(shorter));
    assertThat(length("challenge")).isEqualTo(7 * MINUTE);
    assertThat(length("pitches")).isEqualTo(54_000);
    assertThat(length("prepare")).isEqualTo(12 * MINUTE);
    assertThat(workshop.controls().timer()).isEqualTo(before.timer());
    assertThat(workshop.events().getLast())
        .isInstanceOfSatisfying(
            Event.PhaseLengthsSet.class, set -> assertThat(set.lengths()).isEqualTo(shorter));

    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls()).isEqualTo(before);
  }

  @Test
  @DisplayName("[M22] a clock that was set and not started takes the length that is applied")
  void readyClock() {
    long length =
        workshop.accept(new FacilitatorCommand.GoToPhase("scan")).controls().phaseLength();
    workshop
        .accept(new FacilitatorCommand.SetTimer(2 * length), lengths("scan", length))
        .alreadySo(lengths("scan", length));
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(length));
  }

  @Test
  @DisplayName("[M22] what has run already keeps its length, also a clock that was started")
  void neverThePast() {
    workshop.accept(new FacilitatorCommand.GoToPhase("challenge"));
    workshop
        .reject(Rejection.NOT_NOW, lengths("scan", MINUTE))
        .reject(Rejection.NOT_NOW, lengths("wrap-up", MINUTE))
        .reject(Rejection.MALFORMED, lengths("party", MINUTE))
        .accept(lengths("challenge", 2 * MINUTE));
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(2 * MINUTE));
    workshop
        .accept(new FacilitatorCommand.StartTimer())
        .reject(Rejection.NOT_NOW, lengths("challenge", MINUTE));
    Map<String, Long> oneOfThePast = new HashMap<>(Map.of("prepare", MINUTE));
    oneOfThePast.put("scan", MINUTE);
    Controls before = workshop.controls();
    workshop.reject(Rejection.NOT_NOW, new PlanCommand.SetPhaseLengths(oneOfThePast));
    assertThat(workshop.controls()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "[M22] the turns that are still to come get the new length, the present one keeps its")
  void turns() {
    workshop.accept(new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.NextTurn());
    TimerState present = workshop.controls().timer();
    workshop.accept(lengths("pitches", 54_000));
    assertThat(workshop.controls().timer()).isEqualTo(present);
    workshop.accept(new FacilitatorCommand.NextTurn());
    assertThat(workshop.controls().timer().length()).isEqualTo(54_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9_999, 4 * 3_600_000L + 1})
  @DisplayName("[M22] each length is from 10 seconds to 4 hours")
  void lengthBounds(long length) {
    assertThatThrownBy(() -> lengths("scan", length)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PlanCommand.SetPhaseLengths(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PlanCommand.SetPhaseLengths lengths(String phase, long length) {
    return new PlanCommand.SetPhaseLengths(Map.of(phase, length));
  }
}
