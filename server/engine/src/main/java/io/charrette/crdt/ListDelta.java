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
   * @param length how many, 0 or more
   */
  record Retain(int length) implements ListDelta {
    public Retain {
      if (length < 0) {
        throw new IllegalArgumentException("a length below 0: " + length);
      }
    }
  }

  /**
   * Values deleted.
   *
   * @param length how many, 0 or more
   */
  record Delete(int length) implements ListDelta {
    public Delete {
      if (length < 0) {
        throw new IllegalArgumentException("a length below 0: " + length);
      }
    }
  }
}
