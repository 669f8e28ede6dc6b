package io.charrette.live.room;

/**
 * How many bytes of answers are on their way from the rooms of an event loop. Each participant has
 * few (SPEC W22), but there are as many participants as somebody has seats, and what a socket does
 * not read lies in memory until it is closed. One that is shared by sockets of a room counts once.
 */
final class AnswerMemory {
  private final long most;
  private long underWay;

  /**
   * Nothing is on its way.
   *
   * @param most bytes, beyond which others wait
   */
  AnswerMemory(long most) {
    this.most = most;
  }

  /**
   * Whether one more may be sent from a room. None can take more than half for itself, or a third
   * beside another that takes as much, and so on; and where nothing is on its way one always may.
   *
   * @param ofRoom how much is on its way from there
   */
  boolean hasRoom(long ofRoom) {
    return ofRoom == 0 || ofRoom <= most - underWay;
  }

  /** Whether so much is on its way that sockets have to be quick. */
  boolean isShort() {
    return underWay >= most / 2;
  }

  void sent(long bytes) {
    underWay += bytes;
  }

  void taken(long bytes) {
    underWay -= bytes;
  }
}
