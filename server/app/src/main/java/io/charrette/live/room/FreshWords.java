package io.charrette.live.room;

import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written since the last moment of the flipchart's past that is kept: whoever erases it
 * erases it for good. Of what is not their own nobody may erase much before another moment is kept
 * (SPEC K2).
 */
final class FreshWords {
  private final long most;

  /** Who brought the first operation of a client, since the room was loaded. */
  private final Map<Long, String> authors = new HashMap<>();

  private StateVector kept = StateVector.EMPTY;
  private long erased;

  /**
   * Nothing is kept.
   *
   * @param most so much may be erased of it, in UTF-16 units
   */
  FreshWords(long most) {
    this.most = most;
  }

  /**
   * A participant has brought the first operations of these clients; others than those nobody's.
   */
  void introduced(@Nullable String participant, Collection<Long> newClients) {
    if (participant != null) {
      newClients.forEach(client -> authors.put(client, participant));
    }
  }

  /** How much of it the update deletes that is being attempted, and is not the participant's. */
  long erasedBy(String participant, Document document) {
    return document.erased(kept, client -> !participant.equals(authors.get(client)));
  }

  /** Whether so much more may be erased. */
  boolean mayErase(long more) {
    return more == 0 || erased + more < most;
  }

  /** So much more has been. */
  void erased(long more) {
    erased += more;
  }

  /** What the last moment has. */
  StateVector kept() {
    return kept;
  }

  /** A moment has all of this. */
  void kept(StateVector all) {
    kept = all;
    erased = 0;
  }

  /** No moment has more than this: one that was to be kept is not. */
  void lost(StateVector before) {
    if (kept.covers(before)) {
      kept = before;
    }
  }
}
