package io.charrette.crdt;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a key of a shared type.
 *
 * @param action which of the three
 * @param before its value before, if it had one
 */
public record KeyChange(Action action, @Nullable Object before) {
  /** Whether the key is new, has another value, or is gone. */
  public enum Action {
    /** It had no value before. */
    ADDED,
    /** It has another value than before. */
    UPDATED,
    /** It has no value any more. */
    DELETED
  }
}
