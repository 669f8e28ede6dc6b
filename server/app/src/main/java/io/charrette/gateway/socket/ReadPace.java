package io.charrette.gateway.socket;

import io.charrette.live.loop.TokenBucket;
import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Lets a socket rest as long as more was read of its participant's sockets than their share: what
 * it sends comes later, and nothing is refused. Its own loop's only.
 */
final class ReadPace {
  /** It looks at least so often whether it may go on, milliseconds. */
  private static final long LONGEST_REST_MS = 5_000;

  private final ReadGate reading;
  private final EventLoop loop;
  private final TokenBucket bytes;
  private final InstantSource clock;

  /**
   * Begins rested.
   *
   * @param bytes has a token for each byte
   */
  ReadPace(ReadGate reading, EventLoop loop, TokenBucket bytes, InstantSource clock) {
    this.reading = reading;
    this.loop = loop;
    this.bytes = bytes;
    this.clock = clock;
  }

  /** So many bytes were read. */
  void read(int count) {
    long wait = bytes.takeAhead(clock.millis(), count);
    if (wait > 0 && !reading.isShut(ReadGate.Pause.SHARE)) {
      reading.shut(ReadGate.Pause.SHARE);
      rest(wait);
    }
  }

  private void rest(long ms) {
    var unused = loop.schedule(this::wake, Math.min(ms, LONGEST_REST_MS), TimeUnit.MILLISECONDS);
  }

  private void wake() {
    long wait = bytes.waitMs(clock.millis());
    if (wait > 0) {
      rest(wait);
    } else {
      reading.open(ReadGate.Pause.SHARE);
    }
  }
}
