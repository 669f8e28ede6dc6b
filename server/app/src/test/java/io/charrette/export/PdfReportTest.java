package io.charrette.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.BidiSplitter;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PdfReportTest {
  @Test
  @DisplayName("[R9] every table starts a page, and what people typed is there")
  void text() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.write(SampleReport.english()))) {
      String text = new PDFTextStripper().getText(pdf);

      assertThat(text)
          .contains("Delivering Outcomes: Detroit cohort", "Named by several tables")
          .contains("Chief Data Officer, City of Detroit")
          .contains("Vacant lots: residents can’t see who owns what", "Presented by Ana")
          .contains("<script>alert('x')</script>", "Ñandú")
          .contains("1 / " + pdf.getNumberOfPages());
      for (int table = 1; table <= 4; table++) {
        assertThat(firstLines(pdf)).contains("Table " + table);
      }
    }
  }

  private static Set<String> firstLines(PDDocument pdf) throws Exception {
    Set<String> lines = new HashSet<>();
    for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      String first = stripper.getText(pdf).strip();
      lines.add(first.substring(0, Math.min(7, first.length())));
    }
    return lines;
  }

  @Test
  @DisplayName("[R9] tagged, with a title, a language and its fonts in it")
  void accessible() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.write(SampleReport.spanish()))) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("es");
      assertThat(pdf.getDocumentInformation().getTitle()).contains("Delivering Outcomes");
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
  }

  @Test
  @DisplayName("[R9] what is written from right to left is seen so, its letters joined")
  void rightToLeft() throws Exception {
    assertThat(new TextDirections.Reorderer().reorderRTLTextToLTR("(שלום)")).isEqualTo("(םולש)");
    assertThat(ArabicForms.join("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
    assertThat(ArabicForms.join("مرحبا")).isEqualTo("\uFEE3\uFEAE\uFEA3\uFE92\uFE8E");
    assertThat(ArabicForms.join("abc دار")).isEqualTo("abc \uFEA9\uFE8D\uFEAD");
    assertThat(new TextDirections().getBaseDirection("1 שלום")).isEqualTo(BidiSplitter.RTL);
    assertThat(new TextDirections().getBaseDirection("12")).isEqualTo(BidiSplitter.NEUTRAL);
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.write(SampleReport.english()))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(SampleReport.HEBREW);
    }
  }

  @Test
  void anEmptyWorkshopHasAReportToo() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.write(SampleReport.empty()))) {
      assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(5);
    }
  }
}
