package io.charrette.export;

import io.charrette.bridges.RoomLink;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The links of all tables between the cards that the whole room knows. */
final class RoomLinks {
  private RoomLinks() {}

  /**
   * Each link once, the lower index first.
   *
   * @param known the cards; links with others are left out
   * @param tables a sheet, as each table has it
   */
  static List<RoomLink> between(List<NamedCard> known, Collection<Cards> tables, SameCards same) {
    Map<String, Integer> indexes = new HashMap<>();
    for (NamedCard card : known) {
      indexes.put(same.key(card.name()), indexes.size());
    }
    Set<RoomLink> links = new LinkedHashSet<>();
    for (Cards on : tables) {
      Map<String, Integer> indexOf = new HashMap<>();
      for (Card card : on.cards()) {
        indexOf.put(card.id(), indexes.get(same.key(card.name())));
      }
      for (CardLink link : on.links()) {
        Integer from = indexOf.get(link.from());
        Integer to = indexOf.get(link.to());
        if (from != null && to != null && !from.equals(to)) {
          links.add(new RoomLink(Math.min(from, to), Math.max(from, to)));
        }
      }
    }
    return List.copyOf(links);
  }
}
