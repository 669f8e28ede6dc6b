package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.bridges.Bridges;
import io.charrette.bridges.RoomCard;
import io.charrette.bridges.RoomLink;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.CardVerdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What some tables, or all, have on a sheet with cards, as one map (SPEC H31). What is hidden from
 * the screen is not on it.
 *
 * @param cards in the order in which they were first named, so that on a map nobody moves when one
 *     is added; at most {@link Bridges#MOST_CARDS}
 * @param more how many there are beyond these
 * @param links by the indexes of cards
 * @param bridges the best first; none of a single table, which can see for itself
 */
public record RoomMap(
    List<NamedCard> cards, int more, List<RoomLink> links, List<MapBridge> bridges) {

  /**
   * Two cards that nobody has linked.
   *
   * @param one the index of a card
   * @param other of another
   * @param both the numbers of the tables that have both
   */
  public record MapBridge(int one, int other, List<Integer> both) {
    public MapBridge {
      both = List.copyOf(both);
    }
  }

  public RoomMap {
    cards = List.copyOf(cards);
    links = List.copyOf(links);
    bridges = List.copyOf(bridges);
  }

  /**
   * The map of some tables.
   *
   * @param flipcharts of those that are on it, by number, as they are shown
   */
  public static RoomMap of(
      CardSheet sheet, Map<Integer, Flipchart> flipcharts, Collection<CardVerdict> verdicts) {
    SameCards same = SameCards.of(sheet.id(), verdicts);
    SequencedMap<Integer, Cards> charts = new LinkedHashMap<>();
    new TreeMap<>(flipcharts)
        .forEach((number, chart) -> charts.put(number, chart.cards(sheet.id())));
    List<NamedCard> all = NamedCard.across(charts, same);
    Map<String, Long> since = new HashMap<>();
    for (Cards on : charts.values()) {
      on.cards().forEach(card -> since.merge(same.key(card.name()), card.at(), Math::min));
    }
    List<NamedCard> cards =
        all.stream()
            .limit(Bridges.MOST_CARDS)
            .sorted(
                Comparator.comparingLong(
                        (NamedCard card) -> since.getOrDefault(same.key(card.name()), 0L))
                    .thenComparing(NamedCard::name))
            .toList();
    List<RoomLink> links =
        sheet.links() == null ? List.of() : RoomLinks.between(cards, charts.values(), same);
    return new RoomMap(
        cards,
        all.size() - cards.size(),
        links,
        sheet.links() == null || charts.size() < 2 ? List.of() : bridges(cards, links));
  }

  private static List<MapBridge> bridges(List<NamedCard> cards, List<RoomLink> links) {
    List<RoomCard> inRoom = cards.stream().map(NamedCard::inRoom).toList();
    Map<String, Integer> indexes = new HashMap<>();
    inRoom.forEach(card -> indexes.put(card.name(), indexes.size()));
    return Bridges.of(inRoom, links).cards().stream()
        .map(
            bridge ->
                new MapBridge(
                    indexes.getOrDefault(bridge.one().name(), 0),
                    indexes.getOrDefault(bridge.other().name(), 0),
                    List.copyOf(bridge.both())))
        .toList();
  }
}
