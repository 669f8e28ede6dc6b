package io.charrette.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The report as a tagged PDF, with its fonts in it. Making the page takes milliseconds, writing the
 * PDF up to some seconds of a processor.
 */
public final class PdfReport {
  private static final String STYLE = ClassPath.text("/report/report-pdf.css");
  private static final String STYLE_FROM_THE_RIGHT = FromTheRight.style(STYLE);

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

  /**
   * Bytes of the heap that setting a page takes for each of its UTF-16 units, measured: 160 to 220.
   */
  private static final int BYTES_A_CHARACTER = 256;

  /**
   * Characters of the longest page that is set, and of all long ones that are set at a time: 200
   * tables that fill their sheets have 2.4 Mi; and no more than take two fifths of the heap, since
   * a process that runs out of it ends.
   */
  public static final int LONGEST =
      (int) Math.min(3 << 20, Runtime.getRuntime().maxMemory() * 2 / 5 / BYTES_A_CHARACTER);

  /** Characters of a page from which on setting it is not a matter of two or three seconds. */
  private static final int LONG = 250_000;

  private final String page;
  private final boolean fromTheRight;

  private PdfReport(String page, boolean fromTheRight) {
    this.page = page;
    this.fromTheRight = fromTheRight;
  }

  /**
   * The report's page, to be written as a PDF.
   *
   * @throws TooMuchForPdfException when it is too long
   */
  public static PdfReport of(Report report) {
    boolean fromTheRight = Wording.of(report).labels().direction().equals("rtl");
    BoundedText page = new BoundedText();
    ReportPage.write(
        report, fromTheRight ? STYLE_FROM_THE_RIGHT : STYLE, false, TextOutput.to(page));
    return new PdfReport(page.toString(), fromTheRight);
  }

  /** Takes no more than can be set: a page may be longer than there is memory for. */
  private static final class BoundedText extends StringWriter {
    @Override
    public void write(String text) {
      if (getBuffer().length() + text.length() > LONGEST) {
        throw new TooMuchForPdfException("the page has more than " + LONGEST + " UTF-16 units");
      }
      super.write(text);
    }
  }

  /** How many UTF-16 units its page has; at most {@link #LONGEST}. */
  public int length() {
    return page.length();
  }

  /** Whether writing it takes long, so that others should not have to wait for it. */
  public boolean isLong() {
    return page.length() > LONG;
  }

  /**
   * Writes it. Blocks.
   *
   * @param progress called at each paragraph; what it throws gives it up, and is thrown
   */
  public byte[] write(Runnable progress) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(pdf);
      builder.withW3cDocument(document(), null);
      builder.useUriResolver((base, address) -> null);
      builder.usePdfUaAccessibility(true);
      builder.useUnicodeBidiSplitter(
          () -> {
            progress.run();
            return new TextDirections();
          });
      builder.useUnicodeBidiReorderer(new TextDirections.Reorderer());
      builder.withProducer("Charrette");
      for (Face face : FACES) {
        builder.useFont(
            new PDFontSupplier(load(face, pdf)),
            face.family(),
            face.weight(),
            FontStyle.NORMAL,
            true);
      }
      builder.toStream(out);
      builder.run();
      return fromTheRight ? FromTheRight.readInOrder(out.toByteArray()) : out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it is to be laid out. */
  private Document document() {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(page)));
      LongTexts.cut(document);
      if (fromTheRight) {
        FromTheRight.turnRows(document);
      }
      return document;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("the report's page is not well-formed", e);
    }
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
