package io.charrette.app;

import io.charrette.gateway.api.Readiness.Life;

/** How far a server is on its way to its end. Any thread. */
final class Lifetime {
  private volatile Life now = Life.SERVING;

  Life now() {
    return now;
  }

  /** Tells it to stop; false when it was told before. */
  synchronized boolean leave() {
    boolean first = now == Life.SERVING;
    if (first) {
      now = Life.LEAVING;
    }
    return first;
  }

  /** From now on it takes nothing new. */
  synchronized void stop() {
    if (now != Life.LEAVING) {
      throw new IllegalStateException("cannot stop when " + now);
    }
    now = Life.STOPPING;
  }
}
