package io.charrette.export;

import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Partnership;
import io.charrette.flipchart.Player;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many partnerships there are between players of two sectors, either way round.
 *
 * @param sectors the ids of the activity's sectors, and last the empty id if players without a
 *     sector have partnerships
 * @param counts by pair, each pair in the order of {@code sectors}; pairs without partnerships are
 *     left out
 */
public record PartnershipMatrix(List<String> sectors, Map<Pair, Integer> counts) {
  public PartnershipMatrix {
    sectors = List.copyOf(sectors);
    counts = Map.copyOf(counts);
  }

  /** Two sectors, the first not after the second. */
  public record Pair(String first, String second) {}

  /** Counts the partnerships of these flipcharts. */
  static PartnershipMatrix of(List<String> sectorIds, List<Flipchart> flipcharts) {
    List<String> order = new ArrayList<>(sectorIds);
    order.add("");
    Map<Pair, Integer> counts = new HashMap<>();
    for (Flipchart flipchart : flipcharts) {
      Map<String, String> sectorOf = new HashMap<>();
      flipchart.players().forEach((Player player) -> sectorOf.put(player.id(), player.sector()));
      for (Partnership partnership : flipchart.partnerships()) {
        String from = sectorOf.getOrDefault(partnership.from(), "");
        String to = sectorOf.getOrDefault(partnership.to(), "");
        counts.merge(pair(order, from, to), 1, Integer::sum);
      }
    }
    boolean somebodyWithout = counts.keySet().stream().anyMatch(pair -> pair.second().isEmpty());
    return new PartnershipMatrix(somebodyWithout ? order : sectorIds, counts);
  }

  /** How many partnerships there are between these two sectors. */
  public int between(String one, String other) {
    return counts.getOrDefault(pair(sectors, one, other), 0);
  }

  private static Pair pair(List<String> order, String one, String other) {
    return order.indexOf(one) <= order.indexOf(other) ? new Pair(one, other) : new Pair(other, one);
  }
}
