package io.charrette.gateway.api;

import io.charrette.flipchart.Flipchart;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The memory that flipcharts take from which reports are being made: however full tables are, and
 * however many ask, the process must not run out of it. Small ones need no room. Any thread.
 */
public final class ReportMemory {
  /** What a report may take without being counted; of those there are few at once (SPEC H7). */
  private static final long SMALL_BYTES = 1 << 20;

  private final long mostBytes;
  private long bytes;

  /**
   * Nothing is taken.
   *
   * @param mostBytes by all that are not small; a single one may be larger, when there is no other
   */
  ReportMemory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Has a report made, and keeps its flipcharts in mind until that is done or has failed.
   *
   * @param work is given what must be told of each flipchart that is read: it throws a {@code busy}
   *     problem where others need the room
   */
  <T> Future<T> during(Function<Consumer<Flipchart>, Future<T>> work) {
    Share share = new Share();
    return Future.succeededFuture()
        .compose(begun -> work.apply(share::add))
        .onComplete(done -> share.end());
  }

  private final class Share {
    private long all;
    private long counted;

    private void add(Flipchart flipchart) {
      synchronized (ReportMemory.this) {
        all += flipchart.bytes();
        if (all <= SMALL_BYTES) {
          return;
        }
        long more = all - counted;
        boolean alone = bytes == counted;
        if (!alone && bytes + more > mostBytes) {
          throw ReportLoad.busy();
        }
        bytes += more;
        counted = all;
      }
    }

    private void end() {
      synchronized (ReportMemory.this) {
        bytes -= counted;
      }
    }
  }
}
