package io.charrette.live.loop;

/** The workshop has no such table, or there is no such workshop. */
public final class UnknownTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownTableException(RoomKey room) {
    super("no table " + room.table() + " in workshop " + room.workshopId());
  }
}
