package io.charrette.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of a change to a text, going through it from its start. */
public sealed interface TextDelta {
  /**
   * Something inserted.
   *
   * @param value a String, an embedded object, or a {@link SharedType}
   * @param attributes by name
   */
  record Insert(Object value, Map<String, @Nullable Object> attributes) implements TextDelta {
    /** Something inserted without attributes. */
    public Insert(Object value) {
      this(value, Map.of());
    }
  }

  /**
   * Something left in place, perhaps with attributes changed.
   *
   * @param length in UTF-16 units; embedded objects and types count as one; 0 or more
   * @param attributes those that change; the value {@code null} removes one
   */
  record Retain(int length, Map<String, @Nullable Object> attributes) implements TextDelta {
    public Retain {
      if (length < 0) {
        throw new IllegalArgumentException("a length below 0: " + length);
      }
    }

    /** Something left as it is. */
    public Retain(int length) {
      this(length, Map.of());
    }
  }

  /**
   * Something deleted.
   *
   * @param length in UTF-16 units; embedded objects and types count as one; 0 or more
   */
  record Delete(int length) implements TextDelta {
    public Delete {
      if (length < 0) {
        throw new IllegalArgumentException("a length below 0: " + length);
      }
    }
  }
}
