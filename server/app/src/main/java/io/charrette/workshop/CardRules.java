package io.charrette.workshop;

import io.charrette.activity.CardSheet;
import java.util.Optional;

/** What of the tables' cards is the same to the whole room (SPEC H32). */
final class CardRules {
  private CardRules() {}

  static Decision decide(Workshop state, CardCommand command, long now) {
    return switch (command) {
      case CardCommand.TellCards tell -> tell(state, tell, now);
    };
  }

  private static Decision tell(Workshop state, CardCommand.TellCards tell, long now) {
    if (state.activity().cardSheets().stream().map(CardSheet::id).noneMatch(tell.sheet()::equals)) {
      return Decider.malformed("there is no sheet " + tell.sheet() + " with cards");
    }
    Optional<Boolean> told =
        state.verdicts().stream()
            .filter(verdict -> verdict.isOn(tell.sheet(), tell.one(), tell.other()))
            .map(CardVerdict::same)
            .findFirst();
    if (told.equals(Optional.ofNullable(tell.same()))) {
      return Decision.alreadySo();
    }
    return told.isEmpty() && state.verdicts().size() >= WorkshopLimits.CARD_VERDICTS
        ? Decider.notNow(
            "so much was said of cards already that something must be taken back first")
        : Decision.accept(
            new Event.CardsTold(now, tell.sheet(), tell.one(), tell.other(), tell.same()));
  }
}
