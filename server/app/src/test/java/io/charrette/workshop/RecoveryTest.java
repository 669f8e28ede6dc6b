package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
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
    return again(id, table, Table.WITH_WORKSHOP);
  }

  private static Command.TakeSeatAgain again(String id, int table, long startedAt) {
    return new Command.TakeSeatAgain(id, " Ana ", table, startedAt, "hash-" + id);
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
    back.reject(Rejection.INVALID_NAME, new Command.TakeSeatAgain("p2", "  ", 1, 0, "hash-p2"));
  }

  @Test
  @DisplayName("[B4] a table that was added after the sheet was made is there with its first phone")
  void addedTable() {
    back.accept(new FacilitatorCommand.Lock(null), again("p1", 4, 17));

    assertThat(back.state().tables())
        .extracting(Table::number, Table::place, Table::startedAt)
        .containsExactly(
            tuple(1, "City 1", 0L), tuple(2, "City 2", 0L), tuple(3, "3", 0L), tuple(4, "4", 17L));
    assertThat(back.state().participant("p1")).map(Participant::table).contains(4);
    assertThat(back.controls().turnsIn("pitches").orElseThrow().order())
        .containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(back.state().allLocked()).isTrue();
    assertThat(fromPhones()).containsExactly(false, false, true, true);
    // What is taken back leads to no time when it was not there.
    back.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
    back.accept(again("p2", 3, 16), again("p3", 4, 0));
    assertThat(back.state().tables())
        .extracting(Table::startedAt)
        .containsExactly(0L, 0L, 16L, 17L);
  }

  @Test
  @DisplayName("[B4] tables are not told of far beyond the last one, and no more than there may be")
  void tooManyTables() {
    int most = 2 + WorkshopLimits.TABLES_TOLD;
    back.reject(Rejection.NO_SUCH_TABLE, again("p1", most + 1));
    back.reject(Rejection.NO_SUCH_TABLE, again("p1", 0));
    back.accept(again("p1", most));

    PlayedWorkshop full =
        new PlayedWorkshop()
            .accept(
                PlayedWorkshop.creation(
                    WorkshopLimits.TABLES,
                    null,
                    PlanCommand.SetPlan.OPEN,
                    KEY,
                    new Command.BroughtBack(new TreeMap<>())));
    full.reject(Rejection.NO_SUCH_TABLE, again("p1", WorkshopLimits.TABLES + 1));
  }

  @Test
  @DisplayName(
      "[B4] [M9] a table has the latest flipchart that a phone has told of, and says that it is from there")
  void laterFlipchart() {
    long seen = back.state().version();
    back.accept(again("p1", 2, 17), again("p2", 2, 0), again("p3", 2, 16));

    assertThat(back.state().tables()).extracting(Table::startedAt).containsExactly(0L, 17L);
    assertThat(fromPhones()).containsExactly(false, true);
    assertThat(back.state().isControlledAsOf(seen)).isFalse();
    back.accept(again("p4", 2, 18));
    assertThat(back.state().table(2)).map(Table::startedAt).contains(18L);
    // What a facilitator starts here is later, whatever phones have said.
    long last = back.now() + WorkshopLimits.CLOCKS_DIFFER_MS;
    back.reject(Rejection.MALFORMED, again("p5", 2, -1));
    back.accept(again("p5", 2, last), new FacilitatorCommand.StartAfresh(2));
    assertThat(back.state().table(2)).map(Table::startedAt).contains(last + 1);
    assertThat(fromPhones()).containsExactly(false, false);
    back.accept(again("p6", 2, last));
    assertThat(back.state().table(2)).map(Table::startedAt).contains(last + 1);
  }

  @Test
  @DisplayName(
      "[B4] a flipchart that would be started in time to come replaces none, and costs nobody the seat")
  void toCome() {
    long toCome = back.now() + WorkshopLimits.CLOCKS_DIFFER_MS + 1;
    back.accept(again("p1", 2, toCome), again("p2", 3, back.state().deleteAfter() + 1));

    assertThat(back.state().participant("p1")).map(Participant::table).contains(2);
    assertThat(back.state().participant("p2")).map(Participant::table).contains(3);
    assertThat(back.state().tables()).extracting(Table::startedAt).containsExactly(0L, 0L, 0L);
    assertThat(fromPhones()).containsExactly(false, false, true);
    // Who has been at one can tell of it later all the same.
    back.accept(again("p3", 2, 17), again("p4", 3, 18));
    assertThat(back.state().tables()).extracting(Table::startedAt).containsExactly(0L, 17L, 18L);
  }

  @Test
  @DisplayName("[B4] what is told is not taken with a seat that is refused")
  void refusedWithSeat() {
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      back.accept(again("p" + i, 1));
    }
    back.reject(Rejection.TABLE_FULL, again("late", 1, 17));
    assertThat(back.state().table(1)).map(Table::startedAt).contains(0L);
  }

  @Test
  @DisplayName(
      "[B4] [M32] no flipchart is replaced while two are put together, nor by a closed one's")
  void whileMerging() {
    back.accept(again("p1", 1), again("p2", 2), new MergeTables(2, 1));
    back.accept(again("p3", 1, 17));
    assertThat(back.state().table(1)).map(Table::startedAt).contains(0L);

    back.accept(new Command.NoteJoined(2, back.now(), List.of()), again("p4", 2, 17));
    assertThat(back.state().participant("p4")).map(Participant::table).contains(1);
    assertThat(back.state().tables()).extracting(Table::startedAt).containsExactly(0L, 0L);
    back.accept(again("p5", 1, 17));
    assertThat(back.state().table(1)).map(Table::startedAt).contains(17L);
  }

  /** Of each table, as facilitators are told. */
  private List<Boolean> fromPhones() {
    return new WorkshopViews(back.state())
        .forFacilitator().tables().stream().map(TableView::fromPhones).toList();
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
