package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The brakes that all loops share: joins of a workshop, and wrong guesses of codes and keys.
 *
 * <p>Any thread. No brake is for an address alone: a whole workshop may share one.
 */
public final class RateLimits {
  /** Workshops and browsers that are remembered; the longest unused one is forgotten first. */
  private static final int REMEMBERED = 20_000;

  /** Who would have to wait longer than this to join is told to come back instead. */
  private static final long LONGEST_JOIN_WAIT_MS = 30_000;

  private final Rates rates;
  private final TokenBucket overall;
  private final Map<String, TokenBucket> joins = recentlyUsed();
  private final Map<String, TokenBucket> guesses = recentlyUsed();

  /**
   * How often (SPEC H2, H3).
   *
   * @param joins per second, to a workshop
   * @param wrongCodes per minute, of a browser
   * @param wrongCodesOverall per minute, of all together
   */
  public record Rates(int joins, int wrongCodes, int wrongCodesOverall) {}

  public RateLimits(Rates rates, long nowMs) {
    this.rates = rates;
    this.overall =
        new TokenBucket(rates.wrongCodesOverall() / 60.0, rates.wrongCodesOverall(), nowMs);
  }

  /**
   * Takes a place in the queue of those who join a workshop.
   *
   * @return how long to wait, in milliseconds
   * @throws Problem when the queue is too long
   */
  public synchronized long joinAfterMs(String workshopId, long nowMs) {
    TokenBucket bucket =
        joins.computeIfAbsent(
            workshopId, id -> new TokenBucket(rates.joins(), rates.joins(), nowMs));
    long wait = bucket.waitMs(nowMs);
    if (wait > LONGEST_JOIN_WAIT_MS) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS, "Very many people join at this moment", seconds(wait));
    }
    return bucket.takeAhead(nowMs);
  }

  /**
   * Lets a guess of a code or a key pass.
   *
   * @throws Problem when this browser, or all together, guessed wrong too often
   */
  public synchronized void beforeGuess(String browser, long nowMs) {
    TokenBucket bucket = guesses.get(browser);
    long wait = Math.max(overall.waitMs(nowMs), bucket == null ? 0 : bucket.waitMs(nowMs));
    if (wait > 0) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS, "Too many wrong codes; wait a little", seconds(wait));
    }
  }

  /** Counts a wrong guess. */
  public synchronized void wrongGuess(String browser, long nowMs) {
    overall.take(nowMs);
    guesses
        .computeIfAbsent(
            browser, key -> new TokenBucket(rates.wrongCodes() / 60.0, rates.wrongCodes(), nowMs))
        .take(nowMs);
  }

  private static int seconds(long ms) {
    return (int) Math.min(3600, (ms + 999) / 1000);
  }

  private static Map<String, TokenBucket> recentlyUsed() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
