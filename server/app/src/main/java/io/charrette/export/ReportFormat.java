package io.charrette.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/** A file format of the report (SPEC H7). */
public enum ReportFormat {
  HTML("html", "text/html; charset=utf-8"),
  PDF("pdf", "application/pdf"),
  MARKDOWN("md", "text/markdown; charset=utf-8"),
  CSV("csv", "text/csv; charset=utf-8"),
  JSON("json", "application/json");

  private final String extension;
  private final String mediaType;

  ReportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The format with this file name extension. */
  public static Optional<ReportFormat> of(String extension) {
    return Stream.of(values()).filter(format -> format.extension.equals(extension)).findFirst();
  }

  /** The file name extension, without the dot. */
  public String extension() {
    return extension;
  }

  /** The value of {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Writes the report in this format, piece by piece. A PDF takes up to some seconds of a
   * processor, the others milliseconds.
   *
   * @throws IOException as the stream does
   */
  public void write(Report report, OutputStream to) throws IOException {
    try {
      switch (this) {
        case HTML -> HtmlReport.write(report, to);
        case PDF -> to.write(PdfReport.of(report).write(() -> {}));
        case MARKDOWN -> MarkdownReport.write(report, to);
        case CSV -> CsvReport.write(report, to);
        case JSON -> JsonReport.write(report, to);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A file name of ASCII letters, digits and dashes, with its extension. */
  public String fileName(Report report) {
    String plain = NamedCard.plain(report.name()).replaceAll("\\p{M}", "");
    String dashed = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String stem = dashed.length() > 60 ? dashed.substring(0, 60) : dashed;
    return (stem.isEmpty() ? "charrette" : stem) + "-" + report.held() + "." + extension;
  }
}
