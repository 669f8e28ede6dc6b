package io.charrette.live.room;

/**
 * How many bytes of answers are on their way from the rooms of an event loop. Each participant has
 * few (SPEC W22), but there are as many participants as somebody has seats, and what a socket does
 * not read lies in memory until it is closed. One that is shared by sockets of a room counts once.
 */
final class AnswerMemory {
  private static final int KEPT_PART = 4;

  private final long most;
  private long underWay;

  /** How many rooms have something on its way. */
  private int rooms;

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

  /**
   * The same for somebody to whom one is on its way already: a quarter of it all is kept for those
   * who have none, or who do not read would fill it with the fourth answer of each.
   */
  boolean hasRoomForMore(long ofRoom) {
    return ofRoom == 0 || ofRoom <= most - most / KEPT_PART - underWay;
  }

  /** Whether so much is on its way that some sockets have to be quick. */
  boolean isShort() {
    return underWay >= (most - most / KEPT_PART) / 2;
  }

  /**
   * Whether a room has more than its part of what is not kept, as others have something on its way,
   * and one that comes next.
   *
   * @param ofRoom how much is on its way from there
   */
  boolean isMoreThanPart(long ofRoom) {
    return ofRoom > (most - most / KEPT_PART) / (rooms + 1);
  }

  /** A room has something on its way, and had nothing. */
  void began() {
    rooms++;
  }

  /** A room has nothing on its way any longer. */
  void ended() {
    rooms--;
  }

  void sent(long bytes) {
    underWay += bytes;
  }

  void taken(long bytes) {
    underWay -= bytes;
  }
}
