package io.charrette.gateway.api;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How many reports are under way, of each workshop and of all (SPEC H7). Any thread. */
public final class ReportLoad {
  private static final int COME_BACK_SECONDS = 5;

  private final int mostOfWorkshop;
  private final int mostOfAll;
  private final Map<String, Integer> underWay = new HashMap<>();
  private int all;

  /**
   * Nothing is under way.
   *
   * @param mostOfWorkshop at once
   * @param mostOfAll at once, waiting ones included
   */
  ReportLoad(int mostOfWorkshop, int mostOfAll) {
    this.mostOfWorkshop = mostOfWorkshop;
    this.mostOfAll = mostOfAll;
  }

  /**
   * Has one more written, which counts until it is done or has failed.
   *
   * @throws Problem when there are too many
   */
  <T> Future<T> during(String workshopId, Supplier<Future<T>> work) {
    enter(workshopId);
    return Future.succeededFuture()
        .compose(entered -> work.get())
        .onComplete(done -> leave(workshopId));
  }

  private synchronized void enter(String workshopId) {
    if (all >= mostOfAll || underWay.getOrDefault(workshopId, 0) >= mostOfWorkshop) {
      throw busy();
    }
    all++;
    underWay.merge(workshopId, 1, Integer::sum);
  }

  private synchronized void leave(String workshopId) {
    all--;
    underWay.computeIfPresent(workshopId, (id, count) -> count == 1 ? null : count - 1);
  }

  static Problem busy() {
    return Problem.later(
        ProblemType.BUSY, "Other reports are being written; ask again", COME_BACK_SECONDS);
  }
}
