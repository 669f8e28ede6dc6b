/**
 * What is in memory while people work: rooms that host documents, runtimes that host workshops, and
 * what both say to sockets.
 *
 * <p>Lives here: {@link io.charrette.live.Live}, the face of all of it for the gateway and the app.
 * May not live here: anything with a state of its own. Any thread. Read {@code Live} first, then
 * {@link io.charrette.live.loop}.
 */
@NullMarked
package io.charrette.live;

import org.jspecify.annotations.NullMarked;
