package io.charrette.live;

/** The workshop has no such table, or there is no such workshop. */
final class UnknownTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownTableException(RoomKey room) {
    super("no table " + room.table() + " in workshop " + room.workshopId());
  }
}
