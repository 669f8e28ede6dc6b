package io.charrette.gateway.socket;

import io.charrette.live.Live;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.ToRoom;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.live.loop.TokenBucket;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A socket on a table's path: y-protocols in binary frames, and for those who asked the workshop's
 * messages in text frames (SPEC W1, W2). Passes on what is within the limits of W10.
 */
final class TableSocket implements Incoming.Receiver {
  /** Carets move more often than people write; still not without bound. */
  private static final int OTHERS_PER_UPDATE = 2;

  /** A client asks for the whole document once, when it connects. */
  private static final int QUESTIONS_PER_SECOND = 2;

  private static final int QUESTIONS_AT_ONCE = 20;

  private final Connection connection;
  private final RoomKey room;
  private final long startedAt;
  private final @Nullable String link;
  private final Live live;
  private final RoomMail rooms;
  private final Connections connections;
  private final ClientMessages messages;
  private final SocketLimits limits;
  private final InstantSource clock;
  private final TokenBucket updates;
  private final TokenBucket others;
  private final TokenBucket questions;

  /**
   * Wires it.
   *
   * @param startedAt which of the table's flipcharts the peer has, 0 when it does not say
   * @param link the id of the link by which the peer came, null for a participant
   */
  TableSocket(
      Connection connection,
      RoomKey room,
      long startedAt,
      @Nullable String link,
      Live live,
      RoomMail rooms,
      Connections connections,
      ClientMessages messages,
      SocketLimits limits,
      InstantSource clock) {
    this.connection = connection;
    this.room = room;
    this.startedAt = startedAt;
    this.link = link;
    this.live = live;
    this.rooms = rooms;
    this.connections = connections;
    this.messages = messages;
    this.limits = limits;
    this.clock = clock;
    long now = clock.millis();
    this.updates = new TokenBucket(limits.updateRate(), limits.updateBurst(), now);
    this.others =
        new TokenBucket(
            (double) OTHERS_PER_UPDATE * limits.updateRate(),
            OTHERS_PER_UPDATE * limits.updateBurst(),
            now);
    this.questions = new TokenBucket(QUESTIONS_PER_SECOND, QUESTIONS_AT_ONCE, now);
  }

  /** Tells the room and the workshop that it is open. */
  void opened() {
    assert connection.isOnLoop();
    rooms.send(new ToRoom.Opened(room, connection.ref(), startedAt));
    live.send(new ToWorkshop.Opened(room.workshopId(), connection.ref(), room.table(), link, null));
  }

  @Override
  public void ended() {
    assert connection.isOnLoop();
    rooms.send(new ToRoom.Closed(room, connection.ref()));
    live.send(new ToWorkshop.Closed(room.workshopId(), connection.ref()));
  }

  @Override
  public void binary(Buffer message) {
    assert connection.isOnLoop();
    if (!rate(message).take(clock.millis())) {
      connection.close(CloseReason.TOO_FAST);
    } else if (message.length() > mostBytes(message)) {
      connection.close(CloseReason.TOO_LARGE);
    } else {
      rooms.send(new ToRoom.Frame(room, connection.ref(), message));
      keepStockClientAlive(message);
    }
  }

  private TokenBucket rate(Buffer message) {
    if (SyncFrames.isAwareness(message)) {
      return others;
    }
    return SyncFrames.isQuestion(message) ? questions : updates;
  }

  /**
   * Sends a stock client its own awareness back, as y-websocket servers do: it gives a connection
   * up on which it has read nothing for 30 s, and does not count pings.
   */
  private void keepStockClientAlive(Buffer message) {
    if (!connection.ref().charrette() && SyncFrames.isAwareness(message)) {
      connections.replyBinary(connection, message);
    }
  }

  private int mostBytes(Buffer message) {
    boolean answersStep1 = SyncFrames.isStep2(message) && connection.takeStepAsked();
    return answersStep1 || connection.ref().role() == Role.FACILITATOR
        ? limits.syncFrame()
        : limits.frame();
  }

  @Override
  public void text(Buffer message) {
    assert connection.isOnLoop();
    if (!connection.ref().charrette()) {
      connection.close(CloseReason.MALFORMED);
    } else if (!others.take(clock.millis())) {
      connection.close(CloseReason.TOO_FAST);
    } else {
      messages.handle(room.workshopId(), connection, message);
    }
  }
}
