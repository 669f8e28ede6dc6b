package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TurnRulesTest {
  private static final long MINUTE = 60_000;

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(4).accept(new FacilitatorCommand.GoToPhase("pitches"));

  private Turns turns() {
    return workshop.controls().turnsIn("pitches").orElseThrow();
  }

  @Test
  @DisplayName("[M5] a called table is on the screen, its time runs, and it leaves the order")
  void call() {
    workshop
        .accept(new FacilitatorCommand.BlankScreen(true))
        .later(500)
        .accept(new FacilitatorCommand.CallTurn(3));

    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(1, 2, 4), List.of(), 3));
    assertThat(workshop.controls().screen()).isEqualTo(ScreenState.showing(3));
    assertThat(workshop.controls().timer())
        .isEqualTo(new TimerState.Running(MINUTE, workshop.now() + MINUTE));
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.CallTurn(3));
  }

  @Test
  @DisplayName("[M5] the table that was presenting counts as done; it may be called again")
  void callAnother() {
    workshop.accept(new FacilitatorCommand.CallTurn(3), new FacilitatorCommand.CallTurn(1));
    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(2, 4), List.of(3), 1));

    workshop.accept(new FacilitatorCommand.CallTurn(3));
    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(2, 4), List.of(1), 3));
  }

  @Test
  @DisplayName("[M5] in another phase a call is rejected")
  void notInAnotherPhase() {
    workshop
        .accept(new FacilitatorCommand.PreviousPhase())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.CallTurn(1))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.NextTurn())
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.CallTurn(5));
  }

  @Test
  @DisplayName(
      "[M5] a clock that was set between two turns is what the next one takes, and no other")
  void setBetweenTurns() {
    workshop.accept(new FacilitatorCommand.SetTimer(2 * MINUTE), new FacilitatorCommand.NextTurn());
    assertThat(workshop.controls().timer())
        .isEqualTo(new TimerState.Running(2 * MINUTE, workshop.now() + 2 * MINUTE));

    workshop.accept(new FacilitatorCommand.NextTurn());
    assertThat(workshop.controls().timer())
        .isEqualTo(new TimerState.Running(MINUTE, workshop.now() + MINUTE));

    workshop.accept(
        new FacilitatorCommand.EndTurn(),
        new FacilitatorCommand.AddTime(MINUTE / 2),
        new FacilitatorCommand.CallTurn(4),
        new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(MINUTE + MINUTE / 2));
  }

  @Test
  @DisplayName("[M5] a turn that was called before the clock could be set takes what it took then")
  void storedTurn() {
    workshop.accept(new FacilitatorCommand.SetTimer(2 * MINUTE));
    Event.TurnCalled stored = new Event.TurnCalled(workshop.now(), 1, workshop.now() + MINUTE);

    assertThat(Evolver.evolve(workshop.state(), stored).controls().timer())
        .isEqualTo(new TimerState.Running(MINUTE, workshop.now() + MINUTE));
  }

  @Test
  @DisplayName("[M6] a table where nobody has a seat is passed over until somebody sits down")
  void nobodysTable() {
    PlayedWorkshop some = PlayedWorkshop.withTables(5).join("ana", 2).join("luis", 4);
    some.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.DrawTurns("pitches", 7));
    List<Integer> drawn = toldToFacilitator(some);
    assertThat(drawn.subList(0, 2)).containsExactlyInAnyOrder(2, 4);
    assertThat(drawn.subList(2, 5)).containsExactly(1, 3, 5);

    some.accept(
        new FacilitatorCommand.OrderTurns("pitches", List.of(1, 2, 3, 4, 5)),
        new FacilitatorCommand.NextTurn());
    assertThat(turns(some, "pitches").presenting()).isEqualTo(2);
    assertThat(toldToRoom(some)).containsExactly(4);
    assertThat(toldToFacilitator(some))
        .as("who runs it sees all, and may call any")
        .containsExactly(1, 3, 4, 5);

    some.join("late", 3).accept(new FacilitatorCommand.NextTurn());
    assertThat(turns(some, "pitches").presenting()).isEqualTo(3);
    some.accept(new FacilitatorCommand.NextTurn())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.NextTurn())
        .accept(new FacilitatorCommand.CallTurn(5));
  }

  private static List<Integer> toldToRoom(PlayedWorkshop workshop) {
    return order(new WorkshopViews(workshop.state()).forScreen());
  }

  private static List<Integer> toldToFacilitator(PlayedWorkshop workshop) {
    return order(new WorkshopViews(workshop.state()).forFacilitator());
  }

  private static List<Integer> order(WorkshopView view) {
    return Objects.requireNonNull(view.turns().get("pitches")).order();
  }

  @Test
  @DisplayName("[M6] next goes through the order, and is rejected when none is left")
  void next() {
    for (int table = 1; table <= 4; table++) {
      workshop.accept(new FacilitatorCommand.NextTurn());
      assertThat(turns().presenting()).isEqualTo(table);
    }
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.NextTurn())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.DrawTurns("pitches", 1))
        .accept(new FacilitatorCommand.EndTurn())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.EndTurn());
    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(), List.of(1, 2, 3, 4), null));
    assertThat(workshop.controls().screen().table()).isNull();
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(MINUTE));
  }

  @Test
  @DisplayName("[M3] a skipped table goes to the end of the order, also from the stage")
  void skip() {
    workshop.accept(
        new FacilitatorCommand.SkipTurn("pitches", 1), new FacilitatorCommand.NextTurn());
    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(3, 4, 1), List.of(), 2));

    workshop
        .accept(new FacilitatorCommand.SkipTurn("pitches", 2))
        .alreadySo(new FacilitatorCommand.SkipTurn("pitches", 2));
    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(3, 4, 1, 2), List.of(), null));
    assertThat(workshop.controls().screen().table()).isNull();
    assertThat(workshop.controls().timer()).isEqualTo(new TimerState.Ready(MINUTE));

    workshop
        .accept(new FacilitatorCommand.CallTurn(3), new FacilitatorCommand.EndTurn())
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.SkipTurn("pitches", 3))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.SkipTurn("pitches", 0));
  }

  @Test
  @DisplayName("[M3] an order names every table still to come, and may bring back one that is done")
  void order() {
    workshop
        .accept(new FacilitatorCommand.CallTurn(1), new FacilitatorCommand.CallTurn(2))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.OrderTurns("pitches", List.of(4)))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.OrderTurns("pitches", List.of(2, 3, 4)))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.OrderTurns("pitches", List.of(3, 4, 3)))
        .reject(
            Rejection.NO_SUCH_TABLE, new FacilitatorCommand.OrderTurns("pitches", List.of(3, 4, 5)))
        .alreadySo(new FacilitatorCommand.OrderTurns("pitches", List.of(3, 4)))
        .accept(new FacilitatorCommand.OrderTurns("pitches", List.of(4, 1, 3)));
    assertThat(turns()).isEqualTo(Turns.inOrder(List.of(4, 1, 3), List.of(), 2));
  }

  @Test
  @DisplayName("[M3] a draw follows its seed, and leaves alone whose turn it was")
  void draw() {
    PlayedWorkshop many = PlayedWorkshop.withTables(20);
    many.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.CallTurn(7),
        new FacilitatorCommand.DrawTurns("pitches", 42));
    List<Integer> drawn = many.controls().turnsIn("pitches").orElseThrow().order();
    List<Integer> inOrder = IntStream.rangeClosed(1, 20).boxed().filter(t -> t != 7).toList();

    assertThat(drawn).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
    many.accept(new FacilitatorCommand.DrawTurns("pitches", 43));
    assertThat(many.controls().turnsIn("pitches").orElseThrow().order()).isNotEqualTo(drawn);
    many.accept(new FacilitatorCommand.DrawTurns("pitches", 42));
    assertThat(many.controls().turnsIn("pitches").orElseThrow().order()).isEqualTo(drawn);
  }

  /** Two phases with turns, of which the first is drawn, and no places. */
  static PlayedWorkshop talks(String id, int tables) {
    return new PlayedWorkshop()
        .accept(
            new Command.Create(
                id,
                "Talks",
                "K7M4QX",
                SampleActivities.read("lightning-talks"),
                IntStream.rangeClosed(1, tables).mapToObj(n -> new NewTable("", "")).toList(),
                "hash-facilitator",
                "hash-screen",
                PlayedWorkshop.START + 1,
                null));
  }

  private static Turns turns(PlayedWorkshop workshop, String phase) {
    return workshop.controls().turnsIn(phase).orElseThrow();
  }

  @Test
  @DisplayName("[M5] each phase with turns has its own, and its own length")
  void severalPhases() {
    PlayedWorkshop talks = talks("K7M4QX2346FG", 3);
    talks.accept(
        new FacilitatorCommand.OrderTurns("first", List.of(3, 1, 2)),
        new FacilitatorCommand.GoToPhase("first"),
        new FacilitatorCommand.NextTurn());
    assertThat(turns(talks, "first")).isEqualTo(Turns.inOrder(List.of(1, 2), List.of(), 3));
    assertThat(talks.controls().timer().length()).isEqualTo(120_000);

    talks.accept(new FacilitatorCommand.GoToPhase("second"));
    assertThat(turns(talks, "first")).isEqualTo(Turns.inOrder(List.of(1, 2), List.of(3), null));
    assertThat(turns(talks, "second")).isEqualTo(Turns.inOrder(List.of(1, 2, 3), List.of(), null));
    assertThat(talks.controls().screen().table()).isNull();

    talks.accept(
        new FacilitatorCommand.NextTurn(),
        new FacilitatorCommand.SkipTurn("first", 1),
        new FacilitatorCommand.SkipTurn("second", 1));
    assertThat(turns(talks, "first").order()).containsExactly(2, 1);
    assertThat(turns(talks, "second")).isEqualTo(Turns.inOrder(List.of(2, 3, 1), List.of(), null));
    assertThat(talks.controls().timer()).isEqualTo(new TimerState.Ready(30_000));
  }

  @Test
  @DisplayName(
      "[M5] an order that is drawn follows from the workshop's id, another from the tables")
  void drawnAtFirst() {
    List<Integer> inOrder = IntStream.rangeClosed(1, 20).boxed().toList();
    List<Integer> drawn = turns(talks("K7M4QX2346FG", 20), "first").order();

    assertThat(turns(talks("K7M4QX2346FG", 20), "second").order()).isEqualTo(inOrder);
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
    assertThat(turns(talks("K7M4QX2346FG", 20), "first").order()).isEqualTo(drawn);
    assertThat(turns(talks("K7M4QX2346FH", 20), "first").order()).isNotEqualTo(drawn);
  }

  @Test
  @DisplayName("[M3] a phase without turns has none to order")
  void noTurns() {
    talks("K7M4QX2346FG", 2)
        .reject(Rejection.MALFORMED, new FacilitatorCommand.DrawTurns("write", 1))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.SkipTurn("moon", 1))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.CallTurn(1));
  }

  @Test
  @DisplayName(
      "[M8] [H1] a table works on something exactly where the activity has a word for that")
  void places() {
    talks("K7M4QX2346FG", 2)
        .accept(new FacilitatorCommand.RenameTable(1, "", "By the door"))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.RenameTable(1, "Gary, IN", ""));
    workshop.reject(Rejection.MALFORMED, new FacilitatorCommand.RenameTable(1, " ", ""));
  }
}
