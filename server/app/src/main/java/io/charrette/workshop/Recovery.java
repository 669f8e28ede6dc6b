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
 */
public record Recovery(RecoveryKey key, @Nullable Long broughtBackAt, MapPSet<String> recognised) {

  static Recovery with(RecoveryKey key) {
    return new Recovery(key, null, HashTreePSet.empty());
  }

  Recovery broughtBack(long at) {
    return new Recovery(key, at, recognised);
  }

  Recovery recognising(String id) {
    return broughtBackAt == null ? this : new Recovery(key, broughtBackAt, recognised.plus(id));
  }

  /** Whether a seat or a link of this id, of which only the token is known, may be recognised. */
  public boolean mayRecognise(String id) {
    return broughtBackAt != null && !recognised.contains(id);
  }
}
