package io.charrette.gateway.caller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values by name, of which the longest unused one is forgotten when there are too many. One
 * thread's at a time.
 */
public final class RecentlyUsed<V> {
  private final Map<String, V> values;

  public RecentlyUsed(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        };
  }

  /** The value of this name, made if there is none. */
  public V get(String name, Supplier<V> made) {
    return values.computeIfAbsent(name, absent -> made.get());
  }

  /** Whether there is one; it counts as a use. */
  boolean contains(String name) {
    return values.get(name) != null;
  }
}
