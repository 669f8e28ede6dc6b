package io.charrette.workshop;

import io.charrette.activity.Phase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans the time of the workshop (SPEC M22, M23). */
public sealed interface PlanCommand extends FacilitatorCommand {

  /**
   * Says when the workshop starts and must end.
   *
   * @param start epoch milliseconds, null: that is open
   * @param end epoch milliseconds, null: that is open
   */
  record SetPlan(@Nullable Long start, @Nullable Long end) implements PlanCommand {
    /** Nobody has said when. */
    public static final SetPlan OPEN = new SetPlan(null, null);

    public SetPlan {
      Stream.of(
              problemOf("start", start),
              problemOf("end", end),
              start != null
                      && end != null
                      && (end <= start || end - start > WorkshopLimits.PLAN_LENGTH_MS)
                  ? "end must be after start, and within 24 hours of it"
                  : "")
          .filter(problem -> !problem.isEmpty())
          .findFirst()
          .ifPresent(PlanCommand::refuse);
    }

    private static String problemOf(String field, @Nullable Long at) {
      return at == null || (at > 0 && at < WorkshopLimits.PLAN_BEFORE_MS)
          ? ""
          : field + " must be a time between 1970 and 2100";
    }
  }

  /**
   * Gives several phases another length at once; none of them has run already.
   *
   * @param lengths milliseconds by phase
   */
  record SetPhaseLengths(Map<String, Long> lengths) implements PlanCommand {
    public SetPhaseLengths {
      if (lengths == null || lengths.isEmpty()) {
        throw new IllegalArgumentException("lengths must name a phase");
      }
      for (Long length : lengths.values()) {
        if (length == null || length < Phase.SHORTEST_MS || length > Phase.LONGEST_MS) {
          throw new IllegalArgumentException("lengths must be from 10 seconds to 4 hours");
        }
      }
      lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
    }
  }

  /**
   * Says what the server does by itself in a phase; {@link Automation} says what each field means.
   */
  record SetAutomation(
      String phase, boolean advance, @Nullable String atWarning, @Nullable String atZero)
      implements PlanCommand {
    public SetAutomation {
      if (phase == null) {
        throw new IllegalArgumentException("phase is missing");
      }
      Stream.of(atWarning == null ? "" : atWarning, atZero == null ? "" : atZero)
          .filter(text -> !text.isBlank())
          .flatMap(text -> Text.message(text).stream())
          .findFirst()
          .ifPresent(PlanCommand::refuse);
    }

    /** The same as a fact; an empty message is none. */
    Automation automation() {
      return new Automation(advance, trimmed(atWarning), trimmed(atZero));
    }

    private static @Nullable String trimmed(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }

  private static void refuse(String problem) {
    throw new IllegalArgumentException(problem);
  }
}
