/**
 * The shared journal: streams in a Redis that several server processes use at once.
 *
 * <p>Lives here: keys and scripts, the writer that sends appends in order, the reader of tails, the
 * way to the neighbours, the common clock, what an address may look like. May not live here: any
 * knowledge of what entries mean.
 *
 * <p>Threads: all that changes belongs to one event loop, {@code RedisLoop}, and asserts that where
 * it is entered; other threads hand over to it what is to be done. Stages complete, and listeners
 * are called, on that loop.
 *
 * <p>Read {@code RedisJournal} first, then {@code RedisChanges}, {@code RedisWriter} and {@code
 * Scripts} for what is written, {@code RedisReader} and {@code TailReader} for what is read, and
 * {@code MasterWatch} for what happens when Redis fails over.
 */
@NullMarked
package io.charrette.journal.redis;

import org.jspecify.annotations.NullMarked;
