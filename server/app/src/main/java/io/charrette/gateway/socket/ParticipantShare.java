package io.charrette.gateway.socket;

import io.charrette.live.loop.TokenBucket;

/**
 * What all sockets of a participant at one loop have in common (SPEC W10), however many they are.
 * That loop's only.
 *
 * @param frames has a token for each frame that comes in, whatever it is
 * @param bytes has a token for each byte that is read
 */
record ParticipantShare(TokenBucket frames, TokenBucket bytes) {
  static ParticipantShare of(SocketLimits limits, long nowMs) {
    return new ParticipantShare(
        limits.framesOfParticipant(nowMs), limits.bytesOfParticipant(nowMs));
  }
}
