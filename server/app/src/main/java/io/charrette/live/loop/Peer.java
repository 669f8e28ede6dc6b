package io.charrette.live.loop;

import org.jspecify.annotations.Nullable;

/**
 * A connection as rooms and runtimes see it.
 *
 * @param connection unique in this process
 * @param loop the index of the event loop that owns the socket, see {@link ToLoop#address}
 * @param participantId for a participant only
 * @param charrette whether it speaks {@code charrette.v1}: only then {@code Saved} and text frames
 */
public record Peer(
    long connection, int loop, Role role, @Nullable String participantId, boolean charrette) {}
