package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;

/**
 * Thread confinement, to be asserted: {@code assert Confined.to(context);} is the first line of
 * whatever may be entered on one event loop only. It costs nothing where assertions are off; tests
 * run with them on.
 */
public final class Confined {
  private Confined() {}

  /** Whether the caller runs on the event loop of this context. From any thread. */
  public static boolean to(Context context) {
    return ((ContextInternal) context).inThread();
  }
}
