package io.charrette.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a change to a list, going through it from its start. */
public sealed interface ListDelta {
  /**
   * Values inserted.
   *
   * @param values as {@link SharedArray#get} returns them
   */
  record Insert(List<@Nullable Object> values) implements ListDelta {}

  /**
   * Values left in place.
   *
   * @param length how many
   */
  record Retain(int length) implements ListDelta {}

  /**
   * Values deleted.
   *
   * @param length how many
   */
  record Delete(int length) implements ListDelta {}
}
