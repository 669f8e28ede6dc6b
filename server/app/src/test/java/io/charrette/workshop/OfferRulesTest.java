package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.workshop.FacilitatorCommand.CallTurn;
import io.charrette.workshop.FacilitatorCommand.EndTurn;
import io.charrette.workshop.FacilitatorCommand.GoToPhase;
import io.charrette.workshop.FacilitatorCommand.HideOffer;
import io.charrette.workshop.FacilitatorCommand.OfferAfterEach;
import io.charrette.workshop.FacilitatorCommand.OpenOffers;
import io.charrette.workshop.FacilitatorCommand.OrderTurns;
import io.charrette.workshop.FacilitatorCommand.SkipTurn;
import io.charrette.workshop.FacilitatorCommand.TakeBack;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferRulesTest {
  private static final String PHASE = "pitches";

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(4)
          .join("ana", 1)
          .join("ben", 2)
          .accept(new GoToPhase(PHASE), new CallTurn(1));

  private static Command.MakeOffer offer(String by, OfferKind kind, String text) {
    return new Command.MakeOffer(new Offer.Key(PHASE, 1, by, kind), text);
  }

  private List<OfferView> at(int table) {
    return new WorkshopViews(workshop.state()).forTable(table).offers();
  }

  private Answering answering() {
    return workshop.controls().turnsIn(PHASE).orElseThrow().answering();
  }

  @Test
  @DisplayName("[M28] the room answers while the facilitator allows it, undone like any control")
  void whileItIsOpen() {
    Command.MakeOffer offer = offer("ben", OfferKind.HELP, "Street photos");
    workshop
        .reject(Rejection.NOT_NOW, offer)
        .accept(new OpenOffers(true))
        .alreadySo(new OpenOffers(true))
        .accept(offer)
        .accept(new OpenOffers(false), new TakeBack());
    assertThat(answering().table()).isEqualTo(1);
    workshop
        .accept(new OpenOffers(false))
        .reject(Rejection.NOT_NOW, offer("ben", OfferKind.CONTACT, "Luis"));
  }

  @Test
  @DisplayName("[M28] it may answer after each turn where that is set, until the next is called")
  void afterEach() {
    workshop.accept(new OfferAfterEach(PHASE, true), new EndTurn());
    assertThat(answering().table()).isEqualTo(1);
    workshop.accept(new CallTurn(2));
    assertThat(answering()).isEqualTo(new Answering(true, null));
    workshop.reject(Rejection.NOT_NOW, offer("ben", OfferKind.HELP, "Too late"));
  }

  @Test
  @DisplayName("[M28] only the table itself and who runs the workshop are told of an answer")
  void toldTo() {
    workshop.accept(new OpenOffers(true), offer("ben", OfferKind.QUESTION, "Who counts?"));
    assertThat(at(1)).singleElement().extracting(OfferView::text).isEqualTo("Who counts?");
    assertThat(at(1)).extracting(OfferView::by).containsOnlyNulls();
    assertThat(at(2)).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forScreen().offers()).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().offers()).hasSize(1);
    Audience told = Audience.of(workshop.state(), workshop.events().getLast());
    assertThat(told).isEqualTo(new Audience(false, false, Set.of(1)));
  }

  @Test
  @DisplayName("[M28] of each kind a person has one answer, to change or to take back")
  void oneOfEach() {
    Command.MakeOffer offer = offer("ben", OfferKind.HELP, "Street photos");
    workshop
        .accept(new OpenOffers(true))
        .accept(offer)
        .alreadySo(offer)
        .accept(offer("ben", OfferKind.HELP, "Maps"), offer("ben", OfferKind.CONTACT, "Luis"));
    assertThat(at(1)).extracting(OfferView::text).containsExactly("Maps", "Luis");

    Command.WithdrawOffer back = new Command.WithdrawOffer(offer.offer());
    workshop.accept(back).alreadySo(back);
    assertThat(at(1)).extracting(OfferView::text).containsExactly("Luis");
  }

  @Test
  @DisplayName("[M28] a hidden answer leaves the phones, stays hidden when changed, and comes back")
  void hidden() {
    Command.MakeOffer offer = offer("ben", OfferKind.HELP, "Rude");
    workshop
        .accept(new OpenOffers(true), offer, new HideOffer(offer.offer(), true))
        .alreadySo(new HideOffer(offer.offer(), true))
        .accept(offer("ben", OfferKind.HELP, "Ruder"));
    assertThat(at(1)).isEmpty();
    workshop.accept(new HideOffer(offer.offer(), false));
    assertThat(at(1)).extracting(OfferView::text).containsExactly("Ruder");
  }

  @Test
  @DisplayName("[M28] in each phase with turns the room answers to the turns of that phase only")
  void rounds() {
    PlayedWorkshop talks =
        TurnRulesTest.talks("K7M4QX2346FG", 3)
            .join("ben", 2)
            .accept(new GoToPhase("first"), new OfferAfterEach("first", true))
            .accept(new CallTurn(1), new EndTurn(), round("first", "Maps"))
            .accept(new GoToPhase("second"), new CallTurn(1))
            .reject(Rejection.NOT_NOW, round("first", "Late"))
            .reject(Rejection.NOT_NOW, round("second", "Early"))
            .accept(new OpenOffers(true), round("second", "Chairs"));
    assertThat(talks.controls().turnsIn("second").orElseThrow().answering())
        .isEqualTo(new Answering(false, 1));
    assertThat(new WorkshopViews(talks.state()).forFacilitator().offers())
        .extracting(OfferView::text)
        .containsExactly("Chairs");
    assertThat(new WorkshopViews(talks.state()).forTable(1).offers())
        .extracting(OfferView::text)
        .containsExactly("Maps", "Chairs");
  }

  private static Command.MakeOffer round(String phase, String text) {
    return new Command.MakeOffer(new Offer.Key(phase, 1, "ben", OfferKind.HELP), text);
  }

  @Test
  @DisplayName("[M28] [M32] what a table was answered is with those with whom it became one")
  void merged() {
    workshop.accept(new OpenOffers(true), offer("ben", OfferKind.HELP, "Maps"), new EndTurn());
    workshop.accept(new MergeTables(1, 3));
    assertThat(answering()).isEqualTo(Answering.NONE);
    assertThat(at(3)).extracting(OfferView::text).containsExactly("Maps");
    Event.OfferHidden hidden =
        new Event.OfferHidden(0, new Offer.Key(PHASE, 1, "ben", OfferKind.HELP), true);
    assertThat(Audience.of(workshop.state(), hidden).tables()).containsExactly(3);
  }

  @Test
  @DisplayName("[M28] to take a hidden answer back and make it again does not show it")
  void hiddenForGood() {
    Command.MakeOffer offer = offer("ben", OfferKind.HELP, "Rude");
    workshop.accept(
        new OpenOffers(true),
        offer,
        new HideOffer(offer.offer(), true),
        new Command.WithdrawOffer(offer.offer()),
        offer);
    assertThat(at(1)).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().offers())
        .singleElement()
        .extracting(OfferView::hidden)
        .isEqualTo(true);
  }

  @Test
  @DisplayName("[M28] who is called otherwise now is so in their answers, where they are shown")
  void renamed() {
    workshop.accept(new OpenOffers(true), offer("ben", OfferKind.HELP, "Maps"));
    Workshop before = workshop.state();
    workshop.accept(new FacilitatorCommand.RenameParticipant("ben", "Benjamin"));
    assertThat(at(1)).extracting(OfferView::name).containsExactly("Benjamin");
    assertThat(Audience.of(before, workshop.events().getLast()).tables())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  @DisplayName("[M28] nobody answers to a table that is still to come after all")
  void toCome() {
    workshop.accept(new OpenOffers(true), new SkipTurn(PHASE, 1));
    assertThat(answering()).isEqualTo(Answering.NONE);

    workshop.accept(new CallTurn(1), new EndTurn(), new OpenOffers(true));
    assertThat(answering().table()).isEqualTo(1);
    workshop.accept(new OrderTurns(PHASE, List.of(1, 2, 3, 4)));
    assertThat(answering()).isEqualTo(Answering.NONE);
  }

  @Test
  @DisplayName("[M28] phones are told of all turns of their table, dashboards of the last turn")
  void lastTurn() {
    workshop
        .accept(new OpenOffers(true), offer("ben", OfferKind.HELP, "Maps"))
        .accept(new CallTurn(3));
    assertThat(at(1)).hasSize(1);
    assertThat(new WorkshopViews(workshop.state()).forHelper().offers()).isEmpty();
    workshop.accept(new EndTurn(), new GoToPhase("wrap-up"));
    assertThat(at(1)).hasSize(1);
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().offers()).isEmpty();
  }

  @Test
  @DisplayName(
      "[M28] nobody answers to their own table, to another phase or as somebody who is gone")
  void foreign() {
    workshop
        .accept(new OpenOffers(true))
        .reject(Rejection.NOT_NOW, offer("ana", OfferKind.HELP, "Us"))
        .reject(Rejection.NOT_NOW, offer("nobody", OfferKind.HELP, "Me"))
        .reject(
            Rejection.NOT_NOW,
            new Command.MakeOffer(new Offer.Key(PHASE, 3, "ben", OfferKind.HELP), "Three"))
        .reject(
            Rejection.NOT_NOW,
            new Command.MakeOffer(new Offer.Key("scan", 1, "ben", OfferKind.HELP), "Scan"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u202Egnorw", "a\nb", "\u2800"})
  @DisplayName("[M28] an answer is one line that can be seen and turns no neighbour's letters")
  void texts(String text) {
    workshop
        .accept(new OpenOffers(true))
        .reject(Rejection.MALFORMED, offer("ben", OfferKind.HELP, text))
        .reject(Rejection.MALFORMED, offer("ben", OfferKind.HELP, "x".repeat(201)));
  }

  @Test
  @DisplayName("[M28] in a room of 40 tables of 20 everybody answers, with one of each kind")
  void roomForEverybody() {
    PlayedWorkshop big =
        PlayedWorkshop.withTables(40)
            .accept(new GoToPhase(PHASE), new CallTurn(1), new OpenOffers(true));
    for (int table = 2; table <= 40; table++) {
      for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
        String by = "p" + i + "-of-" + table;
        big.join(by, table);
        for (OfferKind kind : OfferKind.values()) {
          big.accept(offer(by, kind, "Yes"));
        }
      }
    }
    assertThat(new WorkshopViews(big.state()).forTable(1).offers()).hasSize(39 * 20 * 3);
  }

  @Test
  @DisplayName(
      "[M28] nobody is left without a word because others went through a seat of their table")
  void throughOneSeat() {
    workshop.accept(new OpenOffers(true));
    for (int mover = 0; mover < 36; mover++) {
      workshop.join("mover-" + mover, 3);
      for (OfferKind kind : OfferKind.values()) {
        workshop.accept(offer("mover-" + mover, kind, "Junk"));
      }
      workshop.accept(new FacilitatorCommand.MoveParticipant("mover-" + mover, 2 + mover % 2 * 2));
    }
    workshop.join("honest", 3);
    for (OfferKind kind : OfferKind.values()) {
      workshop.accept(offer("honest", kind, "Maps"));
    }
    assertThat(at(1)).hasSize(37 * 3);
  }

  @Test
  @DisplayName("[M28] of answers that nobody sees so many are kept, and of more the oldest goes")
  void unseen() {
    PlayedWorkshop room = PlayedWorkshop.withTables(40).accept(new GoToPhase(PHASE));
    room.accept(new CallTurn(1), new OpenOffers(true));
    for (int i = 0; i < 39 * 20; i++) {
      String by = "rude-" + i;
      room.join(by, 2 + i / 20);
      for (OfferKind kind : OfferKind.values()) {
        room.accept(offer(by, kind, "Rude"), new HideOffer(offer(by, kind, "").offer(), true));
      }
    }
    assertThat(room.state().offers().to(1)).hasSize(WorkshopLimits.OFFERS_HIDDEN + 1);
    assertThat(room.state().offersTo(1)).isEmpty();
    assertThat(room.state().offers().find(offer("rude-0", OfferKind.HELP, "").offer())).isEmpty();
    room.accept(offer("rude-779", OfferKind.HELP, "Otherwise"));
    assertThat(room.state().offers().to(1)).hasSize(WorkshopLimits.OFFERS_HIDDEN);
  }

  @Test
  @DisplayName("[M11] [M28] who is kept out has answered nothing, and has again when let in")
  void keptOut() {
    workshop.accept(new OpenOffers(true));
    fill(3);
    Workshop before = workshop.state();
    workshop.accept(new FacilitatorCommand.KeepOut(List.of("p0-of-3")));
    assertThat(Audience.of(before, workshop.events().getLast()).tables())
        .containsExactlyInAnyOrder(1, 3);
    assertThat(at(1)).hasSize(57).extracting(OfferView::name).doesNotContain("Name of p0-of-3");
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().offers()).hasSize(57);
    workshop.accept(offer("late", OfferKind.HELP, "Maps"));

    before = workshop.state();
    workshop.accept(new FacilitatorCommand.LetIn(List.of("p0-of-3")));
    assertThat(Audience.of(before, workshop.events().getLast()).tables())
        .containsExactlyInAnyOrder(1, 3);
    assertThat(at(1)).hasSize(61).extracting(OfferView::name).contains("Name of p0-of-3");
  }

  @Test
  @DisplayName("[M13] [M28] the answers of those who are removed go with them, and make room")
  void removed() {
    workshop.accept(new OpenOffers(true), new Command.NoteWriting("ben"));
    fill(3);
    workshop.accept(offer("ben", OfferKind.HELP, "Maps"));
    Workshop before = workshop.state();
    workshop.accept(new FacilitatorCommand.RemoveParticipant("p0-of-3"));
    assertThat(Audience.of(before, workshop.events().getLast()).tables())
        .containsExactlyInAnyOrder(1, 3);
    assertThat(at(1)).hasSize(58);
    workshop.accept(offer("late", OfferKind.HELP, "Photos"));

    workshop.accept(new FacilitatorCommand.RemoveSilent(null));
    assertThat(at(1)).extracting(OfferView::text).containsExactly("Maps");
    assertThat(workshop.state().offers().hidden()).isEmpty();
  }

  @Test
  @DisplayName("[M20] [M28] who is given the seat that was theirs brings what they answered")
  void handedOver() {
    Command.MakeOffer rude = offer("new", OfferKind.CONTACT, "Rude");
    workshop
        .accept(new OpenOffers(true), offer("ben", OfferKind.HELP, "Maps"))
        .join("new", 2)
        .accept(offer("new", OfferKind.HELP, "Again"), offer("new", OfferKind.QUESTION, "Why?"))
        .accept(rude, new HideOffer(rude.offer(), true))
        .accept(new FacilitatorCommand.GiveSeat("ben", "new"));
    assertThat(at(1)).extracting(OfferView::text).containsExactly("Maps", "Why?");
    assertThat(at(1)).extracting(OfferView::name).containsOnly("Name of ben");
  }

  @Test
  @DisplayName("[M28] a person has 120 answers in all, and others theirs, at the same table, too")
  void sharesOfAllTurns() {
    PlayedWorkshop big =
        PlayedWorkshop.withTables(42)
            .join("eager", 42)
            .join("ben", 42)
            .accept(new GoToPhase(PHASE));
    for (int turn = 1; turn <= 40; turn++) {
      big.accept(new CallTurn(turn), new OpenOffers(true));
      for (OfferKind kind : OfferKind.values()) {
        big.accept(to(turn, "eager", kind));
      }
    }
    big.accept(to(40, "ben", OfferKind.HELP))
        .accept(new Command.MakeOffer(to(40, "eager", OfferKind.HELP).offer(), "Otherwise"))
        .accept(new CallTurn(41), new OpenOffers(true))
        .reject(Rejection.NOT_NOW, to(41, "eager", OfferKind.HELP))
        .accept(to(41, "ben", OfferKind.HELP))
        .accept(new Command.WithdrawOffer(to(1, "eager", OfferKind.HELP).offer()))
        .accept(to(41, "eager", OfferKind.HELP));
  }

  private static Command.MakeOffer to(int table, String by, OfferKind kind) {
    return new Command.MakeOffer(new Offer.Key(PHASE, table, by, kind), "Yes");
  }

  /**
   * A table's people answer to the turn all that they may; one more of them is there, and has not
   * yet.
   */
  private void fill(int table) {
    for (int i = 0; i < 19; i++) {
      String by = "p" + i + "-of-" + table;
      workshop.join(by, table);
      for (OfferKind kind : OfferKind.values()) {
        workshop.accept(offer(by, kind, "Junk"));
      }
    }
    // Whoever goes elsewhere leaves what they said.
    workshop.join("gone", table);
    for (OfferKind kind : OfferKind.values()) {
      workshop.accept(offer("gone", kind, "Junk"));
    }
    workshop.accept(new FacilitatorCommand.MoveParticipant("gone", 4)).join("late", table);
  }
}
