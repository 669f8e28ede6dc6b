package io.charrette.live;

import io.charrette.live.loop.NotBegunException;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.RestoredTable;
import io.charrette.live.loop.RestoredTable.Result;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the flipcharts of many tables what they were at a time, whatever was written since and by
 * whom (SPEC K10). One table after another, each at its own room, so that a room has its turn
 * between two of them; and only as many as can be answered for while somebody waits.
 */
final class TablesBack {
  private static final Logger LOG = LoggerFactory.getLogger(TablesBack.class);

  /** So much of the time is left for telling of all tables, ms. */
  private static final long TOLD_IN_MS = 500;

  /** A table is not begun with less time than this for it, ms; the rest is for a later call. */
  private static final long FOR_ONE_MS = 2_000;

  /** No further table is begun when so many parts are to be told. */
  private static final int MOST_PARTS = 4_000;

  private final String workshopId;
  private final InstantSource clock;
  private final BooleanSupplier awaited;
  private final long forAllMs;
  private final Restoring restoring;
  private final long begunAt;
  private final List<RestoredTable> done = new ArrayList<>();

  /** Makes a table's flipchart what it was, if that is begun within so many milliseconds. */
  interface Restoring {
    Future<Restored> restore(int table, long leftMs);
  }

  /**
   * Begins with no table.
   *
   * @param awaited whether somebody still waits for the answer
   * @param leftMs how long they do, in milliseconds
   */
  TablesBack(
      String workshopId,
      InstantSource clock,
      BooleanSupplier awaited,
      long leftMs,
      Restoring restoring) {
    this.workshopId = workshopId;
    this.clock = clock;
    this.awaited = awaited;
    this.forAllMs = Math.max(0, leftMs - TOLD_IN_MS);
    this.restoring = restoring;
    this.begunAt = clock.millis();
  }

  /** Those of some tables for which there is time, the first at least, in their order. */
  Future<List<RestoredTable>> bring(List<Integer> tables) {
    if (done.size() == tables.size() || (!done.isEmpty() && !goesOn())) {
      return Future.succeededFuture(List.copyOf(done));
    }
    int table = tables.get(done.size());
    return result(table)
        .compose(
            result -> {
              done.add(new RestoredTable(table, result));
              return bring(tables);
            });
  }

  private boolean goesOn() {
    return awaited.getAsBoolean()
        && leftMs() > FOR_ONE_MS
        && done.stream().mapToInt(RestoredTable::parts).sum() < MOST_PARTS;
  }

  private Future<Result> result(int table) {
    long left = leftMs();
    return (left == 0
            ? Future.<Restored>failedFuture(new NotBegunException("No time is left"))
            : restoring.restore(table, left).timeout(left, TimeUnit.MILLISECONDS))
        .<Result>map(Result.Answered::new)
        .recover(failure -> Future.succeededFuture(failed(table, failure)));
  }

  /** What befalls one table keeps none of the others from it, and is told with theirs. */
  private Result failed(int table, Throwable failure) {
    if (!Promptly.isUnavailable(failure)) {
      LOG.atWarn()
          .addKeyValue("event", "room.not-brought-back")
          .setCause(failure)
          .log("{}: table {} was not brought back", workshopId, table);
    }
    return new Result.Failed(failure);
  }

  /** Not more than all, should the clock be set back. */
  private long leftMs() {
    return Math.clamp(begunAt + forAllMs - clock.millis(), 0, forAllMs);
  }
}
