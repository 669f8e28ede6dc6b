package io.charrette.live.loop;

import io.charrette.journal.Journal;
import io.charrette.journal.Neighbours;
import io.vertx.core.Context;
import java.time.InstantSource;

/**
 * What a host gives to everything it hosts: the context that owns it, and what the process shares.
 *
 * @param sockets gathers what a turn of this context has for sockets; of this context only
 * @param neighbours the other processes on the same journal
 * @param clock the one that all processes on the journal have in common
 */
public record HostContext(
    Context context,
    Bus bus,
    Mail<ToLoop> sockets,
    Journal journal,
    Neighbours neighbours,
    InstantSource clock,
    LiveLimits limits,
    LiveMeters meters) {

  /** Shares the loop's time among those whom these messages are for. */
  public <M extends Addressed> FairTurns<M> turns(FairTurns.Owner<M> owner) {
    return new FairTurns<>(context, meters::nanos, owner);
  }
}
