package io.charrette.bridges;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.linkprediction.AdamicAdarIndexLinkPrediction;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** The cards of a room and who is linked with whom, and what can be measured in it. */
final class RoomGraph {
  /**
   * What more tables have, or more than half of them, says next to nothing about two of them, and
   * would be looked at for each two: 200 tables with the same 2,000 cards took 38 s.
   */
  private static final int MOST_TABLES = 12;

  /** What two tables alone have is rare in any room. */
  private static final int FEWEST_TABLES = 2;

  private final List<RoomCard> cards;
  private final Graph<Integer, DefaultEdge> links = new SimpleGraph<>(DefaultEdge.class);

  /** Links of a card with itself, and second ones between the same two, count for nothing. */
  RoomGraph(List<RoomCard> cards, List<RoomLink> roomLinks) {
    this.cards = List.copyOf(cards);
    IntStream.range(0, cards.size()).forEach(links::addVertex);
    for (RoomLink link : roomLinks) {
      if (link.one() != link.other()) {
        links.addEdge(link.one(), link.other());
      }
    }
  }

  boolean areLinked(int one, int other) {
    return links.containsEdge(one, other);
  }

  /**
   * How near each card is to one: 1 to itself, ½ to those it is linked with, ⅓ one further, and 0
   * to those that no chain of links reaches.
   */
  double[] nearnessTo(int card) {
    double[] nearness = new double[cards.size()];
    BreadthFirstIterator<Integer, DefaultEdge> walk = new BreadthFirstIterator<>(links, card);
    while (walk.hasNext()) {
      int reached = walk.next();
      nearness[reached] = 1.0 / (1 + walk.getDepth(reached));
    }
    return nearness;
  }

  /**
   * How much nearer a link would bring what surrounds two cards to the other of them: the gain in
   * harmonic closeness of both (Rochat, 2009), each card counted by how much it matters.
   *
   * @param toOne {@link #nearnessTo} the one
   * @param toOther {@link #nearnessTo} the other
   */
  double gain(double[] toOne, double[] toOther) {
    double gain = 0;
    for (int card = 0; card < cards.size(); card++) {
      double weight = cards.get(card).weight();
      gain += weight * Math.max(0, oneFurther(toOther[card]) - toOne[card]);
      gain += weight * Math.max(0, oneFurther(toOne[card]) - toOther[card]);
    }
    return gain;
  }

  /** The nearness over one more link: of 1/d it is 1/(d + 1). */
  private static double oneFurther(double nearness) {
    return nearness / (1 + nearness);
  }

  /**
   * How likely it is that each two tables have to do with each other, by the rare cards that both
   * have: one that few tables have says more than one that many have (Adamic and Adar, 2003).
   *
   * @param tables their numbers, ascending
   * @return the likelihood for {@code [i][j]}, indexes into {@code tables}, for j greater than i
   */
  double[][] likelihoods(int[] tables) {
    Graph<Integer, DefaultEdge> naming = new SimpleGraph<>(DefaultEdge.class);
    IntStream.range(0, cards.size()).forEach(naming::addVertex);
    for (int table : tables) {
      naming.addVertex(vertexOf(table));
    }
    for (int card = 0; card < cards.size(); card++) {
      if (isRare(cards.get(card), tables.length)) {
        for (int table : cards.get(card).tables()) {
          naming.addEdge(vertexOf(table), card);
        }
      }
    }
    AdamicAdarIndexLinkPrediction<Integer, DefaultEdge> prediction =
        new AdamicAdarIndexLinkPrediction<>(naming);
    double[][] likelihoods = new double[tables.length][tables.length];
    for (int i = 0; i < tables.length; i++) {
      for (int j = i + 1; j < tables.length; j++) {
        likelihoods[i][j] = prediction.predict(vertexOf(tables[i]), vertexOf(tables[j]));
      }
    }
    return likelihoods;
  }

  private static boolean isRare(RoomCard card, int tables) {
    return card.tables().size() <= Math.clamp(tables / 2, FEWEST_TABLES, MOST_TABLES);
  }

  /** Cards are the vertices from 0 on, tables those below. */
  private static int vertexOf(int table) {
    return -table;
  }

  /** The indexes of the cards that matter, those that matter most first. */
  List<Integer> thatMatter(int most) {
    List<Integer> indexes =
        new ArrayList<>(
            IntStream.range(0, cards.size()).filter(i -> cards.get(i).matters()).boxed().toList());
    indexes.sort((a, b) -> Double.compare(cards.get(b).weight(), cards.get(a).weight()));
    return List.copyOf(indexes.subList(0, Math.min(most, indexes.size())));
  }

  /** The numbers of all tables that have a card, ascending. */
  int[] tables() {
    return cards.stream()
        .flatMap(card -> card.tables().stream())
        .mapToInt(Integer::intValue)
        .distinct()
        .sorted()
        .toArray();
  }

  RoomCard card(int index) {
    return cards.get(index);
  }

  /**
   * The rare cards that two tables have, those that the fewest tables have first.
   *
   * @param tables how many have any card
   */
  List<RoomCard> shared(int one, int other, int tables) {
    return cards.stream()
        .filter(card -> card.tables().contains(one) && card.tables().contains(other))
        .filter(card -> isRare(card, tables))
        .sorted((a, b) -> Integer.compare(a.tables().size(), b.tables().size()))
        .toList();
  }
}
