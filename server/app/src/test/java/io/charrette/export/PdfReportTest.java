package io.charrette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openhtmltopdf.bidi.BidiSplitter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PdfReportTest {
  @Test
  @DisplayName("[R9] every table starts a page, and what people typed is there")
  void text() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Written.in(ReportFormat.PDF, SampleReport.english()))) {
      String text = new PDFTextStripper().getText(pdf);

      assertThat(text)
          .contains("Delivering Outcomes: Detroit cohort", "Named by several tables")
          .contains("Chief Data Officer, City of Detroit")
          .contains("Vacant lots: residents can’t see who owns what", "Presenter: Ana")
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
    try (PDDocument pdf = Loader.loadPDF(Written.in(ReportFormat.PDF, SampleReport.spanish()))) {
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
    try (PDDocument pdf = Loader.loadPDF(Written.in(ReportFormat.PDF, SampleReport.english()))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(SampleReport.HEBREW);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Persian, 'پژوهش گفتگو چای کتاب ایرانی', 'ﭘﮋﻭﻫﺶ ﮔﻔﺘﮕﻮ ﭼﺎﯼ ﮐﺘﺎﺏ ﺍﯾﺮﺍﻧﯽ'",
    "Urdu, 'ٹوپی ڈاک لڑکا نہیں ہے گھر', 'ﭨﻮﭘﯽ ﮈﺍﮎ ﻟﮍﮐﺎ ﻧﮩﯿﮟ ﮨﮯ ﮔﮭﺮ'",
    "Arabic with tatweel, 'ســلام', 'ﺳــﻼﻡ'",
    "Arabic with vowels, 'مُؤَسَّسَة', 'ﻣُﺆَﺳَّﺴَﺔ'",
    "a non-joiner parts letters, 'می\u200Cخواهم', 'ﻣﯽ\u200Cﺧﻮﺍﻫﻢ'",
    "a joiner joins, 'ه\u200D', 'ﻫ\u200D'",
  })
  @DisplayName("[R9] letters that Persian and Urdu add to the Arabic ones are joined too")
  void joined(String language, String typed, String seen) {
    assertThat(ArabicForms.join(typed)).as(language).isEqualTo(seen);
  }

  @Test
  @DisplayName("[R9] the glyphs of Persian and Urdu are the joined ones, and can be read back")
  void persianAndUrdu() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Written.in(ReportFormat.PDF, SampleReport.english()))) {
      assertThat(glyphs(pdf)).contains(fromTheLeft("ﮔﻔﺘﮕﻮ"), fromTheLeft("ﻧﮩﯿﮟ"));
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(SampleReport.PERSIAN, SampleReport.URDU);
    }
  }

  /** The characters of all glyphs, in the order in which they are drawn. */
  private static String glyphs(PDDocument pdf) throws Exception {
    StringBuilder glyphs = new StringBuilder();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition glyph) {
        glyphs.append(glyph.getUnicode());
      }
    }.getText(pdf);
    return glyphs.toString();
  }

  private static String fromTheLeft(String rightToLeft) {
    return new StringBuilder(rightToLeft).reverse().toString();
  }

  static Stream<Arguments> longTexts() {
    Random random = new Random(7);
    return Stream.of(
        Arguments.of("one word", letters(random, 'a', 120_000, 0)),
        Arguments.of("one paragraph", letters(random, 'a', 120_000, 8)),
        Arguments.of("one Arabic word", letters(random, '\u0627', 20_000, 0)),
        Arguments.of("one Hebrew paragraph", letters(random, '\u05d0', 40_000, 7)),
        Arguments.of("one Arabic paragraph", letters(random, '\u0627', 60_000, 6)),
        Arguments.of("pairs of surrogates", "\ud83d\ude00\ud83d\ude01\ud83d\ude02".repeat(7_000)),
        Arguments.of("letters with marks", "e\u0301".repeat(20_000)));
  }

  /** Random letters of an alphabet, with a space after each so many; 0: none. */
  private static String letters(Random random, char first, int count, int word) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 1; i <= count; i++) {
      text.append(word > 0 && i % word == 0 ? ' ' : (char) (first + random.nextInt(8)));
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longTexts")
  @DisplayName("[R9] [R11] of a long text every letter is in the PDF, in its order")
  void longTexts(String what, String text) throws Exception {
    try (PDDocument pdf =
        Loader.loadPDF(Written.in(ReportFormat.PDF, SampleReport.withPitch(text)))) {
      // The texts are too long to be printed.
      assertThat(letters(pdf).contains(text.replaceAll("\\s", ""))).isTrue();
    }
  }

  /** Of all pages, without what is in the margin. */
  private static String letters(PDDocument pdf) throws Exception {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setPageEnd("\n");
    return Pattern.compile("(?m)^Charrette\\s+\\d+ / \\d+$|^\\d+ / \\d+$|^Charrette$")
        .matcher(stripper.getText(pdf))
        .replaceAll("")
        .replaceAll("\\s", "");
  }

  @Test
  @DisplayName("[R11] a text is cut after a space, and never within a letter")
  void cuts() {
    String words = "word ".repeat(300);
    String marks = "e\u0301".repeat(600);
    String pairs = "a" + "\ud835\udc00".repeat(600);

    assertThat(words.substring(0, LongTexts.end(words, 0, LongTexts.PIECE))).endsWith(" ");
    assertThat(marks.charAt(LongTexts.end(marks, 1, LongTexts.PIECE))).isEqualTo('e');
    assertThat(Character.isHighSurrogate(pairs.charAt(LongTexts.end(pairs, 0, LongTexts.PIECE))))
        .isTrue();
    assertThat(LongTexts.end("short", 0, LongTexts.PIECE)).isEqualTo(5);
  }

  @Test
  @DisplayName("[R11] a report that would take too long is refused, or given up when asked to")
  void tooMuch() {
    Report report = SampleReport.withPitch("word ".repeat(700_000));
    assertThatThrownBy(() -> Written.in(ReportFormat.PDF, report))
        .isInstanceOf(TooMuchForPdfException.class);
    for (ReportFormat other : EnumSet.complementOf(EnumSet.of(ReportFormat.PDF))) {
      assertThat(Written.in(other, report)).as(other.toString()).hasSizeGreaterThan(3_500_000);
    }
    IllegalStateException givenUp = new IllegalStateException("nobody waits for it");
    assertThatThrownBy(
            () ->
                PdfReport.of(SampleReport.english())
                    .write(
                        () -> {
                          throw givenUp;
                        }))
        .isSameAs(givenUp);
  }

  @Test
  void anEmptyWorkshopHasAReportToo() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Written.in(ReportFormat.PDF, SampleReport.empty()))) {
      assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(5);
    }
  }
}
