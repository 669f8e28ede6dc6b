package io.charrette.gateway;

import io.charrette.live.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;

/** A socket on a workshop's own path: text messages only, for dashboard and screen (SPEC W3). */
final class WorkshopSocket implements Incoming.Receiver {
  private final String workshopId;
  private final Connection connection;
  private final ClientMessages messages;
  private final InstantSource clock;
  private final TokenBucket rate;

  WorkshopSocket(
      String workshopId,
      Connection connection,
      ClientMessages messages,
      Settings.Limits limits,
      InstantSource clock) {
    this.workshopId = workshopId;
    this.connection = connection;
    this.messages = messages;
    this.clock = clock;
    this.rate = new TokenBucket(limits.updateRate(), limits.updateBurst(), clock.millis());
  }

  @Override
  public void binary(Buffer message) {
    connection.close(CloseReason.MALFORMED);
  }

  @Override
  public void text(Buffer message) {
    if (rate.take(clock.millis())) {
      messages.handle(workshopId, connection, message);
    } else {
      connection.close(CloseReason.TOO_FAST);
    }
  }
}
