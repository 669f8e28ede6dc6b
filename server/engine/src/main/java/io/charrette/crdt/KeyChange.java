package io.charrette.crdt;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a key of a shared type.
 *
 * @param before its value before, if it had one
 */
public record KeyChange(Action action, @Nullable Object before) {
  /** Whether the key is new, has another value, or is gone. */
  public enum Action {
    ADDED,
    UPDATED,
    DELETED
  }
}
