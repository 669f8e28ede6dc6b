package io.charrette.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The report as a tagged PDF, with its fonts in it. */
final class PdfReport {
  private static final String STYLE = ClassPath.text("/report/report-pdf.css");

  /** A font file of the web client's, and what the style calls it. */
  private record Face(String file, String family, int weight) {}

  /** A letter is drawn in the first of these that has it, as in the style. */
  private static final List<Face> FACES =
      List.of(
          new Face("public-sans/400Regular/PublicSans_400Regular.ttf", "Public Sans", 400),
          new Face("public-sans/700Bold/PublicSans_700Bold.ttf", "Public Sans", 700),
          new Face(
              "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf", "Noto Sans Arabic", 400),
          new Face("noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf", "Noto Sans Arabic", 700),
          new Face("dejavu/ttf/DejaVuSans.ttf", "DejaVu Sans", 400),
          new Face("dejavu/ttf/DejaVuSans-Bold.ttf", "DejaVu Sans", 700));

  static {
    XRLog.setLoggingEnabled(false);
  }

  private PdfReport() {}

  static byte[] write(Report report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      builder.withHtmlContent(ReportPage.write(report, STYLE), null);
      builder.useUriResolver((base, address) -> null);
      builder.usePdfUaAccessibility(true);
      builder.useUnicodeBidiSplitter(TextDirections::new);
      builder.useUnicodeBidiReorderer(new TextDirections.Reorderer());
      builder.withProducer("Charrette");
      for (Face face : FACES) {
        builder.useFont(
            new PDFontSupplier(load(face, document)),
            face.family(),
            face.weight(),
            FontStyle.NORMAL,
            true);
      }
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Loads the font without its substitutions: a ligature has no character of its own, so "officer"
   * could be seen in the PDF but neither found in it nor read aloud.
   */
  private static PDFont load(Face face, PDDocument document) throws IOException {
    byte[] file = ClassPath.bytes("/fonts/" + face.file());
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
    font.setEnableGsub(false);
    return PDType0Font.load(document, font, true);
  }
}
