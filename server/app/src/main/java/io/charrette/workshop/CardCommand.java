package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/** Says what of the tables' cards is the same to the whole room (SPEC H32). */
public sealed interface CardCommand extends FacilitatorCommand {

  /**
   * Says whether two cards are one.
   *
   * @param one the name of a card
   * @param other the name of another
   * @param same true for one, false for two; null takes back what was said
   */
  record TellCards(String sheet, String one, String other, @Nullable Boolean same)
      implements CardCommand {
    public TellCards {
      if (sheet == null) {
        throw new IllegalArgumentException("sheet is missing");
      }
      check("one", one);
      check("other", other);
      if (one.equals(other)) {
        throw new IllegalArgumentException("one and other must be two names");
      }
    }

    private static void check(String field, @Nullable String name) {
      if (name == null) {
        throw new IllegalArgumentException(field + " is missing");
      }
      // Cards have been named by others: whatever is a name there is one here.
      if (name.isEmpty() || Text.length(name) > WorkshopLimits.CARD_NAME) {
        throw new IllegalArgumentException(
            field + " must have 1 to " + WorkshopLimits.CARD_NAME + " characters");
      }
    }
  }
}
