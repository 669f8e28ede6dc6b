package io.charrette.bridges;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A generated room: circles of cards that are linked among themselves, tables that each know one
 * circle well, planted pairs of cards of two circles that matter and that nobody has linked, and
 * planted pairs of tables that came upon the same, which nobody else did.
 */
final class PlantedRoom {
  private static final int CIRCLES = 5;
  private static final int CARDS_A_CIRCLE = 12;
  private static final int TABLES = 20;
  private static final int PLANTED = 2;
  private static final int FINDS = PLANTED * 4;
  private static final String[] CATEGORIES = {"a", "b", "c", "d", "e", "f", "g"};

  private final Random random;
  private final int[] stars = new int[CIRCLES * CARDS_A_CIRCLE + FINDS];
  private final List<SortedSet<Integer>> tables = new ArrayList<>();
  private final Set<RoomLink> links = new LinkedHashSet<>();
  private final List<RoomLink> planted = new ArrayList<>();
  private final List<Set<Integer>> plantedTables = new ArrayList<>();

  PlantedRoom(long seed) {
    random = new Random(seed);
    for (int card = 0; card < stars.length; card++) {
      tables.add(new TreeSet<>());
    }
    circles();
    acquaintances();
    mentions();
    plant();
    plantTables();
  }

  /** In each circle most know its middle, and some each other. */
  private void circles() {
    for (int circle = 0; circle < CIRCLES; circle++) {
      for (int i = 0; i < CARDS_A_CIRCLE; i++) {
        for (int j = i + 1; j < CARDS_A_CIRCLE; j++) {
          if (random.nextDouble() < (i == 0 ? 0.6 : 0.1)) {
            links.add(new RoomLink(card(circle, i), card(circle, j)));
          }
        }
      }
    }
  }

  /** Some cards of different circles are linked by chance. */
  private void acquaintances() {
    for (int i = 0; i < 3; i++) {
      int circle = random.nextInt(CIRCLES);
      int other = (circle + 1 + random.nextInt(CIRCLES - 1)) % CIRCLES;
      links.add(new RoomLink(anyOf(circle), anyOf(other)));
    }
  }

  /** Each table has cards of one circle and one of elsewhere, and stars some of them. */
  private void mentions() {
    for (int table = 1; table <= TABLES; table++) {
      int circle = table % CIRCLES;
      for (int i = 0; i < 8; i++) {
        mention(table, anyOf(circle));
      }
      mention(table, random.nextInt(CIRCLES * CARDS_A_CIRCLE));
    }
    for (int card = 0; card < CIRCLES * CARDS_A_CIRCLE; card++) {
      if (tables.get(card).isEmpty()) {
        mention(1 + random.nextInt(TABLES), card);
      }
    }
  }

  private void mention(int table, int card) {
    tables.get(card).add(table);
    if (random.nextDouble() < 0.3) {
      stars[card] += 1 + random.nextInt(2);
    }
  }

  /** Pairs that two tables have, that people starred, and that are not linked. */
  private void plant() {
    for (int i = 0; i < PLANTED; i++) {
      int one = card(2 * i, 1 + random.nextInt(CARDS_A_CIRCLE - 1));
      int other = card(2 * i + 1, 1 + random.nextInt(CARDS_A_CIRCLE - 1));
      for (int table = 0; table < 2; table++) {
        int number = 1 + random.nextInt(TABLES);
        tables.get(one).add(number);
        tables.get(other).add(number);
      }
      stars[one] += 6 + random.nextInt(5);
      stars[other] += 6 + random.nextInt(5);
      links.remove(new RoomLink(one, other));
      links.remove(new RoomLink(other, one));
      planted.add(new RoomLink(one, other));
    }
  }

  /** Pairs of tables that found four cards each that no other table has. */
  private void plantTables() {
    List<Integer> numbers =
        IntStream.rangeClosed(1, TABLES).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(numbers, random);
    for (int i = 0; i < PLANTED; i++) {
      Set<Integer> pair = Set.of(numbers.get(2 * i), numbers.get(2 * i + 1));
      for (int find = 0; find < FINDS / PLANTED; find++) {
        int card = CIRCLES * CARDS_A_CIRCLE + i * FINDS / PLANTED + find;
        pair.stream().sorted().forEach(table -> mention(table, card));
      }
      plantedTables.add(pair);
    }
  }

  List<RoomCard> cards() {
    List<RoomCard> cards = new ArrayList<>();
    for (int card = 0; card < stars.length; card++) {
      cards.add(
          new RoomCard(
              "card " + card, CATEGORIES[card % CATEGORIES.length], stars[card], tables.get(card)));
    }
    return cards;
  }

  List<RoomLink> links() {
    return List.copyOf(links);
  }

  /** The pairs that are to be found. */
  List<RoomLink> planted() {
    return List.copyOf(planted);
  }

  /** The pairs of tables that are to be found. */
  List<Set<Integer>> plantedTables() {
    return List.copyOf(plantedTables);
  }

  private static int card(int circle, int index) {
    return circle * CARDS_A_CIRCLE + index;
  }

  private int anyOf(int circle) {
    return card(circle, random.nextInt(CARDS_A_CIRCLE));
  }
}
