/**
 * The outside: HTTP, WebSockets, tokens and everything that refuses a request.
 *
 * <p>Lives here: one file for each concern of SPEC sections 1 to 3. May not live here: any decision
 * about a workshop or a document; those are asked of {@code Live}. Everything runs on the event
 * loop of its {@code GatewayVerticle}; what all loops share ({@code RateLimits}, {@code WebFiles})
 * says that it may be used from any thread. Read {@code GatewayVerticle} first, then {@code
 * Callers} for who may do what, then {@code Connections} for sockets.
 */
@NullMarked
package io.charrette.gateway;

import org.jspecify.annotations.NullMarked;
