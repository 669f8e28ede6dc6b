package io.charrette.gateway.caller;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many keys were not even looked at, because wrong ones had come too often (SPEC H25): one line
 * of the audit log a minute and network, or whoever guesses would push all else out of it. Any
 * thread.
 */
public final class BrakedKeys {
  private static final long MINUTE_MS = 60_000;

  /** Networks that are counted one by one; all others are counted together. */
  static final int MOST = 1_000;

  private static final String OTHERS = "";

  private final InstantSource clock;
  private final Map<Guessed, Count> counts = new LinkedHashMap<>();

  private record Guessed(String key, String network) {}

  private static final class Count {
    private final long since;
    private int times;

    Count(long since) {
      this.since = since;
    }
  }

  /**
   * What a line is to say.
   *
   * @param key its name
   * @param network empty for those that are counted together
   */
  public record Line(String key, String network, int times) {}

  BrakedKeys(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void count(String key, SourceNetwork network) {
    Guessed guessed = new Guessed(key, network.name());
    if (counts.size() >= MOST && !counts.containsKey(guessed)) {
      guessed = new Guessed(key, OTHERS);
    }
    counts.computeIfAbsent(guessed, first -> new Count(clock.millis())).times++;
  }

  /**
   * What has been counted for a minute, once.
   *
   * @param all also what has not: nothing more is counted
   */
  public synchronized List<Line> takeDue(boolean all) {
    List<Line> due = new ArrayList<>();
    long now = clock.millis();
    Iterator<Map.Entry<Guessed, Count>> each = counts.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Guessed, Count> next = each.next();
      // The clock may have been set back.
      if (all || Math.abs(now - next.getValue().since) >= MINUTE_MS) {
        due.add(new Line(next.getKey().key(), next.getKey().network(), next.getValue().times));
        each.remove();
      }
    }
    return due;
  }
}
