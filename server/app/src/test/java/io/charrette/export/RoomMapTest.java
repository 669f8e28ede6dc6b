package io.charrette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.charrette.activity.CardSheet;
import io.charrette.bridges.Bridges;
import io.charrette.bridges.RoomLink;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.CardVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomMapTest {
  private static final CardSheet SHEET = SampleReport.english().activity().cardSheets().getFirst();

  private static Card card(String id, String name, String category, int stars, long at) {
    return new Card(id, name, category, "", "", "", "", at, stars, List.of());
  }

  private static Flipchart flipchart(List<Card> cards, CardLink... links) {
    SequencedMap<String, Cards> sheets = new LinkedHashMap<>();
    sheets.put(SHEET.id(), new Cards(cards, List.of(links), List.of()));
    return new Flipchart(
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        sheets);
  }

  private static final Map<Integer, Flipchart> TABLES =
      Map.of(
          1,
          flipchart(
              List.of(
                  card("a", "Data Driven Detroit", "civic", 2, 20),
                  card("b", "Land bank", "gov", 1, 10)),
              new CardLink("l", "b", "a", "")),
          2,
          flipchart(
              List.of(
                  card("a", "D3", "civic", 3, 5),
                  card("b", "DATA-DRIVEN detroit", "", 1, 30),
                  card("c", "Land Bank", "gov", 0, 40)),
              new CardLink("l", "c", "b", "")));

  @Test
  @DisplayName("[H31] the same card of several tables is one, in the order in which they came")
  void merged() {
    RoomMap map = RoomMap.of(SHEET, TABLES, List.of());
    assertThat(map.cards())
        .extracting(NamedCard::name, NamedCard::stars, NamedCard::tables)
        .containsExactly(
            tuple("D3", 3, List.of(2)),
            tuple("Land bank", 1, List.of(1, 2)),
            tuple("Data Driven Detroit", 3, List.of(1, 2)));
    assertThat(map.links()).containsExactly(new RoomLink(1, 2));
    assertThat(map.bridges()).isNotEmpty();
    assertThat(map.bridges())
        .noneMatch(
            bridge -> bridge.one() + bridge.other() == 3 && bridge.one() * bridge.other() == 2);
  }

  @Test
  @DisplayName("[H32] [R16] what a facilitator calls one is one, with its stars, tables and links")
  void toldToBeOne() {
    List<CardVerdict> verdicts =
        List.of(
            new CardVerdict(SHEET.id(), "d3", "Data Driven Detroit", true),
            new CardVerdict(SHEET.id(), "Land bank", "Data Driven Detroit", false),
            new CardVerdict("another", "Land bank", "Data Driven Detroit", true));
    RoomMap map = RoomMap.of(SHEET, TABLES, verdicts);
    assertThat(map.cards()).hasSize(2);
    NamedCard one = map.cards().getFirst();
    assertThat(one.stars()).isEqualTo(6);
    assertThat(one.tables()).containsExactly(1, 2);
    assertThat(one.category()).isEqualTo("civic");
    assertThat(map.links()).containsExactly(new RoomLink(0, 1));
    assertThat(map.bridges()).isEmpty();
  }

  @Test
  @DisplayName("[R16] one of one of one is one, and a circle of verdicts ends")
  void chains() {
    SameCards same =
        SameCards.of(
            "s",
            List.of(
                new CardVerdict("s", "a", "b", true),
                new CardVerdict("s", "c", "b", true),
                new CardVerdict("s", "d", "c", true),
                new CardVerdict("s", "a", "d", true)));
    assertThat(List.of("a", "b", "c", "d").stream().map(same::key).distinct()).hasSize(1);
    assertThat(same.key("e")).isEqualTo("e");
  }

  @Test
  @DisplayName("[H31] the map of one table has no bridges, and none has more cards than are drawn")
  void bounds() {
    assertThat(RoomMap.of(SHEET, Map.of(1, TABLES.get(1)), List.of()).bridges()).isEmpty();
    List<Card> many = new ArrayList<>();
    for (int i = 0; i < Bridges.MOST_CARDS + 7; i++) {
      many.add(card("c" + i, "Card " + i, "", i == 2_005 ? 1 : 0, i));
    }
    RoomMap map = RoomMap.of(SHEET, Map.of(1, flipchart(many)), List.of());
    assertThat(map.cards()).hasSize(Bridges.MOST_CARDS);
    assertThat(map.more()).isEqualTo(7);
    assertThat(map.cards()).extracting(NamedCard::name).contains("Card 2005");
  }

  @Test
  @DisplayName("[R16] the report has a map of the room, each card in the area of its category")
  void inTheReport() {
    Report report = SampleReport.english();
    List<CardMap> maps = report.across().getFirst().maps();
    assertThat(maps.getFirst().place()).isEmpty();
    assertThat(maps.getFirst().areas()).extracting(CardMap.Area::category).startsWith("gov", "net");
    assertThat(maps.getFirst().areas().stream().mapToInt(area -> area.cards().size()).sum())
        .isEqualTo(report.across().getFirst().cards().size());
    String html = new String(Written.in(ReportFormat.HTML, report), StandardCharsets.UTF_8);
    assertThat(html).contains("the whole room", "<div class=\"area hue-green\">");
    assertThat(SampleReport.empty().across().getFirst().maps()).isEmpty();
  }
}
