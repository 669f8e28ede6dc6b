package io.charrette.live.loop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The workshops that are being deleted. From before their rooms and runtimes are told to leave
 * memory until their streams are gone none is made anew: it would have read what is about to be
 * deleted, and write it again afterwards. Any thread.
 */
public final class Deletions {
  /** By workshop, how many deletions of it are under way. */
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

  /** A deletion begins; before anything is told to leave. */
  public void begin(String workshopId) {
    underWay.merge(workshopId, 1, Integer::sum);
  }

  /** It has ended, and nothing of it goes on, whether it succeeded or not. */
  public void end(String workshopId) {
    underWay.computeIfPresent(workshopId, (id, count) -> count == 1 ? null : count - 1);
  }

  /** Whether a workshop is being deleted. */
  public boolean include(String workshopId) {
    return underWay.containsKey(workshopId);
  }
}
