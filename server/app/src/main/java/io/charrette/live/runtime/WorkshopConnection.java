package io.charrette.live.runtime;

import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a workshop's runtime keeps about one connection.
 *
 * @param table the table whose path it is on, 0 on the workshop's own
 * @param link the id of the link by which its peer came, null for a participant
 */
record WorkshopConnection(ConnectionRef ref, int table, @Nullable String link) {
  long id() {
    return ref.id();
  }

  boolean is(Role role) {
    return ref.role() == role;
  }

  boolean is(String participantId) {
    return participantId.equals(ref.participantId());
  }

  /** Whether its peer came by this link. */
  boolean cameBy(String linkId) {
    return linkId.equals(link);
  }

  /** Whether it is told what all tables do. */
  boolean seesAll() {
    return ref.charrette() && !is(Role.PARTICIPANT);
  }
}
