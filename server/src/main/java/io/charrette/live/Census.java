package io.charrette.live;

/**
 * What one loop, or all of them together, hold in memory at one moment.
 *
 * @param rooms tables in memory
 * @param workshops runtimes in memory
 * @param timersRunning of these runtimes, those whose clock runs
 * @param unsavedUpdates taken and not yet durable
 * @param unsavedBytes of these updates
 * @param oldestUnsavedNanos for how long the oldest of them has waited, 0 when there is none
 */
public record Census(
    int rooms,
    int workshops,
    int timersRunning,
    int unsavedUpdates,
    long unsavedBytes,
    long oldestUnsavedNanos) {
  static final Census NOTHING = new Census(0, 0, 0, 0, 0, 0);

  /** A room that has everything on disk. */
  static final Census ROOM = new Census(1, 0, 0, 0, 0, 0);

  Census and(Census other) {
    return new Census(
        rooms + other.rooms,
        workshops + other.workshops,
        timersRunning + other.timersRunning,
        unsavedUpdates + other.unsavedUpdates,
        unsavedBytes + other.unsavedBytes,
        Math.max(oldestUnsavedNanos, other.oldestUnsavedNanos));
  }
}
