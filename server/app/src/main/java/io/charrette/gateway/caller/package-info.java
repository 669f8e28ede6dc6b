/**
 * Who is calling, and what they may do: tokens, codes, keys, browsers, origins, and the brakes on
 * guessing, joining, opening sockets, and calls of which something is kept.
 *
 * <p>May not live here: what is done for them. The event loop of the request; {@code RateLimits} is
 * for all loops. Read {@link io.charrette.gateway.caller.Callers} first.
 */
@NullMarked
package io.charrette.gateway.caller;

import org.jspecify.annotations.NullMarked;
