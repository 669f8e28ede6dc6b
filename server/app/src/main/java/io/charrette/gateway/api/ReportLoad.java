package io.charrette.gateway.api;

import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How many reports are under way, of each link, of each workshop and of all (SPEC H7). Whoever has
 * some leaves room for those who have none: of a workshop to its other links, and of the process to
 * other workshops. Any thread.
 */
public final class ReportLoad {
  private static final int COME_BACK_SECONDS = 5;

  /** Of all that may be under way one in so many is for workshops that have none. */
  private static final int PART_FOR_OTHERS = 4;

  private final int mostOfLink;
  private final int mostOfWorkshop;
  private final int mostOfAll;

  /** How many, by workshop and link. */
  private final Map<String, Map<String, Integer>> underWay = new HashMap<>();

  private int all;

  /**
   * Nothing is under way.
   *
   * @param mostOfLink at once
   * @param mostOfWorkshop at once
   * @param mostOfAll at once, waiting ones included
   */
  ReportLoad(int mostOfLink, int mostOfWorkshop, int mostOfAll) {
    this.mostOfLink = mostOfLink;
    this.mostOfWorkshop = mostOfWorkshop;
    this.mostOfAll = mostOfAll;
  }

  /**
   * Has one more written, which counts until it is done or has failed.
   *
   * @throws Problem when there are too many
   */
  <T> Future<T> during(Caller caller, Supplier<Future<T>> work) {
    return during(caller.workshop().id(), String.valueOf(caller.link()), work);
  }

  /** The same for who came to a workshop by a link. */
  <T> Future<T> during(String workshopId, String link, Supplier<Future<T>> work) {
    enter(workshopId, link);
    return Future.succeededFuture()
        .compose(entered -> work.get())
        .onComplete(done -> leave(workshopId, link));
  }

  private synchronized void enter(String workshopId, String link) {
    Map<String, Integer> ofLinks = underWay.getOrDefault(workshopId, Map.of());
    int ofWorkshop = ofLinks.values().stream().mapToInt(Integer::intValue).sum();
    int forThis = ofWorkshop == 0 ? mostOfAll : mostOfAll - mostOfAll / PART_FOR_OTHERS;
    if (all >= forThis
        || ofWorkshop >= mostOfWorkshop
        || ofLinks.getOrDefault(link, 0) >= mostOfLink) {
      throw busy();
    }
    all++;
    underWay.computeIfAbsent(workshopId, id -> new HashMap<>()).merge(link, 1, Integer::sum);
  }

  private synchronized void leave(String workshopId, String link) {
    all--;
    underWay.computeIfPresent(
        workshopId,
        (id, ofLinks) -> {
          ofLinks.computeIfPresent(link, (l, count) -> count == 1 ? null : count - 1);
          return ofLinks.isEmpty() ? null : ofLinks;
        });
  }

  static Problem busy() {
    return Problem.later(
        ProblemType.BUSY, "Other reports are being written; ask again", COME_BACK_SECONDS);
  }
}
