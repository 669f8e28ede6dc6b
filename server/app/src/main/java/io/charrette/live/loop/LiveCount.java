package io.charrette.live.loop;

/**
 * What one loop, or all of them together, hold in memory at one moment.
 *
 * @param rooms tables in memory
 * @param openDocuments of these, those whose document is more than its encoded state
 * @param workshops runtimes in memory
 * @param timersRunning of these runtimes, those whose clock runs
 * @param unsavedUpdates taken and not yet durable
 * @param unsavedBytes of these updates
 * @param oldestUnsavedNanos for how long the oldest of them has waited, 0 when there is none
 */
public record LiveCount(
    int rooms,
    int openDocuments,
    int workshops,
    int timersRunning,
    int unsavedUpdates,
    long unsavedBytes,
    long oldestUnsavedNanos) {
  public static final LiveCount NOTHING = new LiveCount(0, 0, 0, 0, 0, 0, 0);

  public LiveCount and(LiveCount other) {
    return new LiveCount(
        rooms + other.rooms,
        openDocuments + other.openDocuments,
        workshops + other.workshops,
        timersRunning + other.timersRunning,
        unsavedUpdates + other.unsavedUpdates,
        unsavedBytes + other.unsavedBytes,
        Math.max(oldestUnsavedNanos, other.oldestUnsavedNanos));
  }
}
