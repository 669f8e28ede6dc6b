package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeatOfferTest {
  private static final Command.OfferSeat OFFER = new Command.OfferSeat("p1", "hash-offer");
  private static final Command.TakeOfferedSeat TAKE =
      new Command.TakeOfferedSeat("hash-offer", "hash-new");

  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(2).join("p1", 1).join("p2", 1);

  private @Nullable Principal who(String tokenHash) {
    return workshop.state().principal(tokenHash).orElse(null);
  }

  @Test
  @DisplayName("[M41] the phone that takes the seat has it with all that was theirs, no other has")
  void taken() {
    workshop
        .accept(new Command.NoteWriting("p1"), new Command.NoteAbsence(Set.of("p1")))
        .accept(OFFER, TAKE);

    assertThat(who("hash-new")).isEqualTo(new Principal.Participant("p1"));
    assertThat(who("hash-p1")).isNull();
    assertThat(workshop.state().participant("p1").orElseThrow().name()).isEqualTo("Name of p1");
    assertThat(workshop.state().people().writers()).contains("p1");
    assertThat(workshop.state().people().lapsed()).isEmpty();
  }

  @Test
  @DisplayName("[M41] it is taken once; the same call again changes nothing")
  void once() {
    workshop
        .accept(OFFER, TAKE)
        .alreadySo(TAKE)
        .reject(Rejection.NOT_NOW, new Command.TakeOfferedSeat("hash-offer", "hash-third"));
  }

  @Test
  @DisplayName("[M41] for ten minutes, and until the same seat is offered again")
  void ends() {
    workshop
        .accept(OFFER)
        .accept(new Command.OfferSeat("p1", "hash-later"))
        .reject(Rejection.NOT_NOW, TAKE)
        .later(WorkshopLimits.SEAT_OFFER_MS)
        .reject(Rejection.NOT_NOW, new Command.TakeOfferedSeat("hash-later", "hash-new"));
  }

  @Test
  @DisplayName("[M41] not of who is gone, and no more than a hundred at a time")
  void bounded() {
    workshop.reject(Rejection.NOT_NOW, new Command.OfferSeat("nobody", "h"));
    workshop.accept(OFFER, new FacilitatorCommand.RemoveParticipant("p1"));
    workshop.reject(Rejection.NOT_NOW, TAKE);
    PlayedWorkshop crowd = PlayedWorkshop.withTables(6);
    for (int i = 0; i <= WorkshopLimits.SEAT_OFFERS; i++) {
      crowd.join("q" + i, i / 20 + 1);
      Command.OfferSeat offer = new Command.OfferSeat("q" + i, "hash-offer-" + i);
      if (i < WorkshopLimits.SEAT_OFFERS) {
        crowd.accept(offer);
      } else {
        crowd.reject(Rejection.NOT_NOW, offer);
      }
    }
    crowd.accept(new Command.OfferSeat("q0", "hash-again"));
  }

  @Test
  @DisplayName("[M41] [M20] facilitators see it among the seats given, and take it back")
  void takenBack() {
    workshop.accept(OFFER, TAKE);
    GivenSeat given = new WorkshopViews(workshop.state()).forFacilitator().seatsGiven().getFirst();
    assertThat(given.seat()).isEqualTo("p1");
    assertThat(given.asker()).isEqualTo("p1");

    workshop.accept(new FacilitatorCommand.TakeBackSeat("p1", given.at()));

    assertThat(who("hash-p1")).isEqualTo(new Principal.Participant("p1"));
    assertThat(who("hash-new")).isNull();
  }
}
