package io.charrette.gateway.api;

import io.charrette.export.PdfReport;
import java.util.concurrent.Semaphore;

/**
 * How many reports are under way in the process.
 *
 * @param pdfs all PDFs
 * @param longPdfs the long ones among them
 * @param pages a permit for each character that the pages of further long ones may have
 * @param others the other formats
 * @param memory what the flipcharts take of which any are made
 */
public record ReportLoads(
    ReportLoad pdfs, ReportLoad longPdfs, Semaphore pages, ReportLoad others, ReportMemory memory) {
  static final int LONG_PDFS_AT_ONCE = 4;

  /** So much of the heap, one in so many bytes, may be the flipcharts of reports. */
  private static final int PART_OF_HEAP = 8;

  /** None. */
  public static ReportLoads none() {
    return new ReportLoads(
        new ReportLoad(2, 32),
        new ReportLoad(1, LONG_PDFS_AT_ONCE),
        new Semaphore(PdfReport.LONGEST),
        new ReportLoad(8, 64),
        new ReportMemory(Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
  }
}
