package io.charrette.live.loop;

import io.vertx.core.Future;

/** What a {@link Host} has in memory: a room, or a workshop's runtime. Of the host's context. */
public interface Hosted {
  /** Takes no more; completes when all is durable and its sockets have been told to go. */
  Future<Void> drain();

  /** Closes its sockets, whatever is durable. */
  void closeAll(CloseReason reason);

  /** What it holds now. */
  LiveCount count();

  /**
   * Drops what has expired.
   *
   * @param nowMs epoch milliseconds
   * @return whether it may leave memory
   */
  boolean keepHouse(long nowMs);

  /** Stops everything that would call it again. */
  void unload();
}
