package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import java.time.InstantSource;

/**
 * Slows down guesses of one kind of secret. Any thread.
 *
 * <p>A guess counts as wrong from the moment at which it is made until it turns out to be right, so
 * that many at once get no further than one after the other. While a brake is on, right and wrong
 * guesses get the same answer, or the brake itself would tell which is which.
 */
public final class GuessBrake {
  /** Browsers, and networks, that are remembered; the longest unused one is forgotten first. */
  private static final int REMEMBERED = 20_000;

  private final int each;
  private final InstantSource clock;
  private final TokenBucket shared;
  private final RecentlyUsed<TokenBucket> browsers = new RecentlyUsed<>(REMEMBERED);
  private final RecentlyUsed<TokenBucket> networks = new RecentlyUsed<>(REMEMBERED);

  /**
   * Makes one that nothing was counted by.
   *
   * @param each wrong guesses a minute of a browser, and as many of a network
   * @param shared wrong guesses a minute of all those together whose network has had its own
   */
  GuessBrake(int each, int shared, InstantSource clock) {
    this.each = each;
    this.clock = clock;
    this.shared = bucket(shared);
  }

  /**
   * Lets a guess pass, and counts it.
   *
   * @throws Problem when this browser, or its network and then all together, guessed wrong too
   *     often
   */
  public synchronized Guess guess(Guesser who) {
    long now = clock.millis();
    TokenBucket browser = browsers.get(who.browser(), () -> bucket(each));
    TokenBucket network = networks.get(who.network().name(), () -> bucket(each));
    TokenBucket place = network.waitMs(now) == 0 ? network : shared;
    long wait = Math.max(browser.waitMs(now), place.waitMs(now));
    if (wait > 0) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "Too many wrong guesses; wait a little",
          RateLimits.seconds(wait));
    }
    browser.take(now);
    place.take(now);
    return new Guess(browser, place);
  }

  private TokenBucket bucket(int aMinute) {
    return new TokenBucket(aMinute / 60.0, aMinute, clock.millis());
  }

  private synchronized void giveBack(Guess guess) {
    long now = clock.millis();
    guess.browser.giveBack(now);
    guess.place.giveBack(now);
  }

  /** A guess that was counted. */
  public final class Guess {
    private final TokenBucket browser;
    private final TokenBucket place;

    private Guess(TokenBucket browser, TokenBucket place) {
      this.browser = browser;
      this.place = place;
    }

    /** Once only: it was right, or nobody could say, so it does not count. */
    public void forgive() {
      giveBack(this);
    }
  }
}
