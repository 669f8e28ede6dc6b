package io.charrette.export;

import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many links there are between cards of two categories, either way round.
 *
 * @param categories the ids of the sheet's categories, and last the empty id if cards without a
 *     category have links
 * @param counts by pair, each pair in the order of {@code categories}; pairs without links are left
 *     out
 */
public record LinkMatrix(List<String> categories, Map<Pair, Integer> counts) {
  public LinkMatrix {
    categories = List.copyOf(categories);
    counts = Map.copyOf(counts);
  }

  /** Two categories, the first not after the second. */
  public record Pair(String first, String second) {}

  /** Counts the links of a sheet, as all tables have it. */
  static LinkMatrix of(List<String> categoryIds, List<Cards> tables) {
    List<String> order = new ArrayList<>(categoryIds);
    order.add("");
    Map<Pair, Integer> counts = new HashMap<>();
    for (Cards on : tables) {
      Map<String, String> categoryOf = new HashMap<>();
      for (Card card : on.cards()) {
        categoryOf.put(card.id(), card.category());
      }
      for (CardLink link : on.links()) {
        String from = categoryOf.getOrDefault(link.from(), "");
        String to = categoryOf.getOrDefault(link.to(), "");
        counts.merge(pair(order, from, to), 1, Integer::sum);
      }
    }
    boolean isAnyWithout = counts.keySet().stream().anyMatch(pair -> pair.second().isEmpty());
    return new LinkMatrix(isAnyWithout ? order : categoryIds, counts);
  }

  /** How many links there are between these two categories. */
  public int between(String one, String other) {
    return counts.getOrDefault(pair(categories, one, other), 0);
  }

  private static Pair pair(List<String> order, String one, String other) {
    return order.indexOf(one) <= order.indexOf(other) ? new Pair(one, other) : new Pair(other, one);
  }
}
