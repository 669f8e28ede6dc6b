package io.charrette.live.room;

import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;

/**
 * Brings sockets that do not keep up to where the others are, in one piece. Touched by the room's
 * context only.
 */
final class RoomCatchUp {
  private final RoomTurn turn;
  private final HostedDocument document;
  private final RoomConnections connections;
  private final RoomAwareness awareness;
  private final RoomAnswers answers;

  RoomCatchUp(
      RoomTurn turn,
      HostedDocument document,
      RoomConnections connections,
      RoomAwareness awareness,
      RoomAnswers answers) {
    this.turn = turn;
    this.document = document;
    this.connections = connections;
    this.awareness = awareness;
    this.answers = answers;
  }

  /** A socket does not take what it is sent: what comes from now on is left out. */
  void fallenBehind(RoomConnection slow) {
    // What has gathered is still broadcast to it; what it has been sent is then all there is.
    turn.end();
    connections.hold(slow, document.stateVector());
  }

  /** A held socket has taken everything: one difference instead of all that it was not sent. */
  void caughtUp(RoomConnection held) {
    turn.end();
    byte[] missed = document.missing(held.resume());
    connections.send(held, Buffer.buffer(SyncProtocol.update(missed)));
    awareness.introduce(held);
    connections.resumed(held);
    answers.goOn();
  }
}
