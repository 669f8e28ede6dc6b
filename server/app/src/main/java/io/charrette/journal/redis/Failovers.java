package io.charrette.journal.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What the sentinels of a master say, taken together. Each has a view of its own, hears of a
 * failover at another time, and may begin one that another sentinel then makes: as long as any of
 * them says that the master is about to be replaced, it may be. Of a switch the first word counts.
 * Belongs to the journal's loop.
 */
final class Failovers {
  private final Duration longest;
  private final Listener listener;
  private final SoleTimer patience;

  /** Which sentinels have said that the master is about to be replaced, and no more. */
  private final Set<Object> expecting = new HashSet<>();

  /** Where the master is, as the first sentinel said who knew it; empty before any has. */
  private String masterAt = "";

  /** Hears on the loop. */
  interface Listener {
    /** The master is about to be replaced: what it takes from now on may be forgotten. */
    void failingOver();

    /** It is not, after all, or nobody has said anything more for long. */
    void stays();

    /** There is another master. */
    void switched();
  }

  /**
   * Has heard nothing yet.
   *
   * @param longest how long it is believed that the master is about to be replaced
   */
  Failovers(RedisLoop loop, Duration longest, Listener listener) {
    this.longest = longest;
    this.listener = listener;
    this.patience = new SoleTimer(loop);
  }

  /** Hears one more sentinel. */
  SentinelWatch.Listener hear() {
    return new View();
  }

  /** What one sentinel says. */
  private final class View implements SentinelWatch.Listener {
    private String knownAt = "";

    @Override
    public void failingOver() {
      expecting.add(this);
      patience.start(longest, Failovers.this::nobodyAnyLonger);
      listener.failingOver();
    }

    @Override
    public void stays() {
      if (expecting.remove(this) && expecting.isEmpty()) {
        nobodyAnyLonger();
      }
    }

    @Override
    public void masterAt(String where) {
      boolean news = !knownAt.isEmpty() && !knownAt.equals(where);
      knownAt = where;
      if (masterAt.isEmpty()) {
        masterAt = where;
      }
      if (!news) {
        return;
      }
      if (masterAt.equals(where)) {
        stays();
      } else {
        masterAt = where;
        expecting.clear();
        patience.stop();
        listener.switched();
      }
    }
  }

  private void nobodyAnyLonger() {
    expecting.clear();
    patience.stop();
    listener.stays();
  }
}
