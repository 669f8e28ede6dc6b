package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.SampleActivities;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswersReportTest {
  private static Command answer(String by, OfferKind kind, String text) {
    return new Command.MakeOffer(new Offer.Key("pitches", 1, by, kind), text);
  }

  private static byte[] in(ReportFormat format) {
    PlayedWorkshop workshop =
        PlayedWorkshop.withTables(2)
            .join("ana", 2)
            .accept(
                new FacilitatorCommand.GoToPhase("pitches"),
                new FacilitatorCommand.CallTurn(1),
                new FacilitatorCommand.OpenOffers(true),
                answer("ana", OfferKind.HELP, "=We have | maps <b>"),
                answer("ana", OfferKind.CONTACT, "Luis"),
                answer("ana", OfferKind.QUESTION, "Rude"),
                new FacilitatorCommand.HideOffer(
                    new Offer.Key("pitches", 1, "ana", OfferKind.QUESTION), true));
    return Written.in(format, Report.of(workshop.state(), Map.of(), "en", ZoneOffset.UTC));
  }

  private static String text(ReportFormat format) {
    return new String(in(format), UTF_8);
  }

  @Test
  @DisplayName("[R15] [R7] the Markdown has what the room answered, but nothing that is hidden")
  void markdown() {
    assertThat(text(ReportFormat.MARKDOWN))
        .contains(
            """
            ### What the room answered

            - **I can help**: \\=We have \\| maps &lt;b&gt; (Name of ana · Table 2)
            - **I know someone there**: Luis (Name of ana · Table 2)
            """)
        .doesNotContain("Rude");
  }

  @Test
  @DisplayName("[R15] [R4] the page has it, with what was written as text")
  void page() {
    assertThat(text(ReportFormat.HTML))
        .contains("<h3>What the room answered</h3>", "I can help:", "=We have | maps &lt;b&gt;")
        .contains(
            "<span>(</span><span dir=\"auto\">Name of ana</span><span> · </span>"
                + "<span>Table 2</span><span>)</span>")
        .doesNotContain("Rude");
  }

  @Test
  @DisplayName("[R15] [R6] the CSV has a row for each, and no formula in it")
  void csv() {
    assertThat(text(ReportFormat.CSV))
        .contains(
            "What the room answered,,I can help,,Name of ana,'=We have | maps <b>,,,Table 2,\r\n")
        .doesNotContain("Rude");
  }

  @Test
  @DisplayName("[R15] [R8] the JSON has it with each table, without the ids of people")
  void json() throws IOException {
    JsonNode tables = new JsonMapper().readTree(in(ReportFormat.JSON)).path("tables");
    assertThat(tables.at("/1/answers")).isEmpty();
    assertThat(tables.at("/0/answers")).hasSize(2);
    assertThat(tables.at("/0/answers/1").toString())
        .isEqualTo(
            "{\"phase\":\"pitches\",\"kind\":\"contact\",\"name\":\"Name of ana\","
                + "\"from\":2,\"text\":\"Luis\",\"at\":1800000000000}");
  }

  @Test
  @DisplayName("[R15] where several phases have turns, an answer says to which it was")
  void rounds() {
    PlayedWorkshop workshop =
        new PlayedWorkshop()
            .accept(
                new Command.Create(
                    "K7M4QX2346FG",
                    "Talks",
                    "K7M4QX",
                    SampleActivities.read("lightning-talks"),
                    List.of(new NewTable("", ""), new NewTable("", "")),
                    "hash-facilitator",
                    "hash-screen",
                    PlayedWorkshop.START + 1,
                    null))
            .join("ana", 2)
            .accept(
                new FacilitatorCommand.GoToPhase("second"),
                new FacilitatorCommand.CallTurn(1),
                new FacilitatorCommand.OpenOffers(true),
                new Command.MakeOffer(new Offer.Key("second", 1, "ana", OfferKind.HELP), "Maps"));
    Report report = Report.of(workshop.state(), Map.of(), "en", ZoneOffset.UTC);
    assertThat(new String(Written.in(ReportFormat.MARKDOWN, report), UTF_8))
        .contains("Maps (Name of ana · Table 2 · Second thoughts)");
    assertThat(new String(Written.in(ReportFormat.CSV, report), UTF_8))
        .contains("What the room answered,Second thoughts,I can help,,Name of ana,Maps,");
  }

  @Test
  @DisplayName("[R15] [R9] the PDF has it")
  void pdf() throws IOException {
    try (var document = Loader.loadPDF(in(ReportFormat.PDF))) {
      assertThat(new PDFTextStripper().getText(document))
          .contains(
              "What the room answered", "I know someone there:", "Luis (Name of ana · Table 2)")
          .doesNotContain("Rude");
    }
  }
}
