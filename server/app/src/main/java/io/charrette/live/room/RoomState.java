package io.charrette.live.room;

import io.charrette.live.loop.CloseReason;

/**
 * Where a {@link Room} stands. Immutable but for the frames that wait; a transition gives the state
 * that follows, and one that is not in the diagram throws.
 *
 * <pre>
 *   Loading ──(all is read)──▶ Open ──(idle, broken, deleted, or the server stops)──▶ Leaving
 *      └──(cannot be read, no such table, deleted, or the server stops)─────────────▶
 * </pre>
 */
sealed interface RoomState {

  /** Everything is known that clients are served from. */
  default RoomState opened() {
    throw new IllegalStateException("a room that is " + this + " cannot open");
  }

  /**
   * The room is on its way out of memory.
   *
   * @param reason what sockets are told that come from now on
   */
  default RoomState left(CloseReason reason) {
    return new Leaving(reason);
  }

  /**
   * The journal is read, the facts are asked for, and other processes whose clients are whose.
   * Sockets may come.
   *
   * @param frames what they have sent meanwhile
   */
  record Loading(WaitingFrames frames) implements RoomState {
    @Override
    public RoomState opened() {
      return new Open();
    }

    @Override
    public String toString() {
      return "Loading";
    }
  }

  /** Sockets come and go, and their frames are taken. */
  record Open() implements RoomState {}

  /**
   * No socket may come and no frame is taken any longer; what was taken before is still made
   * durable.
   *
   * @param reason what sockets are told that come nevertheless
   */
  record Leaving(CloseReason reason) implements RoomState {
    @Override
    public RoomState left(CloseReason other) {
      throw new IllegalStateException("a room that is " + this + " cannot leave again");
    }
  }
}
