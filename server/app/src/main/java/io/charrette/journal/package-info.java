/**
 * What lasts: streams of opaque entries, with checkpoints that stand for the entries before them.
 *
 * <p>Lives here: the {@link io.charrette.journal.Journal} interface and its values; {@link
 * io.charrette.journal.Neighbours}, by which the processes that share one tell each other what does
 * not last; and what every implementation needs: the budget of its queue, what it remembers of an
 * outage and of what was refused for good. May not live here: any knowledge of what the bytes mean,
 * and Vert.x. Implementations live in the packages below.
 *
 * <p>Threads: what a caller sees may be called from any thread and never blocks, unless it says so.
 * Stages complete, and listeners are called, on a thread of the journal's own, which must not be
 * held up; a caller that owns a context hops back to it. Read {@code Journal} first.
 */
@NullMarked
package io.charrette.journal;

import org.jspecify.annotations.NullMarked;
