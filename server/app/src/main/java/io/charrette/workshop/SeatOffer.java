package io.charrette.workshop;

/**
 * A seat that the first phone takes which brings a token (SPEC M41).
 *
 * @param seat the id of the participant whose it is
 * @param tokenHash the hash of that token
 * @param at when it was offered, epoch milliseconds
 */
record SeatOffer(String seat, String tokenHash, long at) {
  /** Whether it can still be taken. */
  boolean isOpen(long now) {
    return now < until();
  }

  /** When it ends, epoch milliseconds. */
  long until() {
    return at + WorkshopLimits.SEAT_OFFER_MS;
  }
}
