package io.charrette.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report = SampleReport.english();

  @Test
  @DisplayName("[R1] one player whatever the case, spaces, punctuation and accents of its name")
  void namesThatMeanTheSame() {
    assertThat(NamedPlayer.key("DATA-DRIVEN  DETROIT!"))
        .isEqualTo(NamedPlayer.key("Data Driven Detroit"));
    assertThat(NamedPlayer.key("Ñandú")).isEqualTo(NamedPlayer.key("nandu"));
    assertThat(NamedPlayer.key("Area 51")).isNotEqualTo(NamedPlayer.key("Area 52"));
    assertThat(NamedPlayer.key("★★")).isEqualTo("★★");
    assertThat(NamedPlayer.key("مرحبا")).isNotEmpty();
  }

  @Test
  @DisplayName("[R1] players that several tables named, with all their stars")
  void sharedPlayers() {
    assertThat(report.sharedPlayers())
        .containsExactly(
            new NamedPlayer("Data Driven Detroit", "civic", 7, List.of(1, 2)),
            new NamedPlayer("Chief Data Officer, City of Detroit", "gov", 4, List.of(1, 2)));
    assertThat(report.players()).hasSize(12);
  }

  @Test
  @DisplayName("[R2] partnerships are counted between sectors, either way round")
  void matrix() {
    PartnershipMatrix matrix = report.partnerships();
    assertThat(matrix.between("gov", "civic")).isEqualTo(1);
    assertThat(matrix.between("civic", "gov")).isEqualTo(1);
    assertThat(matrix.between("learn", "gov")).isEqualTo(1);
    assertThat(matrix.between("", "civic")).isEqualTo(1);
    assertThat(matrix.between("gov", "gov")).isZero();
    assertThat(matrix.sectors()).hasSize(8).endsWith("");
    assertThat(matrix.counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(report.totals().partnerships());
    assertThat(SampleReport.empty().partnerships().sectors()).hasSize(7);
  }

  @Test
  void totals() {
    assertThat(report.totals()).isEqualTo(new Report.Totals(4, 5, 14, 6, 18, 3, 2));
    assertThat(report.held()).isEqualTo("2026-11-22");
    assertThat(report.tables().getFirst().pitchSeconds()).isEqualTo(27);
    assertThat(report.tables().get(1).pitchSeconds()).isZero();
    assertThat(SampleReport.empty().totals()).isEqualTo(new Report.Totals(4, 5, 0, 0, 0, 0, 0));
  }

  @Test
  void namesOfFiles() {
    assertThat(ReportFormat.PDF.fileName(report))
        .isEqualTo("delivering-outcomes-detroit-cohort-2026-11-22.pdf");
    assertThat(ReportFormat.of("md")).contains(ReportFormat.MARKDOWN);
    assertThat(ReportFormat.of("exe")).isEmpty();
  }

  @Test
  @DisplayName("[R3] every word is there in English and in Spanish")
  void labels() {
    assertThat(Labels.load("es").stringPropertyNames())
        .isEqualTo(Labels.load("en").stringPropertyNames());
    assertThat(Labels.of("es-MX").get("total.tables", 1)).isEqualTo("mesa");
    assertThat(Labels.of("fr").language()).isEqualTo("en");
    assertThat(Labels.of("en").get("total.people", 0)).isEqualTo("people");
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
}
