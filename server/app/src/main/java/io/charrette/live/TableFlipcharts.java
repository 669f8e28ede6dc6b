package io.charrette.live;

import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.PastMoment;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomQuestion;
import io.charrette.live.loop.Wanted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks rooms for the flipcharts of their tables, as they are and as they were. Any thread. */
final class TableFlipcharts {
  private final Vertx vertx;
  private final Bus bus;
  private final Journal journal;

  TableFlipcharts(Vertx vertx, Bus bus, Journal journal) {
    this.vertx = vertx;
    this.bus = bus;
    this.journal = journal;
  }

  /**
   * Those of some tables, by number, read one after another, so that others have their turn between
   * two full ones; fails when one cannot be read.
   *
   * @param each hears of each as it is read; what it throws gives the rest up
   */
  Future<Map<Integer, Flipchart>> read(
      String workshopId,
      Collection<Integer> tables,
      RoomQuestion.Sight sight,
      Consumer<Flipchart> each) {
    Future<Map<Integer, Flipchart>> reading = Future.succeededFuture(new TreeMap<>());
    for (int table : tables) {
      reading =
          reading.compose(
              read ->
                  bus.ask(new RoomQuestion.Read(new RoomKey(workshopId, table), sight))
                      .map(
                          flipchart -> {
                            each.accept(flipchart);
                            read.put(table, flipchart);
                            return read;
                          }));
    }
    return reading;
  }

  /** The moments that are kept of a table's past, oldest first. */
  Future<List<PastMoment>> moments(RoomKey room) {
    StreamId stream = StreamId.table(room.workshopId(), room.table());
    return Future.fromCompletionStage(journal.moments(stream), vertx.getOrCreateContext())
        .map(moments -> moments.stream().flatMap(one -> PastMoment.read(one).stream()).toList());
  }

  /** As one was at a time, if something is kept of then or before. */
  Future<Optional<Past>> past(RoomKey room, long at) {
    return bus.ask(new RoomQuestion.ReadPast(room, at));
  }

  /** Makes one, or parts of it, what they were, durably, if it is begun by a deadline. */
  Future<Restored> restore(RoomKey room, long at, Wanted wanted, long deadline) {
    return bus.ask(new RoomQuestion.Restore(room, at, wanted, deadline))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof ReplyException
                        ? new JournalException("Not durable in time", failure)
                        : failure));
  }
}
