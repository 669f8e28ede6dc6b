/**
 * WebSockets: handshakes, the open connections of a loop, their frames, and what clients say on
 * them.
 *
 * <p>May not live here: what a frame does to a document; that is the room's. Everything belongs to
 * the loop that accepted the socket. Read {@link io.charrette.gateway.socket.SocketRoutes} first,
 * then {@code Connections}.
 */
@NullMarked
package io.charrette.gateway.socket;

import org.jspecify.annotations.NullMarked;
