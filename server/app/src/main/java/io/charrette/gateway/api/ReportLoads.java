package io.charrette.gateway.api;

import io.charrette.export.PdfReport;
import io.charrette.flipchart.Flipchart;
import io.vertx.core.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

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

  /**
   * Has something made of a workshop's flipcharts, which counts until it is done or has failed.
   *
   * @param load {@link #pdfs} or {@link #others}
   * @param work is given what must be told of each flipchart that is read, as of {@link
   *     ReportMemory#during}
   */
  <T> Future<T> making(
      ReportLoad load, String workshopId, Function<Consumer<Flipchart>, Future<T>> work) {
    return load.during(workshopId, () -> memory.during(work));
  }
}
