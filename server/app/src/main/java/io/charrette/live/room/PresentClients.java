package io.charrette.live.room;

import io.charrette.workshop.WorkshopLimits;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clients that are present in a room's awareness, and how many of them are whose (SPEC W10):
 * there is room for those of everybody who may be at a table, whatever the others bring. Touched by
 * the room's context only.
 */
final class PresentClients {
  /** More than a participant has sockets: of each there is one that a page introduces. */
  static final int OF_PARTICIPANT = 16;

  /** Of all facilitators, helpers and screens together. */
  static final int OF_FACILITATORS = 240;

  private record Present(String owner, String json) {}

  private final int ofParticipant;

  /** The one whose state changed last at the end. */
  private final Map<Long, Present> byId = new LinkedHashMap<>();

  private final Map<String, Integer> ofOwner = new HashMap<>();

  /**
   * Begins with nobody.
   *
   * @param ofConnection how many clients one connection may introduce: a participant may have as
   *     many, if that is more
   */
  PresentClients(int ofConnection) {
    this.ofParticipant = Math.max(OF_PARTICIPANT, ofConnection);
  }

  /** How many there are at most. */
  int most() {
    return WorkshopLimits.PARTICIPANTS_PER_TABLE * ofParticipant + OF_FACILITATORS;
  }

  /** Whether a client is there already, or its owner may have one more. */
  boolean hasRoomFor(long client, String owner) {
    return byId.containsKey(client)
        || ofOwner.getOrDefault(owner, 0)
            < (owner.equals(RoomConnection.FACILITATORS) ? OF_FACILITATORS : ofParticipant);
  }

  /** A client is there, with a state. */
  void is(long client, String owner, String json) {
    Present now = new Present(owner, json);
    if (!now.equals(byId.get(client))) {
      left(client);
      byId.put(client, now);
      ofOwner.merge(owner, 1, Integer::sum);
    }
  }

  /** A client is no longer there, if it was. */
  void left(long client) {
    Present gone = byId.remove(client);
    if (gone != null) {
      ofOwner.computeIfPresent(gone.owner(), (owner, count) -> count == 1 ? null : count - 1);
    }
  }

  /** All of them. */
  Collection<Long> all() {
    return byId.keySet();
  }
}
