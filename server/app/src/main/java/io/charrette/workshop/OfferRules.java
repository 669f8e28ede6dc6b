package io.charrette.workshop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the room may answer to a turn, and with what (SPEC M28). */
final class OfferRules {
  private OfferRules() {}

  static Decision decide(Workshop state, Command.Offering command, long now) {
    return switch (command) {
      case Command.MakeOffer make -> make(state, make, now);
      case Command.WithdrawOffer withdraw ->
          state.offers().find(withdraw.offer()).isPresent()
              ? Decision.accept(new Event.OfferWithdrawn(now, withdraw.offer()))
              : Decision.alreadySo();
    };
  }

  static Decision hide(Workshop state, FacilitatorCommand.HideOffer hide, long now) {
    Offers offers = state.offers();
    if (offers.hidden().contains(hide.offer()) == hide.hidden()) {
      return Decision.alreadySo();
    }
    if (hide.hidden() && offers.find(hide.offer()).isEmpty()) {
      return Decider.notNow("the offer is no longer there");
    }
    return Decision.accept(new Event.OfferHidden(now, hide.offer(), hide.hidden()));
  }

  private static Decision make(Workshop state, Command.MakeOffer make, long now) {
    Offer.Key key = make.offer();
    String text = make.text().strip();
    Participant person = state.participants().get(key.by());
    if (person == null) {
      return Decider.notNow("the participant is no longer there");
    }
    Optional<String> problem = Text.name("text", text, 1, WorkshopLimits.OFFER_TEXT);
    if (problem.isPresent()) {
      return Decider.malformed(problem.get());
    }
    Optional<Offer> before = state.offers().find(key);
    if (before.filter(offer -> offer.text().equals(text)).isPresent()) {
      return Decision.alreadySo(); // the same call again, whose answer was lost
    }
    if (!isOpen(state, key)) {
      return Decider.notNow("nobody may answer to this table now");
    }
    if (person.table() == key.table()) {
      return Decider.notNow("it was your own table's turn");
    }
    List<Event> events = new ArrayList<>();
    if (before.isEmpty() && state.offers().by(key.by()) >= WorkshopLimits.OFFERS_PER_PERSON) {
      return Decider.notNow("you have made too many offers already");
    }
    oldestUnseen(state).ifPresent(old -> events.add(new Event.OfferWithdrawn(now, old.key())));
    events.add(
        new Event.OfferMade(
            now,
            new Offer(
                key.phase(),
                key.table(),
                key.by(),
                key.kind(),
                person.name(),
                person.table(),
                text,
                now)));
    return new Decision.Accepted(events);
  }

  private static boolean isOpen(Workshop state, Offer.Key key) {
    return key.phase().equals(state.controls().phase())
        && state
            .controls()
            .turnsIn(key.phase())
            .map(turns -> turns.answering().table())
            .filter(table -> table == key.table())
            .isPresent();
  }

  /** Of more answers that nobody sees than are kept, the oldest one. */
  private static Optional<Offer> oldestUnseen(Workshop state) {
    if (state.offers().hidden().isEmpty() && state.people().keptOut().isEmpty()) {
      return Optional.empty();
    }
    List<Offer> unseen = state.offers().all().filter(offer -> !state.isSeen(offer)).toList();
    return unseen.size() > WorkshopLimits.OFFERS_HIDDEN
        ? unseen.stream().min(Comparator.comparingLong(Offer::at))
        : Optional.empty();
  }
}
