package io.charrette.gateway;

import io.charrette.live.ActivityShelf;
import io.charrette.live.Live;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What all loops of the gateway share. Any thread. */
public final class Shared {
  private static final int KEY_BYTES = 32;

  private final Settings settings;
  private final int loops;
  private final Live live;
  private final ActivityShelf shelf;
  private final WebFiles files;
  private final Supplier<Readiness> readiness;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final RateLimits limits;
  private final byte[] browserKey = new byte[KEY_BYTES];
  private final AtomicInteger port = new AtomicInteger();

  /**
   * Wires them.
   *
   * @param loops how many loops there are
   * @param random cryptographically strong, and safe for use by several threads
   */
  public Shared(
      Settings settings,
      int loops,
      Live live,
      ActivityShelf shelf,
      WebFiles files,
      Supplier<Readiness> readiness,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.loops = loops;
    this.live = live;
    this.shelf = shelf;
    this.files = files;
    this.readiness = readiness;
    this.clock = clock;
    this.random = random;
    this.limits =
        new RateLimits(
            settings.limits().joinRate(),
            settings.limits().wrongCodes(),
            settings.limits().wrongCodesOverall(),
            clock.millis());
    random.nextBytes(browserKey);
  }

  /** The port that the servers are bound to, once they are. */
  public int port() {
    return port.get();
  }

  void bound(int actualPort) {
    port.set(actualPort);
  }

  Settings settings() {
    return settings;
  }

  int loops() {
    return loops;
  }

  Live live() {
    return live;
  }

  ActivityShelf shelf() {
    return shelf;
  }

  WebFiles files() {
    return files;
  }

  Supplier<Readiness> readiness() {
    return readiness;
  }

  InstantSource clock() {
    return clock;
  }

  RandomGenerator random() {
    return random;
  }

  RateLimits limits() {
    return limits;
  }

  byte[] browserKey() {
    return browserKey.clone();
  }
}
