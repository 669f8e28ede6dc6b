package io.charrette.gateway.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Those who wait to join a workshop, in the order in which they join. That is not the order in
 * which they came, or one who calls a thousand times would be before everybody who comes later: by
 * start-time fair queueing those take turns who can be told apart. Networks do; and of the calls of
 * one browser each has its place {@link #OF_A_BROWSER} behind the one before, since a person joins
 * once, and a whole room may share a network. What has no cookie of ours is one browser for each
 * network. Used by one thread at a time.
 */
final class JoinLine {
  /** So many others of its network may go before the next call of a browser. */
  private static final int OF_A_BROWSER = 20;

  /** Browsers and networks that are remembered while somebody waits. */
  private static final int REMEMBERED = 5_000;

  /** Whose turn came last: who has not called since is not owed what they did not ask for. */
  private long present;

  private long seenAt = Long.MIN_VALUE;

  private final RecentlyUsed<Last> browsers = new RecentlyUsed<>(REMEMBERED);
  private final RecentlyUsed<Last> networks = new RecentlyUsed<>(REMEMBERED);
  private final List<Waiting> waiting = new ArrayList<>();

  /** The place of the last call of a browser or of a network. */
  private static final class Last {
    private long place = -OF_A_BROWSER;
  }

  /** One who waits. */
  static final class Waiting {
    private final long place;
    private final boolean again;
    private long latest;
    private long at;

    private Waiting(long place, boolean again, long at, long latest) {
      this.place = place;
      this.again = again;
      this.at = at;
      this.latest = latest;
    }

    /** Whether it is a further call of a browser, which others of its network go before. */
    boolean isAgain() {
      return again;
    }

    private void setBack(long by) {
      at -= by;
      latest -= by;
    }

    /** Whether another goes before this, which has a later turn then. */
    private boolean lets(Waiting other, long then) {
      return other.place < place && then <= latest;
    }

    /** When it is their turn, as it is now: who is fewer may yet come before them. */
    long at() {
      return at;
    }
  }

  /** Whether nobody waits any longer. */
  boolean isEmpty(long now) {
    serve(now);
    return waiting.isEmpty();
  }

  /** Whether what comes now from there would be a further call of a browser. */
  boolean isAgain(Guesser who, long now) {
    serve(now);
    return own(who) > next(who);
  }

  /**
   * Takes one in.
   *
   * @param at when there is one turn more than there are for those who wait already
   * @param latest when they are to join at the latest, whoever comes yet
   */
  Waiting add(Guesser who, long at, long now, long latest) {
    serve(now);
    long own = own(who);
    long next = next(who);
    boolean again = own > next;
    Waiting added = new Waiting(Math.max(own, next), again, at, latest);
    browser(who).place = added.place;
    if (!again) {
      network(who).place = next;
    }
    List<Long> turns =
        Stream.concat(waiting.stream().map(Waiting::at), Stream.of(at)).sorted().toList();
    int index = waiting.size();
    while (index > 0 && waiting.get(index - 1).lets(added, turns.get(index))) {
      index--;
    }
    waiting.add(index, added);
    for (int i = 0; i < turns.size(); i++) {
      waiting.get(i).at = turns.get(i);
    }
    return added;
  }

  /** One has gone. Those behind keep the turns that they have. */
  void remove(Waiting gone) {
    waiting.remove(gone);
  }

  private void serve(long now) {
    if (now < seenAt) {
      // The clock was set: nobody is to wait for what it said before.
      long by = seenAt - now;
      waiting.forEach(each -> each.setBack(by));
    }
    seenAt = now;
    int served = 0;
    while (served < waiting.size() && waiting.get(served).at <= now) {
      present = Math.max(present, waiting.get(served).place);
      served++;
    }
    waiting.subList(0, served).clear();
  }

  /** The place of a browser's next call by itself. */
  private long own(Guesser who) {
    return browser(who).place + OF_A_BROWSER;
  }

  /** The place of the next call of its network, which has a share of the turns. */
  private long next(Guesser who) {
    return Math.max(present, network(who).place) + 1;
  }

  private Last browser(Guesser who) {
    String name = who.hasCookie() ? who.browser() : "without, at " + who.network().name();
    return browsers.get(name, Last::new);
  }

  private Last network(Guesser who) {
    return networks.get(who.network().name(), Last::new);
  }
}
