package io.charrette.workshop;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether the room may answer to a turn from its phones (SPEC M28).
 *
 * @param afterEach whether it may after every turn of the phase, without being asked for each
 * @param table the table that it may answer to now; null: to none
 */
public record Answering(boolean afterEach, @Nullable Integer table) {
  /** Nothing was asked for. */
  static final Answering NONE = new Answering(false, null);

  /** To no table that is still to come. */
  Answering notTo(Collection<Integer> toCome) {
    return table != null && toCome.contains(table) ? to(null) : this;
  }

  /** To this table, or to none. */
  Answering to(@Nullable Integer other) {
    return new Answering(afterEach, other);
  }
}
