package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.activity.Activities;
import io.charrette.activity.PhaseScreen;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShowingRulesTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  @Test
  @DisplayName("[M3] a table is shown, also on a blank screen, and cleared")
  void screen() {
    workshop
        .accept(new FacilitatorCommand.ShowTable(2), new FacilitatorCommand.BlankScreen(true))
        .alreadySo(new FacilitatorCommand.BlankScreen(true));
    assertThat(workshop.state().presentedTable()).isEmpty();

    workshop
        .accept(new FacilitatorCommand.ShowTable(2))
        .alreadySo(new FacilitatorCommand.ShowTable(2));
    assertThat(workshop.state().presentedTable()).contains(2);

    workshop
        .accept(new FacilitatorCommand.ClearScreen())
        .alreadySo(new FacilitatorCommand.ClearScreen())
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.ShowTable(4));
  }

  private ScreenState screenNow() {
    return workshop.controls().screen();
  }

  @Test
  @DisplayName("[M35] a scene is shown until another is chosen, and each phase begins with its own")
  void scenes() {
    FacilitatorCommand map = new FacilitatorCommand.ChooseScene(PhaseScreen.MAP);
    FacilitatorCommand lobby = new FacilitatorCommand.ChooseScene(PhaseScreen.LOBBY);
    workshop.accept(map).alreadySo(map);
    assertThat(screenNow()).isEqualTo(ScreenState.ofScene(PhaseScreen.MAP));
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().undo())
        .isEqualTo("choose-scene");

    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(screenNow()).isEqualTo(ScreenState.OF_PHASE);

    workshop.accept(map, lobby);
    assertThat(screenNow()).isEqualTo(ScreenState.ofScene(PhaseScreen.LOBBY));
    workshop.accept(new FacilitatorCommand.ClearScreen());
    assertThat(screenNow()).isEqualTo(ScreenState.OF_PHASE);

    workshop.accept(map, new FacilitatorCommand.GoToPhase("scan"));
    assertThat(screenNow()).as("another phase").isEqualTo(ScreenState.OF_PHASE);
    workshop.accept(
        new FacilitatorCommand.ShowTable(2), new FacilitatorCommand.GoToPhase("pitches"));
    assertThat(screenNow()).as("a phase with turns").isEqualTo(ScreenState.OF_PHASE);
  }

  @Test
  @DisplayName(
      "[M35] [M5] who stops showing something else brings back the table that has its turn")
  void clearedInATurn() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.CallTurn(2),
        new FacilitatorCommand.ShowTable(3),
        new FacilitatorCommand.BlankScreen(true),
        new FacilitatorCommand.ClearScreen());
    assertThat(screenNow()).isEqualTo(ScreenState.showing(2).withBlank(true));

    workshop.alreadySo(new FacilitatorCommand.ClearScreen());
    workshop.accept(
        new FacilitatorCommand.ChooseScene(PhaseScreen.MAP), new FacilitatorCommand.ClearScreen());
    assertThat(screenNow()).isEqualTo(ScreenState.showing(2));
  }

  @Test
  @DisplayName("[M35] a table and a scene take each other's place, and either ends a blank screen")
  void tablesAndScenes() {
    FacilitatorCommand map = new FacilitatorCommand.ChooseScene(PhaseScreen.MAP);
    workshop.accept(new FacilitatorCommand.ShowTable(2), map);
    assertThat(workshop.state().presentedTable()).isEmpty();
    workshop.accept(new FacilitatorCommand.ShowTable(2));
    assertThat(screenNow()).isEqualTo(ScreenState.showing(2));

    workshop.accept(map, new FacilitatorCommand.BlankScreen(true));
    assertThat(screenNow()).isEqualTo(ScreenState.ofScene(PhaseScreen.MAP).withBlank(true));
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
    assertThat(screenNow()).as("blank stays").isEqualTo(ScreenState.OF_PHASE.withBlank(true));
    workshop.accept(new FacilitatorCommand.ChooseScene(PhaseScreen.FOUND));
    assertThat(screenNow()).isEqualTo(ScreenState.ofScene(PhaseScreen.FOUND));
  }

  @Test
  @DisplayName("[M35] [M5] the scene of turns is whose turn it is, and calling a table shows it")
  void turns() {
    FacilitatorCommand turns = new FacilitatorCommand.ChooseScene(PhaseScreen.TURNS);
    FacilitatorCommand map = new FacilitatorCommand.ChooseScene(PhaseScreen.MAP);
    workshop.reject(Rejection.NOT_NOW, turns).accept(new FacilitatorCommand.GoToPhase("pitches"));
    workshop.alreadySo(turns).accept(map, new FacilitatorCommand.CallTurn(3));
    assertThat(screenNow()).isEqualTo(ScreenState.showing(3));

    workshop.accept(map, turns).alreadySo(turns);
    assertThat(screenNow()).isEqualTo(ScreenState.showing(3));
    workshop.accept(map, new FacilitatorCommand.EndTurn());
    assertThat(screenNow())
        .as("the turn's end leaves what was chosen")
        .isEqualTo(ScreenState.ofScene(PhaseScreen.MAP));
  }

  @Test
  @DisplayName(
      "[M48] the map is that of the room, of a place or of a table, until another is shown")
  void mapOfPart() {
    FacilitatorCommand gary = new FacilitatorCommand.ShowMap("Gary, IN", null);
    FacilitatorCommand second = new FacilitatorCommand.ShowMap(null, 2);
    FacilitatorCommand whole = new FacilitatorCommand.ChooseScene(PhaseScreen.MAP);
    workshop.accept(new FacilitatorCommand.RenameTable(1, "Gary, IN", ""));
    workshop.accept(gary).alreadySo(gary);
    assertThat(workshop.state().tablesOnMap()).containsExactly(1);
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().undo()).isEqualTo("show-map");

    workshop.accept(second);
    assertThat(workshop.state().showsRoomCards()).isTrue();
    assertThat(workshop.state().tablesOnMap()).containsExactly(2);
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().tablesOnMap()).containsExactly(1);

    workshop.accept(whole).alreadySo(whole);
    assertThat(workshop.state().tablesOnMap()).containsExactly(1, 2, 3);
    workshop.accept(second, new FacilitatorCommand.GoToPhase("scan"));
    assertThat(screenNow()).as("another phase").isEqualTo(ScreenState.OF_PHASE);
  }

  @Test
  @DisplayName("[M48] there is no map of what is not there; what goes leaves that of the room")
  void mapOfNothing() {
    workshop.reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.ShowMap("Nowhere", null));
    workshop.reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.ShowMap(null, 4));
    assertThatThrownBy(() -> new FacilitatorCommand.ShowMap("Gary, IN", 1))
        .isInstanceOf(IllegalArgumentException.class);
    workshop.accept(
        new FacilitatorCommand.RenameTable(1, "Gary, IN", ""),
        new FacilitatorCommand.ShowMap("Gary, IN", null),
        new FacilitatorCommand.RenameTable(1, "Detroit, MI", ""));
    assertThat(workshop.state().tablesOnMap()).containsExactly(1, 2, 3);
  }

  @Test
  @DisplayName("[M35] [M48] no map is shown where no sheet has one, though there are cards")
  void noMap() {
    PlayedWorkshop retrospective =
        new PlayedWorkshop()
            .accept(
                new Command.Create(
                    "K7M4QX2346FG",
                    "Retrospective",
                    "K7M4QX",
                    Activities.builtIn().get(1),
                    List.of(new NewTable("", "")),
                    "hash-facilitator",
                    "hash-screen",
                    PlayedWorkshop.START + 1,
                    null));
    assertThat(retrospective.state().activity().cardSheets()).isNotEmpty();

    retrospective
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.ChooseScene(PhaseScreen.MAP))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.ShowMap(null, 1))
        .accept(new FacilitatorCommand.ChooseScene(PhaseScreen.FOUND));
  }

  @Test
  @DisplayName("[M48] the map of a table that is closed is that of the table it was merged into")
  void mapOfMerged() {
    workshop.accept(new FacilitatorCommand.ShowMap(null, 2), new MergeTables(2, 3));
    assertThat(workshop.state().tablesOnMap()).containsExactly(3);
  }

  @Test
  @DisplayName("[M3] pens down at one table or at all, each since its own moment")
  void locks() {
    workshop.accept(new FacilitatorCommand.Lock(2)).later(500);
    workshop.accept(new FacilitatorCommand.Lock(null)).alreadySo(new FacilitatorCommand.Lock(2));

    assertThat(workshop.state().lockedSince(2)).hasValue(PlayedWorkshop.START);
    assertThat(workshop.state().lockedSince(1)).hasValue(PlayedWorkshop.START + 500);
    assertThat(workshop.state().allLocked()).isTrue();

    workshop.accept(new FacilitatorCommand.Unlock(1)).alreadySo(new FacilitatorCommand.Unlock(1));
    assertThat(workshop.state().allLocked()).isFalse();
    workshop.accept(new FacilitatorCommand.Unlock(null));
    assertThat(workshop.controls().lockedSince()).isEmpty();
    workshop
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.Lock(4))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.Unlock(0));
  }

  @Test
  @DisplayName("[M3] items are hidden and shown again, at most so many")
  void hiding() {
    workshop
        .accept(new FacilitatorCommand.Hide(1, "challenge"))
        .alreadySo(new FacilitatorCommand.Hide(1, "challenge"))
        .alreadySo(new FacilitatorCommand.Unhide(2, "challenge"))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.Hide(4, "pitch"));
    assertThat(workshop.state().hidden()).containsExactly(new HiddenItem(1, "challenge"));

    workshop.accept(new FacilitatorCommand.Unhide(1, "challenge"));
    assertThat(workshop.state().hidden()).isEmpty();

    for (int i = 0; i < WorkshopLimits.HIDDEN_ITEMS; i++) {
      workshop.accept(new FacilitatorCommand.Hide(1, "player-" + i));
    }
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.Hide(1, "pitch"));
  }
}
