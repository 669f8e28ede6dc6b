package io.charrette.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of a change to a text, going through it from its start. */
public sealed interface TextDelta {
  /**
   * Something inserted.
   *
   * @param value a String, an embedded object, or a {@link SharedType}
   */
  record Insert(Object value, Map<String, @Nullable Object> attributes) implements TextDelta {
    public Insert(Object value) {
      this(value, Map.of());
    }
  }

  /** Something left in place, perhaps with attributes changed; {@code null} takes one away. */
  record Retain(int length, Map<String, @Nullable Object> attributes) implements TextDelta {
    public Retain(int length) {
      this(length, Map.of());
    }
  }

  /** Something deleted. */
  record Delete(int length) implements TextDelta {}
}
