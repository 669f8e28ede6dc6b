package io.charrette.message;

import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.OfferView;
import java.util.List;

/** What the room has answered to turns, as those are told who ask for it (SPEC M28, H35). */
public final class OffersJson {
  private OffersJson() {}

  private record Answered(List<OfferView> offers) {}

  private record Own(OfferKind kind, String text) {}

  private record OwnAnswers(List<Own> offers) {}

  /** The bytes of a list of them. */
  public static byte[] write(List<OfferView> offers) {
    return MessageJson.utf8(MessageJson.part(new Answered(offers)));
  }

  /** The bytes of those of one person, for that person. */
  public static byte[] writeOwn(List<Offer> offers) {
    return MessageJson.utf8(
        MessageJson.part(
            new OwnAnswers(
                offers.stream().map(offer -> new Own(offer.kind(), offer.text())).toList())));
  }
}
