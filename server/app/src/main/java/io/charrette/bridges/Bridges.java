package io.charrette.bridges;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a room could link: the pairs of cards and of tables that would bring the most together and
 * that nobody has thought of yet.
 *
 * @param cards the best first, at most {@link #MOST}
 * @param tables the best first, at most {@link #MOST}
 */
public record Bridges(List<CardBridge> cards, List<TableBridge> tables) {

  /** Where nothing is linked, and nothing to be found. */
  public static final Bridges NONE = new Bridges(List.of(), List.of());

  /** So many cards of a room are looked at: those that come first. */
  public static final int MOST_CARDS = 2_000;

  /** So many of each kind are found: more than a facilitator looks through in a break. */
  public static final int MOST = 8;

  /** No card or table is in more of them, so that one that everybody knows is not all there is. */
  private static final int MOST_OF_ONE = 3;

  /** So many cards are looked at as ends of a bridge; their pairs grow with the square. */
  private static final int MOST_ENDS = 64;

  /** Who is linked across categories is the less likely to have met. */
  private static final double ACROSS_CATEGORIES = 1.5;

  /** What each table that has both adds: somebody is there to say how they belong together. */
  private static final double SHARED_TABLE = 1;

  private static final int MOST_SHARED_TABLES = 3;

  /** So many rare cards two tables have in common: what most tables have is no discovery. */
  private static final int LEAST_SHARED_CARDS = 2;

  public Bridges {
    cards = List.copyOf(cards);
    tables = List.copyOf(tables);
  }

  /** Whether nothing was found. */
  @JsonIgnore
  public boolean isEmpty() {
    return cards.isEmpty() && tables.isEmpty();
  }

  /** A pair with what it is worth. */
  private record Pair(int one, int other, double worth) {
    static final Comparator<Pair> BEST_FIRST =
        Comparator.comparingDouble(Pair::worth)
            .reversed()
            .thenComparingInt(Pair::one)
            .thenComparingInt(Pair::other);
  }

  /**
   * Finds the bridges of a room. The same room has the same bridges.
   *
   * @param cards of all tables, each once; at most {@link #MOST_CARDS}
   * @param links between them, by their indexes
   */
  public static Bridges of(List<RoomCard> cards, List<RoomLink> links) {
    RoomGraph graph = new RoomGraph(cards, links);
    return new Bridges(cardBridges(graph), tableBridges(graph));
  }

  private static List<CardBridge> cardBridges(RoomGraph graph) {
    List<Integer> ends = graph.thatMatter(MOST_ENDS);
    List<double[]> nearness = ends.stream().map(graph::nearnessTo).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      for (int j = i + 1; j < ends.size(); j++) {
        int one = ends.get(i);
        int other = ends.get(j);
        if (!graph.areLinked(one, other)) {
          // The root, because a card that is linked with nobody has the most to gain from anybody.
          double gain = Math.sqrt(graph.gain(nearness.get(i), nearness.get(j)));
          pairs.add(new Pair(one, other, gain * promise(graph.card(one), graph.card(other))));
        }
      }
    }
    return best(pairs, pair -> pair.worth > 0).stream()
        .map(pair -> CardBridge.between(graph.card(pair.one), graph.card(pair.other)))
        .toList();
  }

  /** What a link of two cards promises by what they are, wherever they lie. */
  private static double promise(RoomCard one, RoomCard other) {
    boolean across =
        !one.category().isEmpty()
            && !other.category().isEmpty()
            && !one.category().equals(other.category());
    return one.weight()
        * other.weight()
        * (across ? ACROSS_CATEGORIES : 1)
        * (1 + SHARED_TABLE * Math.min(one.tablesWith(other).size(), MOST_SHARED_TABLES));
  }

  private static List<TableBridge> tableBridges(RoomGraph graph) {
    int[] tables = graph.tables();
    double[][] likelihoods = graph.likelihoods(tables);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < tables.length; i++) {
      for (int j = i + 1; j < tables.length; j++) {
        if (likelihoods[i][j] > 0) {
          pairs.add(new Pair(tables[i], tables[j], likelihoods[i][j]));
        }
      }
    }
    Function<Pair, List<RoomCard>> shared =
        pair -> graph.shared(pair.one, pair.other, tables.length);
    return best(pairs, pair -> shared.apply(pair).size() >= LEAST_SHARED_CARDS).stream()
        .map(pair -> new TableBridge(pair.one, pair.other, shared.apply(pair)))
        .toList();
  }

  /** The best pairs that are any good, in which nobody comes too often. */
  private static List<Pair> best(List<Pair> pairs, Predicate<Pair> good) {
    Map<Integer, Integer> taken = new HashMap<>();
    List<Pair> best = new ArrayList<>();
    for (Pair pair : pairs.stream().sorted(Pair.BEST_FIRST).toList()) {
      if (best.size() < MOST
          && taken.getOrDefault(pair.one, 0) < MOST_OF_ONE
          && taken.getOrDefault(pair.other, 0) < MOST_OF_ONE
          && good.test(pair)) {
        best.add(pair);
        taken.merge(pair.one, 1, Integer::sum);
        taken.merge(pair.other, 1, Integer::sum);
      }
    }
    return best;
  }
}
