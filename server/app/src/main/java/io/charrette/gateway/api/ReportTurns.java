package io.charrette.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Whose report is written next, where only so many are written at a time (SPEC H7): one of the
 * workshop that has the fewest under way, and of several such the one whose last turn is longest
 * ago. So no workshop stands behind all that others have asked for. Any thread.
 */
final class ReportTurns {
  private final int most;

  /** What waits, by workshop. */
  private final Map<String, Queue<Runnable>> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> underWay = new HashMap<>();

  /** Which turn was the last of each workshop, since none was under way. */
  private final Map<String, Integer> lastTurns = new HashMap<>();

  private int turns;
  private int all;

  /**
   * Nobody waits.
   *
   * @param most how many are written at a time
   */
  ReportTurns(int most) {
    this.most = most;
  }

  /**
   * Has one more written, now or when it is its workshop's turn.
   *
   * @param own where it is to be begun
   */
  <T> Future<T> inTurn(String workshopId, Executor own, Supplier<Future<T>> work) {
    Promise<T> written = Promise.promise();
    Runnable begin =
        () ->
            own.execute(
                () ->
                    Future.succeededFuture()
                        .compose(begun -> work.get())
                        .onComplete(done -> leave(workshopId))
                        .onComplete(written));
    synchronized (this) {
      waiting.computeIfAbsent(workshopId, id -> new ArrayDeque<>()).add(begin);
    }
    next();
    return written.future();
  }

  private void leave(String workshopId) {
    synchronized (this) {
      all--;
      underWay.computeIfPresent(workshopId, (id, count) -> count == 1 ? null : count - 1);
      if (all == 0 && waiting.isEmpty()) {
        lastTurns.clear();
      }
    }
    next();
  }

  private void next() {
    take().ifPresent(Runnable::run);
  }

  /** Takes out whose turn it is, if somebody waits and there is room. */
  private synchronized Optional<Runnable> take() {
    if (all == most) {
      return Optional.empty();
    }
    return waiting.entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, Queue<Runnable>>>comparingInt(
                    each -> underWay.getOrDefault(each.getKey(), 0))
                .thenComparingInt(each -> lastTurns.getOrDefault(each.getKey(), 0)))
        .map(next -> take(next.getKey(), next.getValue()));
  }

  private Runnable take(String workshopId, Queue<Runnable> its) {
    Runnable first = its.remove();
    all++;
    turns++;
    underWay.merge(workshopId, 1, Integer::sum);
    lastTurns.put(workshopId, turns);
    if (its.isEmpty()) {
      waiting.remove(workshopId);
    }
    return first;
  }
}
