package io.charrette.gateway.socket;

import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.http.Standstill;
import io.charrette.live.Live;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.message.ClientMessage;
import io.charrette.message.MalformedMessageException;
import io.charrette.message.ServerMessage;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;

/**
 * What is done with the text messages of a client: clock probes and calls for help (SPEC W5, W7). A
 * call that may have been sent while this process stood still is refused (SPEC H29): its phone has
 * been at another since, and may have taken it back there.
 */
final class ClientMessages {
  private static final ServerMessage TOO_MANY =
      new ServerMessage.Refused(ServerMessage.Refused.Reason.TOO_MANY_REQUESTS);

  private final Live live;
  private final Connections connections;
  private final StoredCalls stored;
  private final Standstill standstill;
  private final InstantSource clock;

  ClientMessages(
      Live live,
      Connections connections,
      StoredCalls stored,
      Standstill standstill,
      InstantSource clock) {
    this.live = live;
    this.connections = connections;
    this.stored = stored;
    this.standstill = standstill;
    this.clock = clock;
  }

  /** Answers or passes on one message; closes the connection when it is none. */
  void handle(String workshopId, Connection connection, Buffer text) {
    try {
      handle(workshopId, connection, ClientMessage.read(text.getBytes()));
    } catch (MalformedMessageException e) {
      connection.close(CloseReason.MALFORMED);
    }
  }

  private void handle(String workshopId, Connection connection, ClientMessage message) {
    switch (message) {
      case ClientMessage.Clock probe ->
          connections.replyText(
              connection,
              Buffer.buffer(new ServerMessage.Clock(probe.sent(), clock.millis()).write()));
      case ClientMessage.Help help -> {
        String participantId = connection.ref().participantId();
        if (participantId == null) {
          connection.close(CloseReason.FORBIDDEN);
        } else if (!standstill.isJustOver() && stored.take(workshopId, participantId)) {
          live.send(new ToWorkshop.Help(workshopId, connection.ref(), help.on()));
        } else {
          connections.replyText(connection, Buffer.buffer(TOO_MANY.write()));
        }
      }
    }
  }
}
