package io.charrette.crdt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes formats of a text that have no effect. */
final class FormatCleanup {
  /**
   * Cleans the stretch without visible content that begins at an item: formats that others in it
   * overrule, or that set what holds anyway.
   *
   * @param start where the stretch begins
   * @param current where an editing position stands in it
   * @param before the attributes that hold at its start
   * @param attributes the attributes at the position, which are corrected
   * @return how many formats were deleted
   */
  int cleanGap(
      @Nullable Item start,
      @Nullable Item current,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> attributes,
      Transaction transaction) {
    Map<String, Item> effective = new HashMap<>();
    Item end = start;
    while (end != null && !end.visible()) {
      if (!end.deleted() && end.content instanceof FormatContent format) {
        effective.put(format.key(), end);
      }
      end = end.right;
    }
    int cleaned = 0;
    boolean reached = false;
    for (Item item = start; item != null && item != end; item = item.right) {
      reached |= item == current;
      if (item.deleted() || !(item.content instanceof FormatContent format)) {
        continue;
      }
      Object valueBefore = before.get(format.key());
      Object value = format.attribute();
      if (effective.get(format.key()) != item || Attributes.same(valueBefore, value)) {
        transaction.delete(item);
        cleaned++;
        if (!reached
            && Attributes.same(attributes.get(format.key()), value)
            && !Attributes.same(valueBefore, value)) {
          Attributes.put(attributes, format.key(), valueBefore);
        }
      } else if (!reached) {
        Attributes.update(attributes, format);
      }
    }
    return cleaned;
  }
}
