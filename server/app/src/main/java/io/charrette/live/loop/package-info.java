/**
 * How the parts of {@code live} talk: the bus, mail, the messages to rooms, workshops and loops,
 * the values that they carry, what hosts have in common, and what all of them count by, limits and
 * meters.
 *
 * <p>May not live here: the state of a room or of a workshop. Messages and values may be used by
 * any thread; mail and what is hosted are of one context, and assert it ({@link
 * io.charrette.live.loop.Confined}). Read {@link io.charrette.live.loop.ToRoom} and {@link
 * io.charrette.live.loop.ToLoop} first, then {@link io.charrette.live.loop.Host} and {@link
 * io.charrette.live.loop.FairTurns}.
 */
@NullMarked
package io.charrette.live.loop;

import org.jspecify.annotations.NullMarked;
