package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final RecoveryKey KEY = new RecoveryKey("2346789BCDFGHJKMPQRTVWXY2346789BCDF8");

  private PlayedWorkshop back;

  @BeforeEach
  void bringBack() {
    back = new PlayedWorkshop().accept(creation(new Command.BroughtBack(new TreeMap<>())));
  }

  private static Command.Create creation(Command.@Nullable BroughtBack broughtBack) {
    return PlayedWorkshop.creation(2, null, PlanCommand.SetPlan.OPEN, KEY, broughtBack);
  }

  private static Command.TakeSeatAgain again(String id, int table) {
    return new Command.TakeSeatAgain(id, " Ana ", table, "hash-" + id);
  }

  private static Command.RecogniseLink known(String id) {
    return new Command.RecogniseLink(id, Link.Opens.HELPER, "hash-" + id);
  }

  @Test
  @DisplayName("[B6] a workshop is brought back with what its sheet says, and says since when")
  void broughtBack() {
    assertThat(back.state().broughtBackAt()).isEqualTo(PlayedWorkshop.START);
    assertThat(back.state().recoveryKey()).contains(KEY);
    PlayedWorkshop afresh =
        new PlayedWorkshop()
            .accept(creation(new Command.BroughtBack(new TreeMap<>(Map.of(2, 17L)))));
    assertThat(afresh.state().tables()).extracting(Table::startedAt).containsExactly(0L, 17L);
    new PlayedWorkshop()
        .reject(
            Rejection.MALFORMED, creation(new Command.BroughtBack(new TreeMap<>(Map.of(3, 17L)))));
  }

  @Test
  @DisplayName("[B4] a seat is taken again, also while joining is closed")
  void seat() {
    back.accept(new FacilitatorCommand.CloseJoining(), again("p1", 2));

    assertThat(back.state().participant("p1")).contains(new Participant("p1", "Ana", 2));
    assertThat(back.state().principal("hash-p1")).contains(new Principal.Participant("p1"));
    back.alreadySo(again("p1", 2));
    back.reject(Rejection.NO_SUCH_TABLE, again("p2", 3));
    back.reject(Rejection.INVALID_NAME, new Command.TakeSeatAgain("p2", "  ", 1, "hash-p2"));
  }

  @Test
  @DisplayName(
      "[B4] who is removed after it is back does not come back by the token, nor who joined since")
  void removed() {
    back.accept(again("p1", 1), new FacilitatorCommand.RemoveParticipant("p1"));
    back.join("p2", 1).accept(new FacilitatorCommand.RemoveParticipant("p2"));

    back.reject(Rejection.NOT_NOW, again("p1", 1));
    back.reject(Rejection.NOT_NOW, again("p2", 1));
  }

  @Test
  @DisplayName("[B4] a table has as many seats for who comes back as for who joins")
  void full() {
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      back.accept(again("p" + i, 1));
    }
    back.reject(Rejection.TABLE_FULL, again("late", 1));
  }

  @Test
  @DisplayName("[B5] a link is known again once, and not after it was revoked")
  void link() {
    back.accept(known("h1"));

    assertThat(back.state().principal("hash-h1")).contains(new Principal.Helper("h1"));
    back.alreadySo(known("h1"));
    back.accept(new FacilitatorCommand.RevokeLink("h1"));
    back.reject(Rejection.NOT_NOW, known("h1"));
  }

  @Test
  @DisplayName("[B2] where a workshop was created nobody is known by a token alone")
  void notBroughtBack() {
    PlayedWorkshop here = new PlayedWorkshop().accept(creation(null));

    assertThat(here.state().recoveryKey()).contains(KEY);
    here.reject(Rejection.NOT_NOW, again("p1", 1));
    here.reject(Rejection.NOT_NOW, known("h1"));
    PlayedWorkshop.withTables(1).reject(Rejection.NOT_NOW, again("p1", 1));
  }
}
