package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimerRulesTest {
  private static final long MINUTE = 60_000;
  private static final long START = PlayedWorkshop.START;

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(3).accept(new FacilitatorCommand.GoToPhase("scan"));

  private TimerState timer() {
    return workshop.controls().timer();
  }

  @Test
  @DisplayName("[M2] a running timer is an absolute deadline")
  void runs() {
    workshop.later(1_000).accept(new FacilitatorCommand.StartTimer());

    assertThat(timer()).isEqualTo(new TimerState.Running(5 * MINUTE, START + 1_000 + 5 * MINUTE));
    assertThat(timer().remaining(START + 2_000)).isEqualTo(5 * MINUTE - 1_000);
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.StartTimer())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.ResumeTimer());
  }

  @Test
  @DisplayName("[M2] overtime counts below zero, pauses there and goes on from there")
  void overtime() {
    workshop
        .accept(new FacilitatorCommand.StartTimer())
        .later(5 * MINUTE + 7_000)
        .accept(new FacilitatorCommand.PauseTimer());
    assertThat(timer()).isEqualTo(new TimerState.Paused(5 * MINUTE, -7_000));

    workshop.later(MINUTE).accept(new FacilitatorCommand.ResumeTimer());
    assertThat(timer().remaining(workshop.now())).isEqualTo(-7_000);
    workshop
        .later(MINUTE)
        .accept(new FacilitatorCommand.PauseTimer())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.PauseTimer())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.AddTime(-MINUTE))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.StartTimer());
    workshop.accept(new FacilitatorCommand.AddTime(2 * MINUTE));
    assertThat(timer()).isEqualTo(new TimerState.Paused(7 * MINUTE, MINUTE - 7_000));
  }

  @Test
  @DisplayName(
      "[M3] time is added to a ready, a running and a paused timer, and its length follows")
  void addsTime() {
    workshop.accept(new FacilitatorCommand.AddTime(MINUTE));
    assertThat(timer()).isEqualTo(new TimerState.Ready(6 * MINUTE));

    workshop.accept(
        new FacilitatorCommand.StartTimer(), new FacilitatorCommand.AddTime(-2 * MINUTE));
    assertThat(timer()).isEqualTo(new TimerState.Running(4 * MINUTE, START + 4 * MINUTE));

    workshop
        .later(MINUTE)
        .accept(new FacilitatorCommand.PauseTimer(), new FacilitatorCommand.AddTime(MINUTE));
    assertThat(timer()).isEqualTo(new TimerState.Paused(5 * MINUTE, 4 * MINUTE));

    workshop.accept(new FacilitatorCommand.ResetTimer());
    assertThat(timer()).isEqualTo(new TimerState.Ready(5 * MINUTE));
    workshop.alreadySo(new FacilitatorCommand.ResetTimer());
  }

  @Test
  @DisplayName("[M3] a ready or paused timer never goes below 0, a running one does")
  void neverBelowZero() {
    workshop.accept(new FacilitatorCommand.AddTime(-WorkshopLimits.TIME_STEP_MS));
    assertThat(timer()).isEqualTo(new TimerState.Ready(0));
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.AddTime(-1));

    workshop.accept(
        new FacilitatorCommand.AddTime(MINUTE),
        new FacilitatorCommand.StartTimer(),
        new FacilitatorCommand.AddTime(-2 * MINUTE));
    assertThat(timer().remaining(START)).isEqualTo(-MINUTE);
    assertThat(timer().length()).isZero();

    workshop.accept(
        new FacilitatorCommand.ResetTimer(),
        new FacilitatorCommand.StartTimer(),
        new FacilitatorCommand.PauseTimer(),
        new FacilitatorCommand.AddTime(-WorkshopLimits.TIME_STEP_MS));
    assertThat(timer()).isEqualTo(new TimerState.Paused(0, 0));
  }

  @Test
  void countsAtMostADay() {
    for (int i = 0; i < 23; i++) {
      workshop.accept(new FacilitatorCommand.AddTime(WorkshopLimits.TIME_STEP_MS));
    }
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.AddTime(WorkshopLimits.TIME_STEP_MS));
  }

  @Test
  @DisplayName("[M3] one table gets extra time, and gives it back")
  void extraTime() {
    workshop.accept(
        new FacilitatorCommand.ExtraTime(2, MINUTE), new FacilitatorCommand.ExtraTime(2, MINUTE));
    assertThat(workshop.state().extra(2)).isEqualTo(2 * MINUTE);
    assertThat(workshop.state().extra(1)).isZero();

    workshop
        .accept(new FacilitatorCommand.ExtraTime(2, -WorkshopLimits.TIME_STEP_MS))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.ExtraTime(2, -MINUTE))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.ExtraTime(9, MINUTE));
    assertThat(workshop.controls().extra()).isEmpty();
  }

  @Test
  @DisplayName("[M5] where every table has its own clock there is no extra time")
  void noExtraTimeForPitches() {
    workshop
        .accept(new FacilitatorCommand.GoToPhase("pitches"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.ExtraTime(2, MINUTE))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.StartTimer());
  }

  @Test
  @DisplayName("[M3] a ready, running, paused or overtime clock is set to any value")
  void setsTheClock() {
    workshop.accept(new FacilitatorCommand.SetTimer(90_000));
    assertThat(timer()).isEqualTo(new TimerState.Ready(90_000));
    workshop
        .alreadySo(new FacilitatorCommand.SetTimer(90_000))
        .accept(new FacilitatorCommand.StartTimer())
        .later(30_000)
        .accept(new FacilitatorCommand.SetTimer(2 * MINUTE));
    assertThat(timer()).isEqualTo(new TimerState.Running(150_000, START + 150_000));
    workshop.accept(new FacilitatorCommand.PauseTimer(), new FacilitatorCommand.SetTimer(MINUTE));
    assertThat(timer()).isEqualTo(new TimerState.Paused(90_000, MINUTE));
    workshop
        .accept(new FacilitatorCommand.ResumeTimer())
        .later(2 * MINUTE)
        .accept(new FacilitatorCommand.SetTimer(10_000));
    assertThat(timer()).isEqualTo(new TimerState.Running(160_000, workshop.now() + 10_000));
    workshop.accept(new FacilitatorCommand.SetTimer(0));
    assertThat(timer().remaining(workshop.now())).isZero();
    assertThat(workshop.state().undo()).extracting(Undo::control).isEqualTo("add-time");

    workshop.accept(new FacilitatorCommand.SetTimer(WorkshopLimits.CLOCK_MS));
    assertThat(timer().length()).isEqualTo(WorkshopLimits.CLOCK_MS);
    for (long ms : new long[] {-1, WorkshopLimits.CLOCK_MS + 1}) {
      assertThatThrownBy(() -> new FacilitatorCommand.SetTimer(ms))
          .isInstanceOf(IllegalArgumentException.class);
    }
    workshop
        .accept(new FacilitatorCommand.GoToPhase("lobby"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.SetTimer(MINUTE));
  }
}
