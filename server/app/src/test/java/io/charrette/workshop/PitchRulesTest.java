package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PitchRulesTest {
  private static final long MINUTE = 60_000;

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(4).accept(new FacilitatorCommand.GoToPhase("pitches"));

  private Pitches pitches() {
    return workshop.controls().pitches();
  }

  @Test
  @DisplayName("[M5] a called table is on the screen, its minute runs, and it leaves the order")
  void call() {
    workshop
        .accept(new FacilitatorCommand.BlankScreen(true))
        .later(500)
        .accept(new FacilitatorCommand.CallPitch(3));

    assertThat(pitches()).isEqualTo(new Pitches(List.of(1, 2, 4), List.of(), 3));
    assertThat(workshop.controls().screen()).isEqualTo(new ScreenState(3, false));
    assertThat(workshop.controls().timer())
        .isEqualTo(new TimerState.Running(MINUTE, workshop.now() + MINUTE));
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.CallPitch(3));
  }

  @Test
  @DisplayName("[M5] the table that was presenting counts as done; it may be called again")
  void callAnother() {
    workshop.accept(new FacilitatorCommand.CallPitch(3), new FacilitatorCommand.CallPitch(1));
    assertThat(pitches()).isEqualTo(new Pitches(List.of(2, 4), List.of(3), 1));

    workshop.accept(new FacilitatorCommand.CallPitch(3));
    assertThat(pitches()).isEqualTo(new Pitches(List.of(2, 4), List.of(1), 3));
  }

  @Test
  @DisplayName("[M5] in another phase a call is rejected")
  void notInAnotherPhase() {
    workshop
        .accept(new FacilitatorCommand.PreviousPhase())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.CallPitch(1))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.NextPitch())
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.CallPitch(5));
  }

  @Test
  @DisplayName("[M6] next goes through the order, and is rejected when none is left")
  void next() {
    for (int table = 1; table <= 4; table++) {
      workshop.accept(new FacilitatorCommand.NextPitch());
      assertThat(pitches().presenting()).isEqualTo(table);
    }
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.NextPitch())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.DrawPitches(1))
        .accept(new FacilitatorCommand.EndPitch())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.EndPitch());
    assertThat(pitches()).isEqualTo(new Pitches(List.of(), List.of(1, 2, 3, 4), null));
    assertThat(workshop.controls().screen().table()).isNull();
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(MINUTE));
  }

  @Test
  @DisplayName("[M3] a skipped table goes to the end of the order, also from the stage")
  void skip() {
    workshop.accept(new FacilitatorCommand.SkipPitch(1), new FacilitatorCommand.NextPitch());
    assertThat(pitches()).isEqualTo(new Pitches(List.of(3, 4, 1), List.of(), 2));

    workshop
        .accept(new FacilitatorCommand.SkipPitch(2))
        .alreadySo(new FacilitatorCommand.SkipPitch(2));
    assertThat(pitches()).isEqualTo(new Pitches(List.of(3, 4, 1, 2), List.of(), null));
    assertThat(workshop.controls().screen().table()).isNull();
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(MINUTE));

    workshop
        .accept(new FacilitatorCommand.CallPitch(3), new FacilitatorCommand.EndPitch())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.SkipPitch(3))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.SkipPitch(0));
  }

  @Test
  @DisplayName("[M3] an order names every table still to come, and may bring back one that is done")
  void order() {
    workshop
        .accept(new FacilitatorCommand.CallPitch(1), new FacilitatorCommand.CallPitch(2))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.OrderPitches(List.of(4)))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.OrderPitches(List.of(2, 3, 4)))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.OrderPitches(List.of(3, 4, 3)))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.OrderPitches(List.of(3, 4, 5)))
        .alreadySo(new FacilitatorCommand.OrderPitches(List.of(3, 4)))
        .accept(new FacilitatorCommand.OrderPitches(List.of(4, 1, 3)));
    assertThat(pitches()).isEqualTo(new Pitches(List.of(4, 1, 3), List.of(), 2));
  }

  @Test
  @DisplayName("[M3] a draw follows its seed, and leaves alone who has pitched")
  void draw() {
    PlayedWorkshop many = PlayedWorkshop.withTables(20);
    many.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.CallPitch(7),
        new FacilitatorCommand.DrawPitches(42));
    List<Integer> drawn = many.controls().pitches().order();
    List<Integer> inOrder = IntStream.rangeClosed(1, 20).boxed().filter(t -> t != 7).toList();

    assertThat(drawn).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
    many.accept(new FacilitatorCommand.DrawPitches(43));
    assertThat(many.controls().pitches().order()).isNotEqualTo(drawn);
    many.accept(new FacilitatorCommand.DrawPitches(42));
    assertThat(many.controls().pitches().order()).isEqualTo(drawn);
  }
}
