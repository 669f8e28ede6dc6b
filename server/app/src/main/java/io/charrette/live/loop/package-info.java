/**
 * How the parts of {@code live} talk: the bus, mail, the messages to rooms, workshops and loops,
 * the values that they carry, and what all of them count by, limits and meters.
 *
 * <p>May not live here: state that somebody owns. Messages and values may be used by any thread;
 * mail is of one context. Read {@link io.charrette.live.loop.ToRoom} and {@link
 * io.charrette.live.loop.ToLoop} first.
 */
@NullMarked
package io.charrette.live.loop;

import org.jspecify.annotations.NullMarked;
