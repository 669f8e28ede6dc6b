package io.charrette.gateway.socket;

import io.charrette.live.loop.TokenBucket;
import java.time.Duration;

/**
 * The bounds of one WebSocket, and of those of one participant (SPEC W10, W21).
 *
 * @param frame bytes of a participant's frame
 * @param syncFrame bytes of an answer to our sync step 1, and of any facilitator's frame
 * @param updateRate update frames per second
 * @param updateBurst update frames at once
 * @param ofParticipant sockets that live
 * @param sendQueue bytes that may wait for a peer that does not take them
 * @param participantSendQueue the same of a participant, who is told little but the flipchart
 * @param silence how long a peer may answer no ping
 */
public record SocketLimits(
    int frame,
    int syncFrame,
    int updateRate,
    int updateBurst,
    int ofParticipant,
    int sendQueue,
    int participantSendQueue,
    Duration silence) {
  /** So many frames of any kind, pings and fragments too, may come for each update that may. */
  private static final int FRAMES_PER_UPDATE = 10;

  /** And so many at once besides, for small limits. */
  private static final int FRAMES_ANYWAY = 100;

  /** All sockets of a participant together may send as many frames as so many of them. */
  private static final int BUSY_SOCKETS = 3;

  /** So many bytes of all sockets of a participant are read for each update that one may send. */
  private static final int BYTES_PER_UPDATE = 8 * 1024;

  /** And so many answers to our sync step 1 at once besides: those of two tabs that come back. */
  private static final int SYNC_FRAMES = 2;

  /** A token for each frame of a socket, whatever it is. */
  TokenBucket frames(long nowMs) {
    return frames(1, nowMs);
  }

  /** A token for each frame of any socket of a participant. */
  TokenBucket framesOfParticipant(long nowMs) {
    return frames(BUSY_SOCKETS, nowMs);
  }

  /** A token for each byte that is read of a participant's sockets. */
  TokenBucket bytesOfParticipant(long nowMs) {
    long burst = (long) SYNC_FRAMES * syncFrame + (long) BYTES_PER_UPDATE * updateBurst;
    return new TokenBucket(
        (double) BYTES_PER_UPDATE * updateRate, (int) Math.min(burst, Integer.MAX_VALUE), nowMs);
  }

  private TokenBucket frames(int sockets, long nowMs) {
    return new TokenBucket(
        (double) sockets * FRAMES_PER_UPDATE * updateRate,
        sockets * (FRAMES_PER_UPDATE * updateBurst + FRAMES_ANYWAY),
        nowMs);
  }
}
