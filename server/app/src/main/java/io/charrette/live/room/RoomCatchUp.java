package io.charrette.live.room;

import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * Brings sockets that do not keep up to where the others are, in one piece. Touched by the room's
 * context only.
 */
final class RoomCatchUp {
  private final RoomTurn turn;
  private final HostedDocument document;
  private final RoomConnections connections;
  private final RoomAnswers answers;
  private final Consumer<RoomConnection> onResumed;

  /**
   * Wires it.
   *
   * @param onResumed told of sockets that are sent again what others are
   */
  RoomCatchUp(
      RoomTurn turn,
      HostedDocument document,
      RoomConnections connections,
      RoomAnswers answers,
      Consumer<RoomConnection> onResumed) {
    this.turn = turn;
    this.document = document;
    this.connections = connections;
    this.answers = answers;
    this.onResumed = onResumed;
  }

  /** A socket does not take what it is sent: what comes from now on is left out. */
  void fallenBehind(RoomConnection slow) {
    // What has gathered is still broadcast to it; what it has been sent is then all there is.
    turn.end();
    connections.hold(slow, document.stateVector());
  }

  /**
   * A held socket has taken everything: one difference instead of all that it was not sent, as soon
   * as not too much else is on its way to its owner.
   */
  void caughtUp(RoomConnection held) {
    answers.catchUp(held, () -> missed(held));
  }

  private Buffer missed(RoomConnection held) {
    turn.end();
    byte[] missed = document.missing(held.resume());
    connections.resumed(held);
    onResumed.accept(held);
    return Buffer.buffer(SyncProtocol.update(missed));
  }
}
