package io.charrette.live.room;

import io.charrette.live.loop.OncePerTurn;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The end of a loop's turn for a room: what the document took in the turn is passed on as one
 * update, and senders are told what has become durable. Touched by the room's context only.
 */
final class RoomTurn {
  private final StoredDocument document;
  private final RoomHistory history;
  private final RoomConnections connections;
  private final RoomAwareness awareness;
  private final DigestReporter digests;
  private final InstantSource clock;
  private final Consumer<Throwable> onFailure;
  private final OncePerTurn turn;

  /**
   * Nothing has been gathered.
   *
   * @param onFailure told when a turn that was asked for could not be ended
   */
  RoomTurn(
      Context context,
      StoredDocument document,
      RoomHistory history,
      RoomConnections connections,
      RoomAwareness awareness,
      DigestReporter digests,
      InstantSource clock,
      Consumer<Throwable> onFailure) {
    this.document = document;
    this.history = history;
    this.connections = connections;
    this.awareness = awareness;
    this.digests = digests;
    this.clock = clock;
    this.onFailure = onFailure;
    this.turn = new OncePerTurn(context, this::ended);
  }

  /** There is something to do when the present turn has ended. */
  void ask() {
    turn.ask();
  }

  /** Does it now, since what follows builds upon it. */
  void end() {
    document.endTurn();
    connections.tellSaved(document.durable());
  }

  /** The document has changed by this. */
  void passOn(TurnUpdates.Merged news) {
    Buffer frame = news.frame();
    connections.broadcast(
        frame != null ? frame : Buffer.buffer(SyncProtocol.update(news.update())), news.from());
    awareness.accompany();
    digests.edited(clock.millis());
    history.changed(clock.millis());
  }

  private void ended() {
    if (document.isClosed()) {
      return;
    }
    try {
      end();
    } catch (Throwable failure) {
      onFailure.accept(failure);
    }
  }
}
