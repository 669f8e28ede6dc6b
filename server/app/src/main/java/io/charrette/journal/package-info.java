/**
 * What lasts: streams of opaque entries, with checkpoints that stand for the entries before them.
 *
 * <p>Lives here: the {@link io.charrette.journal.Journal} interface and its values, and {@link
 * io.charrette.journal.Neighbours}, by which the processes that share one tell each other what does
 * not last. Implementations live in packages below. May not live here: any knowledge of what the
 * bytes mean, and Vert.x. Methods may be called from any thread and never block; a stage completes
 * on a thread of the journal's own, so a caller that owns a context hops back to it. Read {@code
 * Journal} first.
 */
@NullMarked
package io.charrette.journal;

import org.jspecify.annotations.NullMarked;
