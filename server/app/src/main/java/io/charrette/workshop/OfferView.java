package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * An {@link Offer} as the table that it is made to sees it, and those who run the workshop.
 *
 * @param by the id of who made it; null for the table
 * @param at when it was made or changed last, epoch milliseconds
 * @param hidden whether it is kept off the phones; always false for the table
 */
public record OfferView(
    String phase,
    int table,
    @Nullable String by,
    OfferKind kind,
    String name,
    int from,
    String text,
    long at,
    boolean hidden) {
  static OfferView whole(Offer offer, boolean hidden) {
    return of(offer, offer.by(), hidden);
  }

  static OfferView forTable(Offer offer) {
    return of(offer, null, false);
  }

  private static OfferView of(Offer offer, @Nullable String by, boolean hidden) {
    return new OfferView(
        offer.phase(),
        offer.table(),
        by,
        offer.kind(),
        offer.name(),
        offer.from(),
        offer.text(),
        offer.at(),
        hidden);
  }
}
