/**
 * What is in memory while people work: rooms that host documents, runtimes that host workshops, and
 * the messages that both exchange with sockets.
 *
 * <p>Lives here: {@code Room}, {@code WorkshopRuntime}, the hosts that own them, digests,
 * compaction. May not live here: HTTP, sockets, tokens. A room or a runtime is touched only by the
 * event loop that owns it; others reach it by a message on the local event bus, which passes by
 * reference. {@code Company} and {@code Attendance} are what crosses to other processes without
 * being stored. Read {@link io.charrette.live.ToRoom} and {@link io.charrette.live.ToLoop} first.
 */
@NullMarked
package io.charrette.live;

import org.jspecify.annotations.NullMarked;
