package io.charrette.live.runtime;

import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;

/**
 * What a workshop's runtime keeps about one connection.
 *
 * @param table the table whose path it is on, 0 on the workshop's own
 */
record WorkshopConnection(ConnectionRef ref, int table) {
  long id() {
    return ref.id();
  }

  boolean is(Role role) {
    return ref.role() == role;
  }

  boolean is(String participantId) {
    return participantId.equals(ref.participantId());
  }

  /** Whether it is told what all tables do. */
  boolean seesAll() {
    return ref.charrette() && (is(Role.FACILITATOR) || is(Role.SCREEN));
  }
}
