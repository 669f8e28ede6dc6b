package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.bridges.Bridges;
import io.charrette.bridges.RoomLink;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sheet with cards over all tables.
 *
 * @param cards all that any table named, those that more tables named first
 * @param links how many there are between the categories
 * @param bridges what could be linked and is not; none where the sheet has no links
 */
public record AcrossTables(
    CardSheet sheet, List<NamedCard> cards, LinkMatrix links, Bridges bridges, Totals totals) {
  private static final int TOP = 10;

  /** How many there are at all tables together. */
  public record Totals(int cards, int links, int stars) {}

  public AcrossTables {
    cards = List.copyOf(cards);
  }

  static AcrossTables of(CardSheet sheet, List<Report.TableReport> tables) {
    List<Cards> all = tables.stream().map(table -> table.flipchart().cards(sheet.id())).toList();
    List<NamedCard> named = NamedCard.across(tables, sheet.id());
    return new AcrossTables(
        sheet,
        named,
        LinkMatrix.of(sheet.categoryIds(), all),
        sheet.links() == null ? Bridges.NONE : bridges(named, all),
        new Totals(
            all.stream().mapToInt(cards -> cards.cards().size()).sum(),
            all.stream().mapToInt(cards -> cards.links().size()).sum(),
            all.stream().mapToInt(Cards::stars).sum()));
  }

  private static Bridges bridges(List<NamedCard> named, List<Cards> tables) {
    List<NamedCard> known = named.subList(0, Math.min(Bridges.MOST_CARDS, named.size()));
    Map<String, Integer> indexes = new HashMap<>();
    for (NamedCard card : known) {
      indexes.put(NamedCard.key(card.name()), indexes.size());
    }
    List<RoomLink> links = new ArrayList<>();
    for (Cards on : tables) {
      Map<String, Integer> indexOf = new HashMap<>();
      on.cards().forEach(card -> indexOf.put(card.id(), indexes.get(NamedCard.key(card.name()))));
      for (CardLink link : on.links()) {
        Integer from = indexOf.get(link.from());
        Integer to = indexOf.get(link.to());
        if (from != null && to != null) {
          links.add(new RoomLink(from, to));
        }
      }
    }
    return Bridges.of(known.stream().map(NamedCard::inRoom).toList(), links);
  }

  /** Whether links between categories can be counted. */
  public boolean hasMatrix() {
    return sheet.links() != null && !sheet.categories().isEmpty();
  }

  /** The cards that several tables named. */
  public List<NamedCard> shared() {
    return cards.stream().filter(card -> card.tables().size() > 1).toList();
  }

  /** The cards with the most stars, of equal ones those first that several tables named. */
  public List<NamedCard> top() {
    return cards.stream()
        .filter(card -> card.stars() > 0)
        .sorted(Comparator.comparingInt(NamedCard::stars).reversed())
        .limit(TOP)
        .toList();
  }
}
