package io.charrette.gateway.http;

/** Room for {@code burst} things at once that fills again at {@code perSecond}. One thread's. */
public final class TokenBucket {
  private final double perMilli;
  private final int burst;
  private double tokens;
  private long filledAt;

  public TokenBucket(double perSecond, int burst, long nowMs) {
    this.perMilli = perSecond / 1000;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = nowMs;
  }

  /** Takes one, if there is one. */
  public boolean take(long nowMs) {
    if (waitMs(nowMs) > 0) {
      return false;
    }
    tokens--;
    return true;
  }

  /** How long until there is one, 0 when there is one now. */
  public long waitMs(long nowMs) {
    fill(nowMs);
    return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perMilli);
  }

  /** Takes one that may only come to be later, and says how long until then. */
  public long takeAhead(long nowMs) {
    long wait = waitMs(nowMs);
    tokens--;
    return wait;
  }

  private void fill(long nowMs) {
    if (nowMs > filledAt) {
      tokens = Math.min(burst, tokens + (nowMs - filledAt) * perMilli);
    }
    filledAt = nowMs;
  }
}
