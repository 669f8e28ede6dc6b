/**
 * The shared journal: streams in a Redis that several server processes use at once.
 *
 * <p>Lives here: keys and scripts, the writer that sends appends in order, the reader of tails, the
 * way to the neighbours, the common clock, what an address may look like. May not live here: any
 * knowledge of what entries mean. Everything that changes is touched by one Vert.x context only,
 * the journal's own; other threads hand it over with {@code runOnContext}, and stages complete
 * there. Read {@code RedisJournal} first, then {@code Scripts} and {@code RedisWriter}.
 */
@NullMarked
package io.charrette.journal.redis;

import org.jspecify.annotations.NullMarked;
