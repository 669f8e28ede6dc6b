package io.charrette.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.bridges.Bridges;
import io.charrette.bridges.RoomCard;
import io.charrette.bridges.TableBridge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report = SampleReport.english();

  private AcrossTables across() {
    return report.across().getFirst();
  }

  @Test
  @DisplayName("[R1] one card whatever the case, spaces, punctuation and accents of its name")
  void namesThatMeanTheSame() {
    assertThat(NamedCard.key("DATA-DRIVEN  DETROIT!"))
        .isEqualTo(NamedCard.key("Data Driven Detroit"));
    assertThat(NamedCard.key("Ñandú")).isEqualTo(NamedCard.key("nandu"));
    assertThat(NamedCard.key("Area 51")).isNotEqualTo(NamedCard.key("Area 52"));
    assertThat(NamedCard.key("★★")).isEqualTo("★★");
    assertThat(NamedCard.key("مرحبا")).isNotEmpty();
  }

  @Test
  @DisplayName("[R1] cards that several tables named, with all their stars")
  void shared() {
    assertThat(across().shared())
        .containsExactly(
            new NamedCard("Data Driven Detroit", "civic", 7, List.of(1, 2)),
            new NamedCard("Chief Data Officer, City of Detroit", "gov", 4, List.of(1, 2)));
    assertThat(across().cards()).hasSize(12);
  }

  @Test
  @DisplayName("[R2] links are counted between categories, either way round")
  void matrix() {
    LinkMatrix matrix = across().links();
    assertThat(matrix.between("gov", "civic")).isEqualTo(1);
    assertThat(matrix.between("civic", "gov")).isEqualTo(1);
    assertThat(matrix.between("learn", "gov")).isEqualTo(1);
    assertThat(matrix.between("", "civic")).isEqualTo(1);
    assertThat(matrix.between("gov", "gov")).isZero();
    assertThat(matrix.categories()).hasSize(8).endsWith("");
    assertThat(matrix.counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(across().totals().links());
    assertThat(SampleReport.empty().across().getFirst().links().categories()).hasSize(7);
  }

  @Test
  @DisplayName("a text takes as long to say in the report as on the pages: to the nearest second")
  void secondsToSay() {
    assertThat(Report.secondsToSay("word ".repeat(140), 140)).isEqualTo(60);
    assertThat(Report.secondsToSay("Der Pegel steigt", 140)).isEqualTo(1);
    assertThat(Report.secondsToSay("Der Pegel steigt weiter", 140)).isEqualTo(2);
    assertThat(Report.secondsToSay(" \n ", 140)).isZero();
    assertThat(Report.secondsToSay("公交车每天晚上都很晚".repeat(28), 140)).isEqualTo(60);
    assertThat(Report.secondsToSay("バスはよるおそい、".repeat(28), 140)).isEqualTo(60);
    assertThat(Report.secondsToSay("รถเมล์".repeat(140), 140)).isEqualTo(72);
    assertThat(Report.secondsToSay("m".repeat(2_800), 140)).isEqualTo(60);
    assertThat(Report.secondsToSay("Kraftfahrzeughaft Bus 🚌", 60)).isEqualTo(3);
  }

  @Test
  void totals() {
    assertThat(across().totals()).isEqualTo(new AcrossTables.Totals(14, 6, 18));
    assertThat(report.people()).isEqualTo(5);
    assertThat(report.activity().fields())
        .extracting(field -> field.id() + " " + report.written(field))
        .containsExactly("challenge 3", "strategy 3", "pitch 2");
    assertThat(report.held()).isEqualTo("2026-11-22");
    assertThat(report.tables().getFirst().seconds()).isEqualTo(Map.of("pitch", 27));
    assertThat(report.tables().get(1).seconds()).isEmpty();
    assertThat(SampleReport.empty().across().getFirst().totals())
        .isEqualTo(new AcrossTables.Totals(0, 0, 0));
  }

  @Test
  void namesOfFiles() {
    assertThat(ReportFormat.PDF.fileName(report))
        .isEqualTo("delivering-outcomes-detroit-cohort-2026-11-22.pdf");
    assertThat(ReportFormat.of("md")).contains(ReportFormat.MARKDOWN);
    assertThat(ReportFormat.of("exe")).isEmpty();
  }

  @Test
  @DisplayName("[M18] the day is that of the place, or of the machine that does not know the place")
  void day() {
    ZoneId machine = ZoneOffset.UTC;
    LocalDate there = LocalDate.ofInstant(Instant.ofEpochMilli(SampleReport.HELD), machine);
    assertThat(SampleReport.heldIn(null, machine).held()).isEqualTo(there);
    assertThat(SampleReport.heldIn("America/Nowhere", machine).held()).isEqualTo(there);
    List<String> names = List.of("Pacific/Kiritimati", "Etc/GMT+12");
    assertThat(names.stream().map(name -> SampleReport.heldIn(name, machine).held()))
        .isEqualTo(
            names.stream()
                .map(ZoneId::of)
                .map(zone -> LocalDate.ofInstant(Instant.ofEpochMilli(SampleReport.HELD), zone))
                .toList())
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName(
      "[R13] cards that matter and that nobody has linked, in whatever spelling, are named")
  void bridges() {
    Bridges bridges = report.across().getFirst().bridges();
    List<Set<String>> pairs =
        bridges.cards().stream()
            .map(bridge -> Set.of(bridge.one().name(), bridge.other().name()))
            .toList();
    assertThat(pairs)
        .contains(
            Set.of(
                "Chief Data Officer, City of Detroit",
                "Community Foundation for Southeast Michigan"))
        // Linked at one table under these names, and at another under others.
        .doesNotContain(Set.of("Data Driven Detroit", "Chief Data Officer, City of Detroit"))
        .doesNotContain(Set.of("Data Driven Detroit", "Indiana University Northwest"));
    TableBridge tables = bridges.tables().getFirst();
    assertThat(List.of(tables.one(), tables.other())).containsExactly(1, 2);
    assertThat(tables.shared().stream().map(RoomCard::name))
        .containsExactlyInAnyOrder("Data Driven Detroit", "Chief Data Officer, City of Detroit");
    assertThat(new String(Written.in(ReportFormat.MARKDOWN, report), StandardCharsets.UTF_8))
        .contains("## Bridges that nobody has built yet")
        .contains("Tables 1 and 2 came upon the same: ");
    assertThat(new String(BridgesJson.write(report), StandardCharsets.UTF_8))
        .startsWith("{\"players\":{\"cards\":[{\"one\":{\"name\":");
  }
}
