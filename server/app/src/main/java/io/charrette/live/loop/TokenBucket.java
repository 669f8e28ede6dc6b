package io.charrette.live.loop;

/**
 * A token bucket: lets {@code burst} things pass at once, and {@code perSecond} of them in the long
 * run. Times are epoch milliseconds. Used by one thread at a time.
 *
 * <p>A clock that is set does it no harm: forward, and at most all tokens are back; back, and none
 * is lost.
 */
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

  /** Takes a token, if there is one. */
  public boolean take(long nowMs) {
    if (waitMs(nowMs) > 0) {
      return false;
    }
    tokens--;
    return true;
  }

  /** How many milliseconds until there is a token, 0 when there is one now. */
  public long waitMs(long nowMs) {
    fill(nowMs);
    return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perMilli);
  }

  /** Whether nothing has been taken for so long that all tokens are back. */
  public boolean isFull(long nowMs) {
    fill(nowMs);
    return tokens >= burst;
  }

  /** Takes a token ahead of its time, and says in how many milliseconds that is. */
  public long takeAhead(long nowMs) {
    return takeAhead(nowMs, 1);
  }

  /** Takes some ahead of their time, and says in how many milliseconds there were all of them. */
  public long takeAhead(long nowMs, int count) {
    fill(nowMs);
    tokens -= count;
    return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perMilli);
  }

  /** Takes it back that one was taken. */
  public void giveBack(long nowMs) {
    fill(nowMs);
    tokens = Math.min(burst, tokens + 1);
  }

  private void fill(long nowMs) {
    if (nowMs > filledAt) {
      tokens = Math.min(burst, tokens + (nowMs - filledAt) * perMilli);
    }
    filledAt = nowMs;
  }
}
