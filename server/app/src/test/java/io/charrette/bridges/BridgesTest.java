package io.charrette.bridges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BridgesTest {
  private static final int ROOMS = 200;

  @Test
  @DisplayName("of the bridges that were planted in generated rooms, nine of ten are found")
  void planted() {
    long planted = 0;
    long found = 0;
    for (int seed = 0; seed < ROOMS; seed++) {
      PlantedRoom room = new PlantedRoom(seed);
      List<RoomCard> cards = room.cards();
      Set<Set<String>> pairs = pairs(Bridges.of(cards, room.links()));
      planted += room.planted().size();
      found +=
          room.planted().stream()
              .filter(
                  pair ->
                      pairs.contains(
                          Set.of(cards.get(pair.one()).name(), cards.get(pair.other()).name())))
              .count();
    }
    assertThat((double) found / planted).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  @DisplayName("nobody is told to link what is linked, or what nobody has called important")
  void only() {
    for (int seed = 0; seed < 20; seed++) {
      PlantedRoom room = new PlantedRoom(seed);
      List<RoomCard> cards = room.cards();
      Bridges bridges = Bridges.of(cards, room.links());
      assertThat(bridges.cards()).hasSize(Bridges.MOST);
      room.links()
          .forEach(
              link ->
                  assertThat(pairs(bridges))
                      .doesNotContain(
                          Set.of(cards.get(link.one()).name(), cards.get(link.other()).name())));
      assertThat(bridges.cards())
          .allSatisfy(
              bridge -> {
                assertThat(bridge.one().stars() + bridge.one().tables().size()).isGreaterThan(1);
                assertThat(bridge.other().stars() + bridge.other().tables().size())
                    .isGreaterThan(1);
              });
    }
  }

  @Test
  @DisplayName("the same room has the same bridges")
  void same() {
    assertThat(Bridges.of(new PlantedRoom(1).cards(), new PlantedRoom(1).links()))
        .isEqualTo(Bridges.of(new PlantedRoom(1).cards(), new PlantedRoom(1).links()));
  }

  @Test
  @DisplayName("a card that everybody starred is not an end of all bridges")
  void everybodysDarling() {
    List<RoomCard> cards =
        IntStream.range(0, 20)
            .mapToObj(i -> new RoomCard("card " + i, "", i == 0 ? 500 : 2, tables(1 + i % 5)))
            .toList();
    assertThat(Bridges.of(cards, List.of()).cards())
        .hasSize(Bridges.MOST)
        .filteredOn(bridge -> bridge.one().name().equals("card 0"))
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  @DisplayName("of the pairs of tables that were planted in generated rooms, nine of ten are found")
  void plantedTables() {
    long planted = 0;
    long found = 0;
    for (int seed = 0; seed < ROOMS; seed++) {
      PlantedRoom room = new PlantedRoom(seed);
      Set<Set<Integer>> pairs =
          Bridges.of(room.cards(), room.links()).tables().stream()
              .map(bridge -> Set.of(bridge.one(), bridge.other()))
              .collect(Collectors.toSet());
      planted += room.plantedTables().size();
      found += room.plantedTables().stream().filter(pairs::contains).count();
    }
    assertThat((double) found / planted).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  @DisplayName("tables are brought together by what few others have, and are told of nothing else")
  void tablesTogether() {
    List<RoomCard> cards =
        List.of(
            new RoomCard("everybody's", "", 9, tables(1, 2, 3, 4, 5)),
            new RoomCard("everybody's second", "", 9, tables(1, 2, 3, 4, 5)),
            new RoomCard("most have it", "", 9, tables(1, 2, 5)),
            new RoomCard("rare", "", 1, tables(2, 5)),
            new RoomCard("as rare", "", 1, tables(2, 5)),
            new RoomCard("one alone is chance", "", 1, tables(1, 3)),
            new RoomCard("alone", "", 3, tables(3)));

    assertThat(Bridges.of(cards, List.of()).tables())
        .singleElement()
        .isEqualTo(new TableBridge(2, 5, List.of(cards.get(3), cards.get(4))));
  }

  @Test
  @DisplayName("what all tables have brings no two of them together, however few tables there are")
  void whatAllHave() {
    for (int tables = 3; tables <= 30; tables++) {
      SortedSet<Integer> all =
          IntStream.rangeClosed(1, tables).boxed().collect(Collectors.toCollection(TreeSet::new));
      List<RoomCard> cards =
          IntStream.range(0, 5).mapToObj(i -> new RoomCard("card " + i, "", 3, all)).toList();

      assertThat(Bridges.of(cards, List.of()).tables()).as("%d tables", tables).isEmpty();
    }
  }

  @Test
  @DisplayName("a room with nothing, with one card, or with links in circles has what it has")
  void small() {
    assertThat(Bridges.of(List.of(), List.of())).isEqualTo(new Bridges(List.of(), List.of()));
    RoomCard one = new RoomCard("one", "", 1, tables(1));
    RoomCard other = new RoomCard("other", "", 1, tables(2));
    assertThat(Bridges.of(List.of(one), List.of(new RoomLink(0, 0))).cards()).isEmpty();
    assertThat(
            Bridges.of(List.of(one, other), List.of(new RoomLink(0, 1), new RoomLink(1, 0)))
                .cards())
        .isEmpty();
    assertThat(Bridges.of(List.of(one, other), List.of()).cards()).hasSize(1);
  }

  private static Set<Set<String>> pairs(Bridges bridges) {
    Set<Set<String>> pairs = new HashSet<>();
    bridges
        .cards()
        .forEach(bridge -> pairs.add(Set.of(bridge.one().name(), bridge.other().name())));
    return pairs;
  }

  private static SortedSet<Integer> tables(Integer... numbers) {
    return new TreeSet<>(List.of(numbers));
  }
}
