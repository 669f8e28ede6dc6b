package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.workshop.FacilitatorCommand.CallTurn;
import io.charrette.workshop.FacilitatorCommand.DrawTurns;
import io.charrette.workshop.FacilitatorCommand.EndTurn;
import io.charrette.workshop.FacilitatorCommand.GoToPhase;
import io.charrette.workshop.FacilitatorCommand.NextTurn;
import io.charrette.workshop.FacilitatorCommand.OrderTurns;
import io.charrette.workshop.FacilitatorCommand.SignalWrapUp;
import io.charrette.workshop.FacilitatorCommand.SkipTurn;
import io.charrette.workshop.FacilitatorCommand.TakeBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tables and the room are told of turns, and when. */
class TurnsToldTest {
  /** One whose order is drawn by chance. */
  private static final String PHASE = "first";

  private final PlayedWorkshop workshop = withTables();

  private static PlayedWorkshop withTables() {
    return TurnRulesTest.talks("K7M4QX2346FG", 4).accept(new GoToPhase(PHASE));
  }

  private Turns toldTo(int table) {
    return turns(new WorkshopViews(workshop.state()).forTable(table));
  }

  private Turns toldToRoom() {
    return turns(new WorkshopViews(workshop.state()).forScreen());
  }

  private Turns toldToFacilitator() {
    return turns(new WorkshopViews(workshop.state()).forFacilitator());
  }

  private static Turns turns(WorkshopView view) {
    return turns(view, PHASE);
  }

  private static Turns turns(WorkshopView view, String phase) {
    return Objects.requireNonNull(view.turns().get(phase), phase);
  }

  @Test
  @DisplayName("[M25] before an order is set, no table and no screen is told one")
  void notSet() {
    for (int table = 1; table <= 4; table++) {
      assertThat(toldTo(table)).isEqualTo(Turns.toBeSet(List.of()));
    }
    assertThat(toldToRoom()).isEqualTo(Turns.toBeSet(List.of()));
    assertThat(toldToFacilitator().set()).isFalse();
    assertThat(toldToFacilitator().order()).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(turns(new WorkshopViews(workshop.state()).forHelper()).order()).hasSize(4);
  }

  static Stream<FacilitatorCommand> settings() {
    return Stream.of(
        new DrawTurns(PHASE, 7),
        new OrderTurns(PHASE, List.of(4, 3, 2, 1)),
        new OrderTurns(PHASE, List.of(1, 2, 3, 4)),
        new SkipTurn(PHASE, 4),
        new NextTurn(),
        new CallTurn(3));
  }

  @Test
  @DisplayName("[M25] each draw counts, none that is taken back, and no order that a hand makes")
  void draws() {
    List<Integer> told = new ArrayList<>();
    for (FacilitatorCommand control :
        List.of(
            new OrderTurns(PHASE, List.of(4, 3, 2, 1)),
            new DrawTurns(PHASE, 7),
            new DrawTurns(PHASE, 7),
            new TakeBack(),
            new SkipTurn(PHASE, 4),
            new CallTurn(3),
            new SignalWrapUp(true),
            new DrawTurns(PHASE, 8),
            new EndTurn())) {
      workshop.accept(control);
      assertThat(toldToRoom().draws()).isEqualTo(toldToFacilitator().draws());
      told.add(toldToRoom().draws());
    }
    assertThat(told).containsExactly(0, 1, 2, 1, 1, 1, 1, 2, 2);
  }

  @ParameterizedTest
  @MethodSource("settings")
  @DisplayName("[M25] whoever draws, orders, skips or calls sets it; undo makes it untold again")
  void set(FacilitatorCommand setting) {
    workshop.accept(setting);
    Turns known = toldToFacilitator();
    assertThat(known.set()).isTrue();
    assertThat(toldTo(2)).isEqualTo(known);
    assertThat(toldToRoom()).isEqualTo(known);

    workshop.accept(new TakeBack());
    assertThat(toldTo(2).order()).isEmpty();
  }

  @Test
  @DisplayName("[M25] each phase with turns is set by itself")
  void byPhase() {
    assertThat(turns(new WorkshopViews(workshop.state()).forTable(1)).order()).isEmpty();
    workshop.accept(new DrawTurns(PHASE, 7));
    assertThat(turns(new WorkshopViews(workshop.state()).forTable(1)).order()).hasSize(4);
    assertThat(workshop.controls().turnsIn("second").orElseThrow().set()).isTrue();
  }

  @Test
  @DisplayName("[M25] the tables' own order is known to all from the start")
  void ownOrder() {
    Turns own = Turns.inOrder(List.of(1, 2, 3, 4), List.of(), null);
    WorkshopViews views = new WorkshopViews(workshop.state());

    assertThat(turns(views.forTable(2), "second")).isEqualTo(own);
    assertThat(turns(views.forScreen(), "second")).isEqualTo(own);
    workshop.alreadySo(new OrderTurns("second", List.of(1, 2, 3, 4)));
  }

  @Test
  @DisplayName(
      "[M6] all are told of an order that the first or the last at a table changes, no others")
  void seats() {
    workshop.accept(new DrawTurns(PHASE, 7));
    assertThat(toldBy(join("ana", 1)).screens()).isTrue();
    assertThat(toldBy(join("bo", 1)).screens()).isFalse();
    assertThat(toldBy(new FacilitatorCommand.RemoveParticipant("bo")).screens()).isFalse();
    assertThat(toldBy(new FacilitatorCommand.MoveParticipant("ana", 2)).screens()).isTrue();
    assertThat(toldBy(join("cy", 2)).screens()).isFalse();
    assertThat(toldBy(new FacilitatorCommand.RemoveParticipant("ana")).screens()).isFalse();
    assertThat(toldBy(new FacilitatorCommand.RemoveParticipant("cy")).screens()).isTrue();
  }

  private static Command join(String id, int table) {
    return new Command.Join(id, id, table, id);
  }

  private Audience toldBy(Command command) {
    Workshop before = workshop.state();
    workshop.accept(command);
    return Audience.of(before, workshop.events().getLast());
  }

  @Test
  @DisplayName("[M27] only the table whose turn it is is told to come to an end")
  void wrapUp() {
    workshop
        .reject(Rejection.NOT_NOW, new SignalWrapUp(true))
        .accept(new CallTurn(3))
        .alreadySo(new SignalWrapUp(false));
    Workshop before = workshop.state();
    workshop.accept(new SignalWrapUp(true)).alreadySo(new SignalWrapUp(true));

    assertThat(toldTo(3).wrapUp()).isTrue();
    assertThat(toldToFacilitator().wrapUp()).isTrue();
    assertThat(toldTo(2).wrapUp()).isFalse();
    assertThat(toldToRoom().wrapUp()).isFalse();

    Audience told = Audience.of(before, workshop.events().getLast());
    assertThat(told.includesTable(3)).isTrue();
    assertThat(told.includesTable(2)).isFalse();
    assertThat(told.screens()).isFalse();

    workshop.accept(new TakeBack());
    assertThat(toldTo(3).wrapUp()).isFalse();
  }

  @Test
  @DisplayName("[M27] the signal is over with the turn")
  void wrapUpEnds() {
    for (FacilitatorCommand after :
        List.of(new EndTurn(), new NextTurn(), new SkipTurn(PHASE, 3), new GoToPhase("second"))) {
      PlayedWorkshop each = withTables().accept(new CallTurn(3), new SignalWrapUp(true), after);
      assertThat(each.controls().turnsIn(PHASE).orElseThrow().wrapUp()).as("%s", after).isFalse();
    }
  }
}
