package io.charrette.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in a text, with the attributes that hold there. */
final class TextPosition extends ListPosition {
  final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

  /** The start of a text. */
  TextPosition(Branch branch) {
    super(branch);
  }

  /** Goes past the next item. */
  void forward() {
    Item passed = next();
    if (!passed.deleted()) {
      if (passed.content instanceof FormatContent format) {
        Attributes.update(attributes, format);
      } else if (passed.visible()) {
        index += (int) passed.length;
      }
    }
    left = passed;
    right = passed.right;
  }

  /** Goes forward over a number of visible operations. */
  void forward(int count, Transaction transaction) {
    int end = index + count;
    while (index < end && right != null) {
      if (right.visible()) {
        cut(right, end - index, transaction);
      }
      forward();
    }
  }

  private Item next() {
    if (right == null) {
      throw new IllegalStateException("at the end of the text");
    }
    return right;
  }

  /** Puts a format at this place and goes past it. */
  void insertFormat(String key, @Nullable Object value, Branch branch, Transaction transaction) {
    FormatContent format = new FormatContent(key, JsonValue.of(value));
    insert(format, branch, transaction);
    Attributes.update(attributes, format);
  }
}
