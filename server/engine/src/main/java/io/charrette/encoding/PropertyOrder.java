package io.charrette.encoding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript's order of an object's properties: array indexes first, ascending, then the other keys
 * as they were added. Objects are re-encoded in it, so that bytes agree with those of Yjs.
 */
final class PropertyOrder {
  private static final long LARGEST_INDEX = (1L << 32) - 2;

  private PropertyOrder() {}

  /** The same entries in that order, unmodifiable. */
  static Map<String, @Nullable Object> of(Map<String, @Nullable Object> entries) {
    TreeMap<Long, String> indexes = null;
    for (String key : entries.keySet()) {
      long index = arrayIndex(key);
      if (index >= 0) {
        indexes = indexes == null ? new TreeMap<>() : indexes;
        indexes.put(index, key);
      }
    }
    if (indexes == null) {
      return Collections.unmodifiableMap(entries);
    }
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    for (String key : indexes.values()) {
      ordered.put(key, entries.get(key));
    }
    entries.forEach(ordered::putIfAbsent);
    return Collections.unmodifiableMap(ordered);
  }

  /** The index that a key is the decimal form of, or -1. */
  private static long arrayIndex(String key) {
    int length = key.length();
    if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
      return -1;
    }
    long index = 0;
    for (int i = 0; i < length; i++) {
      char digit = key.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      index = index * 10 + (digit - '0');
    }
    return index <= LARGEST_INDEX ? index : -1;
  }
}
