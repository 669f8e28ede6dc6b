package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.PhaseScreen;
import io.charrette.workshop.FacilitatorCommand.BlankScreen;
import io.charrette.workshop.FacilitatorCommand.CallTurn;
import io.charrette.workshop.FacilitatorCommand.ChooseScene;
import io.charrette.workshop.FacilitatorCommand.ClearScreen;
import io.charrette.workshop.FacilitatorCommand.EndTurn;
import io.charrette.workshop.FacilitatorCommand.FreezeText;
import io.charrette.workshop.FacilitatorCommand.GoToPhase;
import io.charrette.workshop.FacilitatorCommand.Hide;
import io.charrette.workshop.FacilitatorCommand.TakeBack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FrozenTextTest {
  private static final Map<String, String> WORDS = Map.of("pitch", "Bridges", "challenge", "Maps");

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(3).accept(new GoToPhase("pitches"), new CallTurn(2));

  private static FreezeText freeze(int table) {
    return new FreezeText(true, table, WORDS);
  }

  private static final FreezeText FOLLOW = new FreezeText(false, null, Map.of());

  private ScreenState screen() {
    return workshop.controls().screen();
  }

  @Test
  @DisplayName("[M26] the text on the screen freezes and follows again, undone like any control")
  void frozen() {
    workshop.alreadySo(FOLLOW).accept(freeze(2)).alreadySo(freeze(2));
    assertThat(screen().frozen()).isEqualTo(WORDS);
    workshop.accept(FOLLOW, new TakeBack());
    assertThat(screen().frozen()).isEqualTo(WORDS);
    workshop.accept(new BlankScreen(true), new BlankScreen(false));
    assertThat(screen().frozen()).isEqualTo(WORDS);
  }

  @Test
  @DisplayName("[M26] what was read of a table that is no longer on the screen freezes nothing")
  void otherTable() {
    workshop.reject(Rejection.NOT_NOW, freeze(1)).accept(new EndTurn());
    workshop.reject(Rejection.NOT_NOW, freeze(2));
    workshop.reject(Rejection.NOT_NOW, new FreezeText(true, null, Map.of()));
  }

  @Test
  @DisplayName("[M26] it ends when anything else is on the screen")
  void ends() {
    for (FacilitatorCommand other :
        List.of(
            new CallTurn(3),
            new EndTurn(),
            new ClearScreen(),
            new ChooseScene(PhaseScreen.MAP),
            new GoToPhase("scan"))) {
      PlayedWorkshop frozen =
          PlayedWorkshop.withTables(3)
              .accept(new GoToPhase("pitches"), new CallTurn(2), freeze(2), other);
      assertThat(frozen.controls().screen().frozen()).as("%s", other).isNull();
    }
  }

  @Test
  @DisplayName(
      "[M26] what is hidden is in no frozen text for phones and screens, nor is any of it while the screen is blank")
  void hidden() {
    workshop.accept(freeze(2), new Hide(2, "pitch"), new Hide(1, "challenge"));
    WorkshopViews views = new WorkshopViews(workshop.state());
    Map<String, String> shown = Map.of("challenge", "Maps");
    assertThat(views.forScreen().screen().frozen()).isEqualTo(shown);
    assertThat(views.forTable(1).screen().frozen()).isEqualTo(shown);
    assertThat(views.forTable(2).screen().frozen()).isEqualTo(shown);
    assertThat(views.forFacilitator().screen().frozen()).isEqualTo(WORDS);

    workshop.accept(new BlankScreen(true));
    assertThat(new WorkshopViews(workshop.state()).forScreen().screen().frozen()).isNull();
  }
}
