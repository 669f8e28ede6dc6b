package io.charrette.live.loop;

import io.charrette.journal.Journal;
import io.charrette.journal.Neighbours;
import io.vertx.core.Context;
import java.time.InstantSource;

/**
 * What all hosts of a process share. Any thread.
 *
 * @param neighbours the other processes on the same journal
 * @param clock the one that all processes on the journal have in common
 */
public record Services(
    Bus bus,
    Journal journal,
    Neighbours neighbours,
    InstantSource clock,
    LiveLimits limits,
    LiveMeters meters,
    Deletions deletions) {

  /** The same with what belongs to one context. */
  HostContext on(Context context) {
    return new HostContext(
        context, bus, bus.mailToSockets(context), journal, neighbours, clock, limits, meters);
  }
}
