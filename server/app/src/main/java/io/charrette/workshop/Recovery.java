package io.charrette.workshop;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/**
 * By what a workshop can be brought back on another server, and whether it was (SPEC section 12).
 *
 * @param broughtBackAt epoch milliseconds; null while it is where it was created
 * @param recognised since it was brought back: the ids of all who joined and of all links that were
 *     made. Only what is not among them may be recognised by its token alone, or who is removed
 *     would come back with it.
 * @param told the numbers of the tables that are there, or have the flipchart that they have,
 *     because a phone said so
 */
public record Recovery(
    RecoveryKey key,
    @Nullable Long broughtBackAt,
    MapPSet<String> recognised,
    MapPSet<Integer> told) {

  static Recovery with(RecoveryKey key) {
    return new Recovery(key, null, HashTreePSet.empty(), HashTreePSet.empty());
  }

  Recovery broughtBack(long at) {
    return new Recovery(key, at, recognised, told);
  }

  Recovery recognising(String id) {
    return broughtBackAt == null
        ? this
        : new Recovery(key, broughtBackAt, recognised.plus(id), told);
  }

  Recovery toldOf(int table) {
    return new Recovery(key, broughtBackAt, recognised, told.plus(table));
  }

  /** A facilitator has started the table's flipchart afresh: that one no phone has told of. */
  Recovery startedAfresh(int table) {
    return told.contains(table)
        ? new Recovery(key, broughtBackAt, recognised, told.minus(table))
        : this;
  }

  /** Whether a seat or a link of this id, of which only the token is known, may be recognised. */
  public boolean mayRecognise(String id) {
    return broughtBackAt != null && !recognised.contains(id);
  }
}
