package io.charrette.gateway.caller;

import java.time.InstantSource;

/**
 * The brakes that all loops share. Any thread. No brake is for an address alone: a whole workshop
 * may share one.
 *
 * @param joins the queue of those who join
 * @param codes guesses of join codes
 * @param createKey guesses of the create key
 * @param metricsToken guesses of the metrics token
 * @param braked how many guesses of these two were braked
 * @param stored calls of which something is kept
 * @param known from where no brake is for right codes and keys
 * @param tokens of whom it is known that they are somebody
 */
public record RateLimits(
    JoinQueue joins,
    GuessBrake codes,
    GuessBrake createKey,
    GuessBrake metricsToken,
    BrakedKeys braked,
    StoredCalls stored,
    KnownPlaces known,
    KnownTokens tokens) {

  /**
   * How often (SPEC H2, H3).
   *
   * @param joins per second, to a workshop
   * @param wrongCodes per minute, of a browser; and of a network, before those of all count
   * @param wrongCodesOverall per minute, of all together
   */
  public record Rates(int joins, int wrongCodes, int wrongCodesOverall) {}

  /** All of them, unused. */
  public static RateLimits of(Rates rates, InstantSource clock) {
    return new RateLimits(
        new JoinQueue(rates.joins(), clock),
        brake(rates, clock),
        brake(rates, clock),
        brake(rates, clock),
        new BrakedKeys(clock),
        new StoredCalls(clock),
        new KnownPlaces(),
        new KnownTokens());
  }

  private static GuessBrake brake(Rates rates, InstantSource clock) {
    return new GuessBrake(rates.wrongCodes(), rates.wrongCodesOverall(), clock);
  }

  /** What Retry-After says for so many milliseconds. */
  static int seconds(long ms) {
    return (int) Math.min(3600, (ms + 999) / 1000);
  }
}
