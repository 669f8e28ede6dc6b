package io.charrette.live.room;

import io.charrette.journal.Journal;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.UnknownTableException;
import io.charrette.live.loop.WorkshopQuestion;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds what a room begins with. Before that, the journal is to have as a moment what the flipchart
 * was before it was started afresh. Touched by the room's context only.
 */
final class RoomLoading {
  private final RoomKey room;
  private final Bus bus;
  private final StoredDocument document;
  private final RoomHistory history;
  private final Supplier<TableFacts> facts;

  /**
   * Wires it.
   *
   * @param facts what is known of the workshop now, which may change meanwhile
   */
  RoomLoading(
      RoomKey room,
      Bus bus,
      StoredDocument document,
      RoomHistory history,
      Supplier<TableFacts> facts) {
    this.room = room;
    this.bus = bus;
    this.document = document;
    this.history = history;
    this.facts = facts;
  }

  /**
   * Reads the journal and asks the runtime. Completes with what is stored, of the flipchart that is
   * the present one in that turn; fails with {@link UnknownTableException} or as the journal does.
   *
   * @param ownersKnown awaited, too
   * @param told is to know the first facts
   */
  Future<Journal.Recovered> read(Future<Void> ownersKnown, Consumer<RoomOrder.Facts> told) {
    Future<Journal.Recovered> recovered = document.read();
    Future<RoomOrder.Facts> known = bus.ask(new WorkshopQuestion.RoomUp(room));
    return Future.all(recovered, known, ownersKnown)
        .compose(
            both -> {
              told.accept(known.result());
              return keepBefore(recovered.result());
            });
  }

  private Future<Journal.Recovered> keepBefore(Journal.Recovered recovered) {
    if (!facts.get().exists()) {
      throw new UnknownTableException(room);
    }
    long startedAt = facts.get().startedAt();
    return document
        .before(recovered, startedAt)
        .map(earlier -> history.keepBefore(earlier, startedAt))
        .orElseGet(Future::succeededFuture)
        .compose(
            kept ->
                facts.get().startedAt() == startedAt
                    ? Future.succeededFuture(recovered)
                    : keepBefore(recovered));
  }
}
