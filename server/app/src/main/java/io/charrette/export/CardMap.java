package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.bridges.RoomLink;
import io.charrette.workshop.CardVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The cards of some tables on a sheet by where they stand on a map: in one area each category has,
 * those with the most stars first (SPEC R16).
 *
 * @param place the place whose tables these are, empty for the whole room; of one table its own
 * @param areas in the order of the categories; last those without one, where there are any
 * @param links between the cards, by their places among all of all areas
 * @param more how many cards are left out
 */
public record CardMap(String place, List<Area> areas, List<RoomLink> links, int more) {
  /** More cards are not looked through; each table's own part has all of its own. */
  static final int MOST = 400;

  private static final Comparator<NamedCard> MOST_STARS_FIRST =
      Comparator.comparingInt(NamedCard::stars)
          .thenComparingInt(card -> card.tables().size())
          .reversed();

  /**
   * A part of a map.
   *
   * @param category the id of a category, empty for those without one
   */
  public record Area(String category, List<NamedCard> cards) {
    public Area {
      cards = List.copyOf(cards);
    }
  }

  public CardMap {
    areas = List.copyOf(areas);
    links = List.copyOf(links);
  }

  /** What it looks like. */
  public DrawnMap drawn() {
    return DrawnMap.of(this);
  }

  /** The map of the whole room, then that of each place that several tables work on. */
  static List<CardMap> all(
      CardSheet sheet, List<Report.TableReport> tables, Collection<CardVerdict> verdicts) {
    SequencedMap<String, List<Report.TableReport>> places = new LinkedHashMap<>();
    for (Report.TableReport table : tables) {
      places.computeIfAbsent(table.place(), place -> new ArrayList<>()).add(table);
    }
    List<CardMap> maps = new ArrayList<>();
    maps.add(of(sheet, "", AcrossTables.of(sheet, tables, verdicts)));
    places.forEach(
        (place, there) -> {
          if (!place.isEmpty() && there.size() > 1 && there.size() < tables.size()) {
            maps.add(of(sheet, place, AcrossTables.of(sheet, there, verdicts)));
          }
        });
    return maps;
  }

  /** The map of one table, whose cards are called as it calls them. */
  static CardMap ofTable(CardSheet sheet, Report.TableReport table) {
    return of(sheet, table.place(), AcrossTables.of(sheet, List.of(table), List.of()));
  }

  /**
   * The numbers of its cards as they are counted along the areas, from 1.
   *
   * @return by {@link NamedCard#key}
   */
  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    areas.stream()
        .flatMap(area -> area.cards().stream())
        .forEach(card -> numbers.put(NamedCard.key(card.name()), numbers.size() + 1));
    return numbers;
  }

  private static CardMap of(CardSheet sheet, String place, AcrossTables across) {
    List<NamedCard> cards = across.cards();
    List<NamedCard> shown = cards.stream().sorted(MOST_STARS_FIRST).limit(MOST).toList();
    Map<String, List<NamedCard>> byCategory = new LinkedHashMap<>();
    sheet.categoryIds().forEach(id -> byCategory.put(id, new ArrayList<>()));
    for (NamedCard card : shown) {
      byCategory.computeIfAbsent(card.category(), id -> new ArrayList<>()).add(card);
    }
    List<Area> areas = new ArrayList<>();
    byCategory.forEach((category, there) -> areas.add(new Area(category, there)));
    List<NamedCard> inOrder = areas.stream().flatMap(area -> area.cards().stream()).toList();
    return new CardMap(place, areas, across.linksAmong(inOrder), cards.size() - shown.size());
  }
}
