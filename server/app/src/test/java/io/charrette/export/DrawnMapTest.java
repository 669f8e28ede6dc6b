package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.bridges.RoomLink;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawnMapTest {
  private static CardMap.Area area(String category, int cards) {
    return new CardMap.Area(
        category,
        IntStream.range(0, cards)
            .mapToObj(i -> new NamedCard(category + i, category, i == 0 ? 3 : 0, List.of(1)))
            .toList());
  }

  private static final CardMap MAP =
      new CardMap(
          "",
          List.of(area("gov", 3), area("net", 0), area("fund", 300), area("fed", 1), area("", 96)),
          List.of(new RoomLink(0, 303)),
          0);

  private static Stream<CardMap> maps() {
    return Stream.of(MAP, alone(1), alone(40));
  }

  /** A map of one area. */
  private static CardMap alone(int cards) {
    return new CardMap("", List.of(area("", cards)), List.of(), 0);
  }

  @ParameterizedTest
  @MethodSource("maps")
  @DisplayName("[R19] every card has a dot of its own within its area and the picture")
  void dots(CardMap map) {
    DrawnMap drawn = map.drawn();
    List<DrawnMap.Spot> spots = drawn.spots();
    assertThat(spots)
        .extracting(DrawnMap.Spot::number)
        .containsExactlyElementsOf(numbers(map.areas()));
    for (DrawnMap.Spot spot : spots) {
      DrawnMap.Round round =
          drawn.rounds().stream()
              .filter(each -> each.category().equals(spot.category()))
              .findFirst()
              .orElseThrow();
      assertThat(Math.hypot(spot.x() - round.x(), spot.y() - round.y()) + drawn.dot())
          .isLessThan(round.radius() + 0.2);
      assertThat(spot.x()).isBetween(drawn.dot(), drawn.width() - drawn.dot());
      assertThat(spot.y()).isBetween(drawn.dot(), drawn.height() - drawn.dot());
      for (DrawnMap.Spot other : spots.subList(spot.number(), spots.size())) {
        assertThat(Math.hypot(spot.x() - other.x(), spot.y() - other.y()))
            .isGreaterThan(2 * drawn.dot());
      }
    }
    assertThat(map.drawn()).as("the same each time").isEqualTo(drawn);
  }

  private static List<Integer> numbers(List<CardMap.Area> areas) {
    int cards = areas.stream().mapToInt(area -> area.cards().size()).sum();
    return IntStream.rangeClosed(1, cards).boxed().toList();
  }

  @Test
  @DisplayName("[R19] a link joins its two dots; an area without a card is not drawn")
  void links() {
    DrawnMap drawn = MAP.drawn();
    assertThat(drawn.rounds())
        .extracting(DrawnMap.Round::category)
        .containsExactly("gov", "fund", "fed", "");
    DrawnMap.Spot one = drawn.spots().get(0);
    DrawnMap.Spot other = drawn.spots().get(303);
    assertThat(other.category()).isEqualTo("fed");
    assertThat(drawn.lines())
        .containsExactly(new DrawnMap.Line(one.x(), one.y(), other.x(), other.y()));
  }

  @Test
  @DisplayName("[R19] the HTML draws its maps without any script, and lists the same by number")
  void inTheReport() {
    Report report = SampleReport.english();
    String html = new String(Written.in(ReportFormat.HTML, report), UTF_8);
    CardMap map = report.across().getFirst().maps().getFirst();
    assertThat(map.links()).isNotEmpty();
    String first = map.drawn().spots().getFirst().card().name();
    assertThat(html)
        .contains("<svg", "class=\"link\"", "<title>" + first + "</title>", ">1</small>")
        .doesNotContain("<script");
  }

  @Test
  @DisplayName(
      "[R19] the HTML draws in each table's part the map of its own cards, by its own names")
  void ofEachTable() {
    Report report = SampleReport.english();
    String html = new String(Written.in(ReportFormat.HTML, report), UTF_8);
    assertThat(part(html, 1))
        .contains("<svg", "<title>Data Driven Detroit</title>", "class=\"link\"")
        .containsPattern(">1</small>\\s*<span class=\"name\" dir=\"auto\">Chief Data Officer")
        .doesNotContain("<title>Gary");
    assertThat(part(html, 4)).as("of a table without cards").doesNotContain("<svg");

    CardMap map = CardMap.ofTable(report.across().getFirst().sheet(), report.tables().getFirst());
    assertThat(map.numbers()).hasSize(6).containsEntry("cornerstoreowners", 6);
    assertThat(map.drawn().spots().get(5).card().name()).isEqualTo("Corner store owners");
  }

  /** A table's part of the page, and what comes after the last table. */
  private static String part(String html, int table) {
    int begin = html.indexOf("id=\"table-" + table + "\"");
    int next = html.indexOf("id=\"table-" + (table + 1) + "\"");
    return html.substring(begin, next < 0 ? html.length() : next);
  }
}
