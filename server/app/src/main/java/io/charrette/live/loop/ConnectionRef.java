package io.charrette.live.loop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a connection, by which rooms and runtimes name it to the loop that owns the
 * socket, with what its handshake found out.
 *
 * @param id unique in this process
 * @param loop the index of the event loop that owns the socket, see {@link ToLoop#address}
 * @param participantId for a participant only
 * @param charrette whether it speaks {@code charrette.v1}: only then {@code Saved} and text frames
 */
public record ConnectionRef(
    long id, int loop, Role role, @Nullable String participantId, boolean charrette) {

  /** Equal for all connections of one participant; other roles are another person at each. */
  public Object person() {
    return participantId == null ? (Object) id : participantId;
  }

  /** Whether both are of the same participant, or of the same other role. */
  public boolean isOfSame(ConnectionRef other) {
    return role == other.role && Objects.equals(participantId, other.participantId);
  }
}
