package io.charrette.live.room;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.RoomKey;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room's awareness, as its connections tell it and are told of it, here and at other processes.
 * The rooms of one table speak y-protocols with each other as clients do: awareness, and the
 * question for it. Touched by the room's context only.
 */
final class RoomAwareness implements Neighbours.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(RoomAwareness.class);

  private final StreamId topic;
  private final Context context;
  private final Neighbours neighbours;
  private final RoomConnections connections;
  private final AwarenessClients clients;
  private final InstantSource clock;
  private final Consumer<@Nullable String> onWriting;
  private Neighbours.@Nullable Hearing hearing;

  /**
   * Begins with nobody aware.
   *
   * @param onWriting told, whenever it may have changed, which field somebody is in
   */
  RoomAwareness(
      RoomKey room,
      Context context,
      Neighbours neighbours,
      RoomConnections connections,
      LiveLimits.ForAwareness limits,
      InstantSource clock,
      Consumer<@Nullable String> onWriting) {
    this.topic = StreamId.table(room.workshopId(), room.table());
    this.context = context;
    this.neighbours = neighbours;
    this.connections = connections;
    this.clients = new AwarenessClients(limits);
    this.clock = clock;
    this.onWriting = onWriting;
  }

  /** Begins to hear of the others. */
  void open() {
    hearing = neighbours.hear(topic, this);
  }

  void close() {
    if (hearing != null) {
      hearing.close();
    }
  }

  /** Tells a connection who is there, if anybody is. */
  void introduce(RoomConnection to) {
    clients.everybody().ifPresent(states -> connections.send(to, states));
  }

  /** Takes what a connection says of its clients; false when that is more than it may. */
  boolean take(RoomConnection from, AwarenessUpdate states) {
    return switch (clients.take(from.id(), states, clock.millis())) {
      case AwarenessClients.Changed changed -> {
        passOn(changed.frame(), from.id());
        tell(changed.frame());
        yield true;
      }
      case AwarenessClients.Unchanged ignored -> true;
      case AwarenessClients.TooLarge ignored -> false;
    };
  }

  /** A connection has ended; its clients are no longer aware (SPEC W12). */
  void left(long connection) {
    clients
        .leave(connection, clock.millis())
        .ifPresent(
            frame -> {
              passOn(frame, connection);
              tell(frame);
            });
  }

  /** Removes those who were not renewed; each process finds that out by itself. */
  void expire(long nowMs) {
    clients.expire(nowMs).ifPresent(frame -> passOn(frame, RoomConnections.NOBODY));
  }

  @Override
  public void joined() {
    context.runOnContext(
        v -> {
          clients.ours().ifPresent(this::tell);
          tell(Buffer.buffer(SyncProtocol.queryAwareness()));
        });
  }

  @Override
  public void heard(byte[] news) {
    context.runOnContext(v -> take(news));
  }

  private void take(byte[] news) {
    try {
      switch (SyncMessage.decode(news, DecodeLimits.DEFAULT)) {
        case SyncMessage.AwarenessMessage states -> {
          Optional<Buffer> changed = clients.hear(states.update(), clock.millis());
          changed.ifPresent(frame -> passOn(frame, RoomConnections.NOBODY));
        }
        case SyncMessage.QueryAwareness ignored -> clients.ours().ifPresent(this::tell);
        default -> throw new MalformedDataException("not awareness", 0);
      }
    } catch (MalformedDataException e) {
      LOG.atWarn()
          .addKeyValue("event", "room.unintelligible-awareness")
          .log("{}: another process told something unintelligible", topic.name(), e);
    }
  }

  private void passOn(Buffer awareness, long except) {
    connections.broadcast(awareness, except);
    onWriting.accept(clients.writing());
  }

  private void tell(Buffer frame) {
    neighbours.tell(topic, frame.getBytes());
  }
}
