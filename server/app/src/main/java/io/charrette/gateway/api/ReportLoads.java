package io.charrette.gateway.api;

/**
 * How many reports are under way in the process.
 *
 * @param pdfs all PDFs
 * @param longPdfs the long ones among them, of which one at a time is written
 * @param others the other formats
 */
public record ReportLoads(ReportLoad pdfs, ReportLoad longPdfs, ReportLoad others) {

  /** None. */
  public static ReportLoads none() {
    return new ReportLoads(new ReportLoad(2, 32), new ReportLoad(1, 8), new ReportLoad(8, 64));
  }
}
