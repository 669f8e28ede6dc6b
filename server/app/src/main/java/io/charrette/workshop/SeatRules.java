package io.charrette.workshop;

import java.util.Optional;

/**
 * Seats that go from one phone to another (SPEC M20). That nobody is connected in the seat is seen
 * to before: who is connected is not of this state.
 */
final class SeatRules {
  private SeatRules() {}

  /**
   * What others ask for is no reason: anybody with the join code could keep the owner out by it.
   */
  static Decision ask(Workshop state, Command.AskForSeat ask, long now) {
    Participant by = state.participants().get(ask.by());
    Participant seat = state.participants().get(ask.seat());
    if (by == null) {
      return HostingRules.gone();
    }
    if (seat == null || seat.table() != by.table() || seat.id().equals(by.id())) {
      return Decider.notNow("nobody else of this id sits at your table");
    }
    Handovers handovers = state.people().handovers();
    Optional<SeatRequest> before = handovers.requestBy(by.id(), now);
    if (before.isPresent()) {
      return before.get().seat().equals(seat.id()) && !before.get().refused()
          ? Decision.alreadySo()
          : Decider.notNow("you have asked just now; wait a few minutes");
    }
    return Decision.accept(new Event.SeatAsked(now, by.id(), seat.id()));
  }

  /** Somebody at the table says yes or no, who has sat there longer than who asks. */
  static Decision answer(Workshop state, Command.AnswerSeatRequest answer, long now) {
    SeatRequest request =
        state
            .people()
            .handovers()
            .requestBy(answer.by(), now)
            .filter(each -> each.isOpen(now))
            .orElse(null);
    if (request == null) {
      return Decider.notNow("nobody asks for this any longer");
    }
    Participant seat = state.participants().get(request.seat());
    Participant asker = state.participants().get(request.by());
    Participant here = state.participants().get(answer.participantId());
    if (seat == null || asker == null || asker.table() != seat.table()) {
      return Decider.notNow("who asked is at this table no longer");
    }
    if (here == null || here.table() != seat.table()) {
      return Decider.notNow("only who sits at the table can say that");
    }
    People people = state.people();
    if (here.id().equals(seat.id())
        || here.id().equals(asker.id())
        || people.sittingSince(here.id()) >= people.sittingSince(asker.id())) {
      return Decider.notNow("somebody must say that who sat there before who asks");
    }
    return answer.give()
        ? Decision.accept(new Event.SeatGiven(now, seat.id(), asker.id(), here.id()))
        : Decision.accept(new Event.SeatRefused(now, request.seat(), asker.id()));
  }

  static Decision give(Workshop state, FacilitatorCommand.GiveSeat give, long now) {
    if (state.participant(give.seat()).isEmpty() || state.participant(give.to()).isEmpty()) {
      return HostingRules.gone();
    }
    return give.seat().equals(give.to())
        ? Decider.malformed("a seat goes to somebody else")
        : Decision.accept(new Event.SeatGiven(now, give.seat(), give.to(), null));
  }

  static Decision decide(Workshop state, Command.SeatOffers command, long now) {
    return switch (command) {
      case Command.OfferSeat offer -> offer(state, offer, now);
      case Command.TakeOfferedSeat take -> take(state, take, now);
    };
  }

  /** Of one seat the last offer counts. */
  private static Decision offer(Workshop state, Command.OfferSeat offer, long now) {
    if (state.participant(offer.seat()).isEmpty()) {
      return HostingRules.gone();
    }
    return state.people().handovers().openOffers(offer.seat(), now) >= WorkshopLimits.SEAT_OFFERS
        ? Decider.notNow("too many seats are offered already; wait a few minutes")
        : Decision.accept(new Event.SeatOffered(now, offer.seat(), offer.tokenHash()));
  }

  private static Decision take(Workshop state, Command.TakeOfferedSeat take, long now) {
    if (state.principal(take.tokenHash()).isPresent()) {
      return Decision.alreadySo(); // the same call again, whose answer was lost
    }
    return state
        .people()
        .handovers()
        .offerOf(take.offerHash(), now)
        .map(offer -> Decision.accept(new Event.SeatTaken(now, offer.seat(), take.tokenHash())))
        .orElseGet(() -> Decider.notNow("this seat was taken already, or is offered no longer"));
  }

  /** Takes back what was given last, and nothing when that was something else. */
  static Decision takeBack(Workshop state, FacilitatorCommand.TakeBackSeat back, long now) {
    return state
            .people()
            .handovers()
            .lastOf(back.seat())
            .filter(handover -> handover.given().at() == back.at())
            .isPresent()
        ? Decision.accept(new Event.SeatTakenBack(now, back.seat()))
        : Decider.notNow("this seat was not given to another phone then");
  }
}
