package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeatRulesTest {
  /** Ana and Luis sit at table 1; then somebody joins on a phone that says nothing of Ana. */
  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(2)
          .join("ana", 1)
          .join("luis", 1)
          .join("else", 2)
          .later(60_000)
          .join("new", 1);

  private static Command ask(String by, String seat) {
    return new Command.AskForSeat(by, seat);
  }

  private static Command yes(String participant, String by) {
    return new Command.AnswerSeatRequest(participant, by, true);
  }

  private static Command no(String participant, String by) {
    return new Command.AnswerSeatRequest(participant, by, false);
  }

  /** Takes back what was given at this very moment. */
  private Command back() {
    return new FacilitatorCommand.TakeBackSeat("ana", workshop.now());
  }

  private People people() {
    return workshop.state().people();
  }

  @Test
  @DisplayName("[M20] with a yes the other phone is who it says, and the token before is nobody's")
  void given() {
    workshop.accept(new Command.NoteWriting("new"), ask("new", "ana"), yes("luis", "new"));

    assertThat(workshop.state().participants()).containsOnlyKeys("ana", "luis", "else");
    assertThat(workshop.state().principal("hash-new")).contains(new Principal.Participant("ana"));
    assertThat(workshop.state().principal("hash-ana")).isEmpty();
    assertThat(workshop.state().participant("ana"))
        .contains(new Participant("ana", "Name of ana", 1));
    assertThat(people().at(1)).containsExactlyInAnyOrder("ana", "luis");
    assertThat(people().silent()).doesNotContain("ana");
    assertThat(people().handovers().requests()).isEmpty();
    assertThat(workshop.events().getLast())
        .isEqualTo(new Event.SeatGiven(workshop.now(), "ana", "new", "luis"));
  }

  @Test
  @DisplayName("[M20] taken back, the seat is the phone's before; the other one is nobody's")
  void takenBack() {
    workshop.accept(ask("new", "ana"), yes("luis", "new"));
    long first = workshop.now();
    workshop
        .later(1)
        .join("newer", 1)
        .accept(new FacilitatorCommand.GiveSeat("ana", "newer"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBackSeat("ana", first))
        .accept(back())
        .reject(Rejection.NOT_NOW, back());
    assertThat(workshop.state().principal("hash-new")).contains(new Principal.Participant("ana"));
    assertThat(workshop.state().principal("hash-newer")).isEmpty();

    workshop.accept(new FacilitatorCommand.TakeBackSeat("ana", first));
    assertThat(workshop.state().principal("hash-ana")).contains(new Principal.Participant("ana"));
    assertThat(workshop.state().principal("hash-new")).isEmpty();
  }

  @Test
  @DisplayName("[M20] nobody says yes to themselves, from another table, or having come later")
  void whoMayAnswer() {
    workshop
        .accept(ask("new", "ana"))
        .join("friend", 1)
        .reject(Rejection.NOT_NOW, yes("new", "new"))
        .reject(Rejection.NOT_NOW, yes("else", "new"))
        .reject(Rejection.NOT_NOW, yes("friend", "new"))
        .reject(Rejection.NOT_NOW, no("friend", "new"))
        .reject(Rejection.NOT_NOW, yes("ana", "new"))
        .reject(Rejection.NOT_NOW, yes("luis", "nobody"))
        .accept(new FacilitatorCommand.MoveParticipant("luis", 2))
        .reject(Rejection.NOT_NOW, yes("luis", "new"));
  }

  @Test
  @DisplayName("[M20] nobody asks for a seat of another table, their own, or one that is not there")
  void whatMayBeAskedFor() {
    workshop
        .reject(Rejection.NOT_NOW, ask("new", "else"))
        .reject(Rejection.NOT_NOW, ask("new", "new"))
        .reject(Rejection.NOT_NOW, ask("new", "nobody"))
        .reject(Rejection.NOT_NOW, ask("nobody", "ana"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.GiveSeat("nobody", "new"))
        .reject(Rejection.MALFORMED, new FacilitatorCommand.GiveSeat("ana", "ana"));
  }

  @Test
  @DisplayName("[M20] after a no nobody says yes any more, and who asked waits three minutes")
  void refused() {
    workshop
        .accept(ask("new", "ana"))
        .alreadySo(ask("new", "ana"))
        .accept(no("luis", "new"))
        .reject(Rejection.NOT_NOW, yes("luis", "new"))
        .reject(Rejection.NOT_NOW, ask("new", "ana"))
        .reject(Rejection.NOT_NOW, ask("new", "luis"))
        .later(WorkshopLimits.SEAT_REQUEST_MS - 1)
        .reject(Rejection.NOT_NOW, ask("new", "ana"))
        .later(1)
        .accept(ask("new", "ana"), yes("luis", "new"));
  }

  @Test
  @DisplayName("[M20] a request means nothing after three minutes")
  void lapses() {
    workshop
        .accept(ask("new", "ana"))
        .later(WorkshopLimits.SEAT_REQUEST_MS)
        .reject(Rejection.NOT_NOW, yes("luis", "new"))
        .join("newer", 1)
        .accept(ask("newer", "ana"));
    assertThat(people().handovers().requests())
        .extracting(SeatRequest::by)
        .containsExactly("newer");
  }

  @Test
  @DisplayName("[M20] what others ask, or were refused, keeps nobody from asking for their seat")
  void othersAsk() {
    for (int i = 0; i < 8; i++) {
      workshop.join("evil-" + i, 1).accept(ask("evil-" + i, i % 2 == 0 ? "ana" : "luis"));
    }
    workshop
        .accept(no("luis", "evil-0"), no("luis", "evil-2"), no("ana", "evil-1"))
        .accept(ask("new", "ana"), yes("luis", "new"));
    assertThat(workshop.state().principal("hash-new")).contains(new Principal.Participant("ana"));
    assertThat(people().handovers().requests()).extracting(SeatRequest::seat).containsOnly("luis");

    workshop.join("newer", 1).accept(ask("newer", "luis"));
    for (int i = 0; i < 8; i++) {
      workshop.accept(new FacilitatorCommand.RemoveParticipant("evil-" + i));
    }
    assertThat(people().handovers().requests()).hasSize(1);
  }

  @Test
  @DisplayName("[M20] who asks and goes elsewhere asks there no longer, and no sooner again")
  void goneElsewhere() {
    workshop
        .accept(ask("new", "ana"), new FacilitatorCommand.MoveParticipant("new", 2))
        .reject(Rejection.NOT_NOW, yes("luis", "new"))
        .reject(Rejection.NOT_NOW, ask("new", "else"));
    assertThat(new WorkshopViews(workshop.state()).forTable(1).seatRequests()).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forTable(2).seatRequests()).isEmpty();
  }

  @Test
  @DisplayName(
      "[M20] of each seat the last givings can be taken back, however often others are given")
  void givenAgain() {
    workshop.accept(new FacilitatorCommand.GiveSeat("ana", "new"));
    for (int i = 0; i <= WorkshopLimits.TIMES_GIVEN; i++) {
      workshop.join("phone-" + i, 2).accept(new FacilitatorCommand.GiveSeat("else", "phone-" + i));
    }
    assertThat(people().handovers().made()).hasSize(WorkshopLimits.TIMES_GIVEN + 1);
    assertThat(people().handovers().lastOf("ana")).isPresent();
    assertThat(people().handovers().hadAsker("phone-0")).isFalse();
    assertThat(people().handovers().hadAsker("phone-1")).isTrue();
  }

  @Test
  @DisplayName("[M20] a seat goes back to who had it first or for long, however often it was given")
  void toAndFro() {
    workshop.accept(new FacilitatorCommand.GiveSeat("ana", "new")).later(60_000);
    for (int i = 0; i < 2 * WorkshopLimits.TIMES_GIVEN; i++) {
      workshop
          .later(1_000)
          .join("phone-" + i, 1)
          .accept(ask("phone-" + i, "ana"), yes("luis", "phone-" + i));
    }
    List<String> holders = new ArrayList<>();
    for (Optional<Handover> last = lastOfAna(); last.isPresent(); last = lastOfAna()) {
      workshop.accept(new FacilitatorCommand.TakeBackSeat("ana", last.get().given().at()));
      people()
          .tokens()
          .forEach(
              (hash, who) -> {
                if (who.equals(new Principal.Participant("ana"))) {
                  holders.add(hash);
                }
              });
    }
    assertThat(holders).hasSize(WorkshopLimits.TIMES_GIVEN).endsWith("hash-new", "hash-ana");
  }

  @Test
  @DisplayName("[M20] the giving to the phone that has the seat is known, however soon it followed")
  void givenLast() {
    for (int i = 0; i < 2 * WorkshopLimits.TIMES_GIVEN; i++) {
      String phone = "phone-" + i;
      workshop.later(1_000 - i).join(phone, 1).accept(ask(phone, "ana"), yes("luis", phone));
      assertThat(lastOfAna().map(Handover::given))
          .contains(new GivenSeat("ana", phone, "Name of " + phone, "luis", workshop.now()));
    }
    workshop.accept(back());
    assertThat(workshop.state().principal("hash-ana")).isEmpty();
    while (lastOfAna().isPresent()) {
      workshop.accept(
          new FacilitatorCommand.TakeBackSeat("ana", lastOfAna().orElseThrow().given().at()));
    }
    assertThat(workshop.state().principal("hash-ana")).contains(new Principal.Participant("ana"));
  }

  private Optional<Handover> lastOfAna() {
    return people().handovers().lastOf("ana");
  }

  @Test
  @DisplayName("[M20] whose seat it is comes back: nobody gets it")
  void cameBack() {
    workshop
        .accept(ask("new", "ana"), new Command.NoteReturn("ana"))
        .alreadySo(new Command.NoteReturn("ana"))
        .reject(Rejection.NOT_NOW, yes("luis", "new"));
    assertThat(people().handovers().requests())
        .containsExactly(new SeatRequest("new", "ana", workshop.now(), true));
  }

  @Test
  @DisplayName("[M20] who is removed neither asks nor is asked for, and gets no seat back")
  void removed() {
    workshop
        .accept(ask("new", "ana"), new FacilitatorCommand.RemoveParticipant("new"))
        .reject(Rejection.NOT_NOW, yes("luis", "new"))
        .join("newer", 1)
        .accept(ask("newer", "ana"), yes("luis", "newer"))
        .accept(new FacilitatorCommand.RemoveParticipant("ana"))
        .reject(Rejection.NOT_NOW, back());
    assertThat(people().tokens()).doesNotContainKeys("hash-ana", "hash-newer");
  }

  @Test
  @DisplayName("[M20] the table sees who asks, the facilitator also what was given, others nothing")
  void views() {
    workshop.accept(ask("new", "ana"));
    SeatRequest request = new SeatRequest("new", "ana", workshop.now(), false);
    assertThat(new WorkshopViews(workshop.state()).forTable(1).seatRequests())
        .containsExactly(request);
    assertThat(new WorkshopViews(workshop.state()).forTable(2).seatRequests()).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forScreen().seatRequests()).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().seatRequests())
        .containsExactly(request);

    workshop.accept(yes("luis", "new"));
    assertThat(new WorkshopViews(workshop.state()).forFacilitator().seatsGiven())
        .containsExactly(new GivenSeat("ana", "new", "Name of new", "luis", workshop.now()));
    assertThat(new WorkshopViews(workshop.state()).forTable(1).seatsGiven()).isEmpty();
    assertThat(new WorkshopViews(workshop.state()).forHelper().seatsGiven()).isEmpty();
  }
}
