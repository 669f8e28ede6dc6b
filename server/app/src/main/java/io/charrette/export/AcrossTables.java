package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.bridges.Bridges;
import io.charrette.bridges.RoomLink;
import io.charrette.flipchart.Cards;
import io.charrette.workshop.CardVerdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with cards over all tables. Unlike what it is made of, this is for one thread at a time:
 * what only some formats show is made when it is first asked for.
 */
public final class AcrossTables {
  private static final int TOP = 10;

  private final CardSheet sheet;
  private final SameCards same;
  private final List<Cards> tables;
  private final List<NamedCard> cards;
  private final Supplier<List<CardMap>> maps;
  private @Nullable Bridges bridges;

  /** How many there are at all tables together. */
  public record Totals(int cards, int links, int stars) {}

  private AcrossTables(
      CardSheet sheet,
      SameCards same,
      List<Cards> tables,
      List<NamedCard> cards,
      Supplier<List<CardMap>> maps) {
    this.sheet = sheet;
    this.same = same;
    this.tables = tables;
    this.cards = cards;
    this.maps = maps;
  }

  static AcrossTables of(
      CardSheet sheet, List<Report.TableReport> tables, Collection<CardVerdict> verdicts) {
    SameCards same = SameCards.of(sheet.id(), verdicts);
    SequencedMap<Integer, Cards> charts = new LinkedHashMap<>();
    tables.forEach(table -> charts.put(table.number(), table.flipchart().cards(sheet.id())));
    return new AcrossTables(
        sheet,
        same,
        List.copyOf(charts.values()),
        NamedCard.across(charts, same),
        () -> CardMap.all(sheet, tables, verdicts));
  }

  public CardSheet sheet() {
    return sheet;
  }

  /** All that any table named, those that more tables named first. */
  public List<NamedCard> cards() {
    return cards;
  }

  /** How many links there are between the categories. */
  public LinkMatrix links() {
    return LinkMatrix.of(sheet.categoryIds(), tables);
  }

  /** The links of all tables between these cards, by their places in the list. */
  List<RoomLink> linksAmong(List<NamedCard> known) {
    return sheet.links() == null ? List.of() : RoomLinks.between(known, tables, same);
  }

  /** What could be linked and is not; none where the sheet has no links. */
  public Bridges bridges() {
    Bridges found = bridges;
    if (found == null) {
      List<NamedCard> known = cards.subList(0, Math.min(Bridges.MOST_CARDS, cards.size()));
      found =
          sheet.links() == null
              ? Bridges.NONE
              : Bridges.of(known.stream().map(NamedCard::inRoom).toList(), linksAmong(known));
      bridges = found;
    }
    return found;
  }

  /** The maps of the whole room and of its places; none of an empty room, or without a map. */
  public List<CardMap> maps() {
    return sheet.map() && !cards.isEmpty() ? maps.get() : List.of();
  }

  public Totals totals() {
    return new Totals(
        tables.stream().mapToInt(on -> on.cards().size()).sum(),
        tables.stream().mapToInt(on -> on.links().size()).sum(),
        tables.stream().mapToInt(Cards::stars).sum());
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
