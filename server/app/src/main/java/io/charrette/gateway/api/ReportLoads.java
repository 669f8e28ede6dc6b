package io.charrette.gateway.api;

import io.charrette.export.PdfReport;
import io.charrette.flipchart.Flipchart;
import io.charrette.gateway.caller.Caller;
import io.vertx.core.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How many reports are under way in the process.
 *
 * @param pdfs all PDFs
 * @param shortPdfs in which order those that are not long are written
 * @param longPdfs the long ones among them
 * @param pages a permit for each character that the pages of further long ones may have
 * @param others the other formats
 * @param memory what the flipcharts take of which any are made
 * @param maps what pages ask for by themselves: maps, and what could be linked, which hold up
 *     nobody's report
 * @param mapsMemory what the flipcharts take of which these are made
 */
public record ReportLoads(
    ReportLoad pdfs,
    ReportTurns shortPdfs,
    ReportLoad longPdfs,
    Semaphore pages,
    ReportLoad others,
    ReportMemory memory,
    ReportLoad maps,
    ReportMemory mapsMemory) {
  static final int SHORT_PDFS_AT_ONCE = 2;
  static final int LONG_PDFS_AT_ONCE = 4;

  /** So much of the heap, one in so many bytes, may be the flipcharts of reports. */
  private static final int PART_OF_HEAP = 8;

  /** Of that, the part that maps may take. */
  private static final int PART_FOR_MAPS = 4;

  /** None. */
  public static ReportLoads none() {
    long memory = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    long forMaps = memory / PART_FOR_MAPS;
    return new ReportLoads(
        new ReportLoad(2, 3, 32),
        new ReportTurns(SHORT_PDFS_AT_ONCE),
        new ReportLoad(1, 1, LONG_PDFS_AT_ONCE),
        new Semaphore(PdfReport.LONGEST),
        new ReportLoad(4, 8, 64),
        new ReportMemory(memory - forMaps),
        new ReportLoad(4, 8, 32),
        new ReportMemory(forMaps));
  }

  /**
   * Has a report made of a workshop's flipcharts, which counts until it is done or has failed.
   *
   * @param load {@link #pdfs} or {@link #others}
   * @param work is given what must be told of each flipchart that is read, as of {@link
   *     ReportMemory#during}
   */
  <T> Future<T> making(
      ReportLoad load, Caller caller, Function<Consumer<Flipchart>, Future<T>> work) {
    return load.during(caller, () -> memory.during(work));
  }

  /** The same for what a page asks for by itself: it is none of the reports. */
  <T> Future<T> mapping(Caller caller, Function<Consumer<Flipchart>, Future<T>> work) {
    return maps.during(caller, () -> mapsMemory.during(work));
  }
}
