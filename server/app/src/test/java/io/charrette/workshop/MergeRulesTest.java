package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MergeRulesTest {
  private static final MergeTables MERGE = new MergeTables(3, 2);

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(4).join("p1", 1).join("p2", 2).join("p3", 3).join("p4", 3);

  /** With the flipcharts put together. */
  private PlayedWorkshop merged() {
    return workshop.accept(MERGE).accept(joined(List.of()));
  }

  private Command.NoteJoined joined(List<String> leftOut) {
    return new Command.NoteJoined(3, merge().at(), leftOut);
  }

  private Command.NoteParted parted() {
    return new Command.NoteParted(3, merge().at(), List.of());
  }

  private Merge merge() {
    return workshop.state().merges().all().getFirst();
  }

  @Test
  @DisplayName("[M32] the people of one table sit at the other, also who is away or kept out")
  void people() {
    workshop
        .accept(new Command.NoteAbsence(Set.of("p4")))
        .join("p5", 3)
        .accept(new FacilitatorCommand.KeepOut(List.of("p5")), MERGE);

    assertThat(workshop.state().people().at(2)).containsExactlyInAnyOrder("p2", "p3", "p4");
    assertThat(workshop.state().people().lapsed()).containsExactly("p4");
    workshop.accept(new FacilitatorCommand.LetIn(List.of("p5")));
    assertThat(workshop.state().participant("p5").orElseThrow().table()).isEqualTo(2);
  }

  @Test
  @DisplayName("[M32] the table is closed: on no list, in no order, and in nobody's way")
  void closed() {
    workshop.accept(
        new FacilitatorCommand.OrderTurns("pitches", List.of(3, 2, 1, 4)),
        new FacilitatorCommand.Lock(3),
        new FacilitatorCommand.ShowTable(3),
        MERGE);

    Workshop state = workshop.state();
    assertThat(state.openTables()).extracting(Table::number).containsExactly(1, 2, 4);
    assertThat(new WorkshopViews(state).forScreen().tables())
        .extracting(TableView::number)
        .containsExactly(1, 2, 4);
    assertThat(new WorkshopViews(state).forTable(4).tables())
        .extracting(TableView::number)
        .containsExactly(1, 2, 4);
    assertThat(state.controls().turnsIn("pitches").orElseThrow().order()).containsExactly(2, 1, 4);
    assertThat(state.controls().screen().table()).isEqualTo(2);
    assertThat(state.lockedSince(3)).isPresent();
    assertThat(state.lockedSince(2)).isEmpty();
    workshop.accept(new FacilitatorCommand.Lock(null));
    assertThat(workshop.state().allLocked()).isTrue();
    workshop
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.MoveParticipant("p1", 3))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.ShowTable(3))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.SendMessage("?", 3, Reach.PHONES))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.Unlock(3));
  }

  @Test
  @DisplayName("[M32] [M21] everybody is sent on past a closed table")
  void sentOn() {
    workshop.accept(MERGE, new FacilitatorCommand.MoveEverybody(List.of()));
    assertThat(workshop.state().people().at(3)).isEmpty();
  }

  @Test
  @DisplayName("[M32] who comes by the code of a closed table sits where its people went")
  void joinedLater() {
    workshop.accept(MERGE).join("p5", 3);
    assertThat(workshop.state().participant("p5").orElseThrow().table()).isEqualTo(2);
    workshop.accept(joined(List.of()), new MergeTables(2, 1)).join("p6", 3);
    assertThat(workshop.state().participant("p6").orElseThrow().table()).isEqualTo(1);
  }

  @Test
  @DisplayName("[M32] a call for help, its claim, messages, extra time and what is hidden go along")
  void luggage() {
    workshop
        .accept(new FacilitatorCommand.GoToPhase("scan"))
        .accept(new Command.RaiseHelp("p3", true))
        .later(5)
        .accept(
            new Command.RaiseHelp("p2", true),
            new CrewCommand.ClaimHelp(3, "Ana", null),
            new FacilitatorCommand.ExtraTime(3, 60_000),
            new FacilitatorCommand.Hide(3, "a-card"),
            new FacilitatorCommand.SendMessage("Louder", 3, Reach.PHONES),
            MERGE);

    Workshop state = workshop.state();
    assertThat(state.table(3).orElseThrow().helpSince()).isNull();
    assertThat(state.table(2).orElseThrow().helpSince()).isEqualTo(PlayedWorkshop.START);
    assertThat(state.crew().claimOf(2).orElseThrow().name()).isEqualTo("Ana");
    assertThat(state.extra(2)).isEqualTo(60_000);
    assertThat(state.hidden()).contains(new HiddenItem(2, "a-card"));
    assertThat(new WorkshopViews(state).forTable(2).messages())
        .extracting(Message::text)
        .containsExactly("Louder");
    assertThat(state.runSheet().help().stream().filter(call -> call.end() == null))
        .extracting(RunSheet.HelpCall::table)
        .containsExactly(2);
  }

  @Test
  @DisplayName("[M32] [M7] undo opens the table again, with its people and all that it was")
  void undone() {
    workshop.accept(
        new FacilitatorCommand.OrderTurns("pitches", List.of(3, 2, 1, 4)),
        new FacilitatorCommand.Lock(3),
        new FacilitatorCommand.Hide(3, "a-card"));
    Workshop before = workshop.state();
    merged().join("p5", 2).accept(new FacilitatorCommand.TakeBack());

    Workshop state = workshop.state();
    assertThat(state.controls()).isEqualTo(before.controls());
    assertThat(state.people().at(3)).containsExactlyInAnyOrder("p3", "p4");
    assertThat(state.people().at(2)).containsExactlyInAnyOrder("p2", "p5");
    assertThat(state.isOpen(3)).isTrue();
    assertThat(merge().stage()).isEqualTo(Merge.Stage.PARTING);
    workshop.accept(parted());
    assertThat(workshop.state().merges().all()).isEmpty();
    assertThat(workshop.state().hidden()).isEqualTo(before.hidden());
  }

  @Test
  @DisplayName("[M32] [M7] what was hidden stays so where it was brought until it is taken out")
  void hiddenUntilTakenOut() {
    workshop.accept(
        new FacilitatorCommand.Hide(3, "a-card"), new FacilitatorCommand.Hide(3, "pitch"));
    merged().accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().hiddenAt(2)).containsExactlyInAnyOrder("a-card", "pitch");

    Workshop parting = workshop.state();
    workshop.accept(new Command.NoteParted(3, merge().at(), List.of("a-card")));
    assertThat(workshop.state().hiddenAt(2)).containsExactly("a-card");
    assertThat(workshop.state().hiddenAt(3)).containsExactlyInAnyOrder("a-card", "pitch");
    assertThat(Audience.of(parting, workshop.events().getLast()))
        .isEqualTo(new Audience(true, false, Set.of(2)));
  }

  @Test
  @DisplayName(
      "[M32] [M15] undo brings back to a crowded table who is away, in a seat that stays lapsed")
  void undoneWithSomeAway() {
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE - 2; i++) {
      workshop.join("q" + i, 3);
    }
    workshop
        .accept(new Command.NoteAbsence(Set.of("p3", "p4")))
        .join("r1", 3)
        .join("r2", 3)
        .accept(new FacilitatorCommand.RemoveParticipant("p2"));
    merged().accept(new FacilitatorCommand.TakeBack());

    People people = workshop.state().people();
    assertThat(people.at(3)).hasSize(WorkshopLimits.PEOPLE_PER_TABLE + 2).contains("p3", "p4");
    assertThat(people.seatsTaken(3)).isEqualTo(WorkshopLimits.PEOPLE_PER_TABLE);
    assertThat(people.lapsed()).containsExactlyInAnyOrder("p3", "p4");
  }

  @Test
  @DisplayName("[M32] [M11] who is kept out, since before or not, is let in where they sat")
  void undoneWithSomeKeptOut() {
    workshop.join("p5", 3).join("p6", 3).accept(new FacilitatorCommand.KeepOut(List.of("p3")));
    workshop.accept(new FacilitatorCommand.KeepOut(List.of("p6")));
    merged()
        .accept(
            new FacilitatorCommand.KeepOut(List.of("p4")),
            new FacilitatorCommand.KeepOut(List.of("p5")))
        .accept(
            new FacilitatorCommand.LetIn(List.of("p5")),
            new FacilitatorCommand.LetIn(List.of("p6")))
        .accept(new FacilitatorCommand.TakeBack())
        .accept(
            new FacilitatorCommand.LetIn(List.of("p3")),
            new FacilitatorCommand.LetIn(List.of("p4")));

    assertThat(workshop.state().people().at(3)).containsExactlyInAnyOrder("p3", "p4", "p5", "p6");
    assertThat(workshop.state().people().at(2)).containsExactly("p2");
  }

  @Test
  @DisplayName("[M32] who hides something of a table as it is closed hides it where it went")
  void hiddenAsItCloses() {
    merged().accept(new FacilitatorCommand.Hide(3, "a-card"));
    assertThat(workshop.state().hiddenAt(3)).containsExactly("a-card");
    assertThat(workshop.state().hiddenAt(2)).containsExactly("a-card");
    workshop.accept(new FacilitatorCommand.TakeBack()).accept(parted());
    assertThat(workshop.state().hiddenAt(3)).containsExactly("a-card");
    assertThat(workshop.state().hiddenAt(2)).isEmpty();
  }

  /** Table 3 into 2, and that into 1. */
  private void mergedTwice() {
    merged().accept(new MergeTables(2, 1));
    Merge second = workshop.state().merges().all().getLast();
    workshop.accept(new Command.NoteJoined(2, second.at(), List.of()));
  }

  private void secondTakenBack() {
    long second = workshop.state().merges().all().getLast().at();
    workshop
        .accept(new FacilitatorCommand.TakeBack())
        .accept(new Command.NoteParted(2, second, List.of()));
  }

  @Test
  @DisplayName("[M32] what is hidden of a closed table is hidden at all tables on its people's way")
  void hiddenOnTheWay() {
    mergedTwice();
    workshop.accept(new FacilitatorCommand.Hide(3, "pitch"));
    assertThat(workshop.state().hiddenAt(1)).containsExactly("pitch");
    assertThat(workshop.state().hiddenAt(2)).containsExactly("pitch");
    workshop
        .accept(new FacilitatorCommand.Unhide(2, "pitch"))
        .accept(new FacilitatorCommand.Hide(3, "pitch"))
        .alreadySo(new FacilitatorCommand.Hide(3, "pitch"));

    secondTakenBack();
    assertThat(workshop.state().hiddenAt(1)).isEmpty();
    assertThat(workshop.state().hiddenAt(2)).containsExactly("pitch");
    assertThat(workshop.state().hiddenAt(3)).containsExactly("pitch");
  }

  @Test
  @DisplayName(
      "[M32] a card that was hidden where its people sat is hidden at the table taken back")
  void hiddenWhereItWent() {
    merged()
        .accept(new FacilitatorCommand.Hide(2, "a-card"))
        .accept(new FacilitatorCommand.Hide(2, "shown-again"))
        .accept(new FacilitatorCommand.Unhide(2, "shown-again"))
        .accept(new FacilitatorCommand.Hide(2, "pitch"))
        .accept(new FacilitatorCommand.Hide(2, "presenter"))
        .accept(new FacilitatorCommand.TakeBack());

    assertThat(workshop.state().hiddenAt(3)).as("as it is taken back").containsExactly("a-card");
    workshop.accept(parted());
    assertThat(workshop.state().hiddenAt(3)).containsExactly("a-card");
    assertThat(workshop.state().hiddenAt(2)).contains("a-card", "pitch");
  }

  @Test
  @DisplayName(
      "[M32] those are told what is hidden of a closed table who sit where its people went")
  void hiddenIsTold() {
    merged().accept(new FacilitatorCommand.Hide(2, "a-card"));
    Workshop before = workshop.state();
    workshop.accept(new FacilitatorCommand.Hide(3, "a-card"));
    assertThat(Audience.of(before, workshop.events().getLast()).tables())
        .containsExactlyInAnyOrder(2, 3);
  }

  @Test
  @DisplayName("[M32] what became of the flipcharts is noted once, and told with what had no room")
  void noted() {
    workshop
        .accept(MERGE)
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack())
        .accept(joined(List.of("text:pitch")))
        .alreadySo(joined(List.of()))
        .alreadySo(parted())
        .alreadySo(new Command.NoteJoined(3, merge().at() + 1, List.of()));

    Merge told = new WorkshopViews(workshop.state()).forHelper().merges().getFirst();
    assertThat(told.stage()).isEqualTo(Merge.Stage.JOINED);
    assertThat(told.leftOut()).containsExactly("text:pitch");
    assertThat(new WorkshopViews(workshop.state()).forScreen().merges()).isEmpty();
  }

  @Test
  @DisplayName("[M32] all who sit at a table are told which became one with it, also by way of one")
  void toldToThoseWhoStay() {
    workshop.accept(MERGE);
    Workshop joining = workshop.state();
    workshop.accept(joined(List.of()));

    Event event = workshop.events().getLast();
    assertThat(Audience.of(joining, event)).isEqualTo(new Audience(false, false, Set.of(2)));
    assertThat(told(2)).containsExactly("3 into 2: JOINED");
    assertThat(told(1)).isEmpty();

    workshop.accept(new MergeTables(2, 1));
    assertThat(told(1)).containsExactly("3 into 2: JOINED", "2 into 1: JOINING");
    assertThat(told(4)).isEmpty();
    Merge second = workshop.state().merges().all().getLast();
    workshop.accept(new Command.NoteJoined(2, second.at(), List.of()));
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(told(1)).isEmpty();
    assertThat(told(2)).containsExactly("3 into 2: JOINED");
  }

  private List<String> told(int table) {
    return new WorkshopViews(workshop.state())
        .forTable(table).merges().stream()
            .map(merge -> merge.from() + " into " + merge.into() + ": " + merge.stage())
            .toList();
  }

  @Test
  @DisplayName("[M32] [M36] a message to a closed table leaves the phones where its people sit")
  void messageWithdrawn() {
    workshop.accept(new FacilitatorCommand.SendMessage("Louder", 3, Reach.PHONES));
    merged().accept(new MergeTables(2, 1));
    Workshop before = workshop.state();
    String id = before.messages().getFirst().id();
    workshop.accept(new FacilitatorCommand.WithdrawMessage(id, Reach.BOTH));

    Event withdrawn = workshop.events().getLast();
    assertThat(Audience.of(before, withdrawn).tables()).containsExactly(1);
  }

  @Test
  @DisplayName("[M32] [M28] answers to a turn are told on when its table goes on as another")
  void answersGoAlong() {
    workshop
        .accept(
            new FacilitatorCommand.GoToPhase("pitches"),
            new FacilitatorCommand.CallTurn(2),
            new FacilitatorCommand.CallTurn(4),
            new FacilitatorCommand.CallTurn(3),
            new FacilitatorCommand.OpenOffers(true))
        .accept(
            new Command.MakeOffer(
                new Offer.Key("pitches", 3, "p1", OfferKind.HELP), "I have a van"))
        .accept(new FacilitatorCommand.EndTurn(), MERGE)
        .accept(joined(List.of()));

    WorkshopView facilitators = new WorkshopViews(workshop.state()).forFacilitator();
    assertThat(facilitators.offers()).extracting(OfferView::text).containsExactly("I have a van");
    assertThat(workshop.controls().turnsIn("pitches").orElseThrow().done()).containsExactly(4, 2);
  }

  @Test
  @DisplayName("[M32] tables that were put together twice are told apart, also at one moment")
  void twice() {
    merged();
    long first = merge().at();
    workshop
        .accept(new FacilitatorCommand.TakeBack(), new Command.NoteParted(3, first, List.of()))
        .accept(MERGE);
    assertThat(merge().at()).isGreaterThan(first);
  }

  @Test
  @DisplayName("[M32] not while it has its turn, people write in silence, or others are under way")
  void notNow() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("pitches"), new FacilitatorCommand.CallTurn(3));
    workshop.reject(Rejection.NOT_NOW, MERGE).accept(new MergeTables(1, 3));
    workshop.reject(Rejection.NOT_NOW, new MergeTables(2, 4));
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.StartAfresh(3));

    PlayedWorkshop silent =
        PlayedWorkshop.withTables(3)
            .accept(
                new FacilitatorCommand.GoToPhase("scan"),
                new SilentCommand.AskForSilence("scan", true));
    silent.reject(Rejection.NOT_NOW, MERGE);
  }

  @Test
  @DisplayName("[M32] not a table with itself, one that is closed, or one that there is not")
  void whichTables() {
    assertThatThrownBy(() -> new MergeTables(1, 1)).isInstanceOf(IllegalArgumentException.class);
    merged()
        .alreadySo(MERGE)
        .reject(Rejection.NOT_NOW, new MergeTables(3, 1))
        .reject(Rejection.NOT_NOW, new MergeTables(1, 3))
        .reject(Rejection.NO_SUCH_TABLE, new MergeTables(5, 1));
  }

  @Test
  @DisplayName("[M32] not more people than a table has seats for")
  void tooMany() {
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE - 2; i++) {
      workshop.join("q" + i, 2);
    }
    workshop.reject(Rejection.TABLE_FULL, MERGE);
    workshop.accept(new Command.NoteAbsence(Set.of("p4", "q1")), MERGE);
    assertThat(workshop.state().people().seatsTaken(2)).isEqualTo(19);
  }
}
