package io.charrette.gateway.socket;

/**
 * What went through the sockets of one loop since the start. That loop's only, so that counting
 * costs a frame two additions and nothing else.
 */
final class Traffic {
  long receivedFrames;
  long receivedBytes;
  long sentFrames;
  long sentBytes;

  void received(int bytes) {
    receivedFrames++;
    receivedBytes += bytes;
  }

  void sent(int bytes) {
    sentFrames++;
    sentBytes += bytes;
  }
}
