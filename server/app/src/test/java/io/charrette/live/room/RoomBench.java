package io.charrette.live.room;

import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.Bench;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.ToLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Parts of a room by themselves, on a real bus of one loop, and what they send to sockets. */
final class RoomBench {
  static final RoomKey ROOM = new RoomKey(Bench.WORKSHOP, 1);
  static final LiveLimits LIMITS = Bench.limits();

  private RoomBench() {}

  static RoomConnections connections(Context context, Bus bus) {
    return new RoomConnections(ROOM, bus.mailToSockets(context), bus.loops(), LIMITS.sockets());
  }

  /** Awareness without a neighbour, of a document in which nobody has written. */
  static RoomAwareness awareness(
      Context context, RoomConnections connections, HostedDocument document, InstantSource clock) {
    RoomPairs pairs =
        new RoomPairs(
            StreamId.table(ROOM.workshopId(), ROOM.table()),
            Neighbours.NONE,
            connections,
            () -> TableFacts.UNKNOWN,
            document,
            LIMITS.document(),
            clock);
    RoomAwareness awareness =
        new RoomAwareness(
            ROOM,
            context,
            Neighbours.NONE,
            connections,
            pairs,
            LIMITS.awareness(),
            client -> true,
            new Attendance(Neighbours.NONE, clock, LIMITS.seats(), room -> {}),
            clock);
    awareness.open();
    return awareness;
  }

  /** What is sent to the sockets of the loop from now on, message by message. */
  static List<ToLoop> listen(Vertx vertx) {
    List<ToLoop> sent = new CopyOnWriteArrayList<>();
    vertx
        .eventBus()
        .<ToLoop>localConsumer(
            ToLoop.address(0),
            message -> {
              if (message.body() instanceof ToLoop.Several turn) {
                sent.addAll(turn.messages());
              } else {
                sent.add(message.body());
              }
            });
    return sent;
  }
}
