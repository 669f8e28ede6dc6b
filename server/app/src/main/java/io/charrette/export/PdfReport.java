package io.charrette.export;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** The report as a tagged PDF, with its fonts in it. */
final class PdfReport {
  private static final String SANS = "Public Sans";

  /** Has the letters, arrows and signs that the Latin subset of Public Sans lacks. */
  private static final String OTHERS = "DejaVu Sans";

  private static final String STYLE = ClassPath.text("/report/report-pdf.css");

  static {
    XRLog.setLoggingEnabled(false);
  }

  private PdfReport() {}

  static byte[] write(Report report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(new ReportPage(report).in(STYLE), null);
    builder.useUriResolver((base, address) -> null);
    builder.usePdfUaAccessibility(true);
    builder.useUnicodeBidiSplitter(TextDirections::new);
    builder.useUnicodeBidiReorderer(new TextDirections.Reorderer());
    builder.withProducer("Charrette");
    String publicSans = "/fonts/public-sans/files/public-sans-latin-%d-normal.woff";
    font(builder, publicSans.formatted(400), WoffFont::toTrueType, SANS, 400);
    font(builder, publicSans.formatted(700), WoffFont::toTrueType, SANS, 700);
    font(builder, "/fonts/dejavu/ttf/DejaVuSans.ttf", UnaryOperator.identity(), OTHERS, 400);
    font(builder, "/fonts/dejavu/ttf/DejaVuSans-Bold.ttf", UnaryOperator.identity(), OTHERS, 700);
    builder.toStream(out);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void font(
      PdfRendererBuilder builder,
      String resource,
      UnaryOperator<byte[]> toTrueType,
      String family,
      int weight) {
    ClassPath.bytes(resource)
        .map(toTrueType)
        .ifPresent(
            font -> {
              FSSupplier<InputStream> stream = () -> new ByteArrayInputStream(font);
              builder.useFont(stream, family, weight, FontStyle.NORMAL, true);
            });
  }
}
