/**
 * One workshop: its state, the commands that want to change it, those who watch it, and the digests
 * of its tables.
 *
 * <p>May not live here: a document. Everything is touched by one thread only, the context of the
 * {@link io.charrette.live.runtime.WorkshopHost} that owns the runtime, which asserts it of each
 * message, as {@code CommandQueue} does of each question; others reach it by a message. Read {@link
 * io.charrette.live.runtime.WorkshopRuntime} first, then {@code QueueState}, which draws how
 * commands are executed, {@code WorkshopNews} for what sockets are told, and {@code Departures} for
 * whose are closed.
 */
@NullMarked
package io.charrette.live.runtime;

import org.jspecify.annotations.NullMarked;
