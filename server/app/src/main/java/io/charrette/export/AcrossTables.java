package io.charrette.export;

import io.charrette.activity.CardSheet;
import io.charrette.flipchart.Cards;
import java.util.Comparator;
import java.util.List;

/**
 * A sheet with cards over all tables.
 *
 * @param cards all that any table named, those that more tables named first
 * @param links how many there are between the categories
 */
public record AcrossTables(
    CardSheet sheet, List<NamedCard> cards, LinkMatrix links, Totals totals) {
  private static final int TOP = 10;

  /** How many there are at all tables together. */
  public record Totals(int cards, int links, int stars) {}

  public AcrossTables {
    cards = List.copyOf(cards);
  }

  static AcrossTables of(CardSheet sheet, List<Report.TableReport> tables) {
    List<Cards> all = tables.stream().map(table -> table.flipchart().cards(sheet.id())).toList();
    return new AcrossTables(
        sheet,
        NamedCard.across(tables, sheet.id()),
        LinkMatrix.of(sheet.categoryIds(), all),
        new Totals(
            all.stream().mapToInt(cards -> cards.cards().size()).sum(),
            all.stream().mapToInt(cards -> cards.links().size()).sum(),
            all.stream().mapToInt(Cards::stars).sum()));
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
