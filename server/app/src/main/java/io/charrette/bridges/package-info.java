/**
 * Unlikely bridges: who of the whole room's cards, and which tables, would bring the room together
 * if somebody linked them.
 *
 * <p>Lives here: the graph of the room's cards and links, and what is found in it. The measures
 * come from JGraphT; {@code DESIGN.md} says which and why. May not live here: where cards come
 * from, what they are called in an activity, words for people.
 *
 * <p>Thread: any, since nothing here has state. A room of 2,000 cards takes some tens of
 * milliseconds, so callers ask from a worker and never from an event loop.
 *
 * <p>Read {@link io.charrette.bridges.Bridges} first.
 */
@NullMarked
package io.charrette.bridges;

import org.jspecify.annotations.NullMarked;
