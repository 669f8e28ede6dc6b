package io.charrette.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a journal calls those who listen to it. Any thread. */
public final class ListenerCalls {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerCalls.class);

  private ListenerCalls() {}

  /** Makes a call. What it throws, of whatever kind, is logged and does not stop the journal. */
  public static void make(Runnable call) {
    try {
      call.run();
    } catch (Throwable e) {
      LOG.atError()
          .addKeyValue("event", "journal.listener-failed")
          .setCause(e)
          .log("A listener failed");
    }
  }
}
