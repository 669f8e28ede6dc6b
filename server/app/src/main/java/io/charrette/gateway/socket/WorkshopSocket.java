package io.charrette.gateway.socket;

import io.charrette.live.Live;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.live.loop.TokenBucket;
import io.charrette.workshop.Trail;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A socket on a workshop's own path: text messages only, for dashboard and screen (SPEC W3). */
final class WorkshopSocket implements Incoming.Receiver {
  private final String workshopId;
  private final Connection connection;
  private final @Nullable String link;
  private final Trail.@Nullable Point known;
  private final Live live;
  private final ClientMessages messages;
  private final InstantSource clock;
  private final TokenBucket rate;

  /**
   * Wires it.
   *
   * @param link the id of the link by which the peer came
   * @param known up to where the peer knew the workshop's history; null when it does not say
   */
  WorkshopSocket(
      String workshopId,
      Connection connection,
      @Nullable String link,
      Trail.@Nullable Point known,
      Live live,
      ClientMessages messages,
      SocketLimits limits,
      InstantSource clock) {
    this.workshopId = workshopId;
    this.connection = connection;
    this.link = link;
    this.known = known;
    this.live = live;
    this.messages = messages;
    this.clock = clock;
    this.rate = new TokenBucket(limits.updateRate(), limits.updateBurst(), clock.millis());
  }

  /** Tells the workshop that it is open. */
  void opened() {
    assert connection.isOnLoop();
    live.send(new ToWorkshop.Opened(workshopId, connection.ref(), 0, link, known));
  }

  @Override
  public void binary(Buffer message) {
    assert connection.isOnLoop();
    connection.close(CloseReason.MALFORMED);
  }

  @Override
  public void text(Buffer message) {
    assert connection.isOnLoop();
    if (rate.take(clock.millis())) {
      messages.handle(workshopId, connection, message);
    } else {
      connection.close(CloseReason.TOO_FAST);
    }
  }

  @Override
  public void ended() {
    assert connection.isOnLoop();
    live.send(new ToWorkshop.Closed(workshopId, connection.ref()));
  }
}
