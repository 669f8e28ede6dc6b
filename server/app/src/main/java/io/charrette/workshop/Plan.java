package io.charrette.workshop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the workshop starts and must end, and what happens by itself on the way (SPEC M22, M23).
 *
 * @param start epoch milliseconds, null when nobody has said
 * @param end epoch milliseconds, null when nobody has said
 * @param automatic by phase; of those in which anything happens by itself
 */
public record Plan(@Nullable Long start, @Nullable Long end, Map<String, Automation> automatic) {
  /** Nobody has planned anything. */
  public static final Plan NONE = new Plan(null, null, Map.of());

  public Plan {
    automatic = Collections.unmodifiableMap(new LinkedHashMap<>(automatic));
  }

  /** What happens by itself in a phase. */
  Automation in(String phase) {
    return automatic.getOrDefault(phase, Automation.NONE);
  }

  Plan from(@Nullable Long newStart, @Nullable Long newEnd) {
    return new Plan(newStart, newEnd, automatic);
  }

  Plan with(String phase, Automation automation) {
    Map<String, Automation> all = new LinkedHashMap<>(automatic);
    if (automation.equals(Automation.NONE)) {
      all.remove(phase);
    } else {
      all.put(phase, automation);
    }
    return new Plan(start, end, all);
  }
}
