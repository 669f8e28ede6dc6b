package io.charrette.gateway.caller;

/**
 * Tokens of which it was found lately that they are somebody's, by their hashes. Any thread. They
 * open nothing: who has one is told from others before anybody looks at what they ask for.
 */
public final class KnownTokens {
  private static final int MOST = 16_000;

  private final RecentlyUsed<Boolean> hashes = new RecentlyUsed<>(MOST);

  /** This one is somebody's. */
  synchronized void add(String token) {
    hashes.get(Tokens.hash(token), () -> true);
  }

  synchronized boolean contains(String hash) {
    return hashes.contains(hash);
  }
}
