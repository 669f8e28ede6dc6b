package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets whoever has it run the workshop, help in it or show it. Its token is in no
 * state; {@link People#tokens} knows its hash.
 *
 * @param label whom or what it is for, in the facilitator's words; empty for those that were made
 *     with the workshop
 * @param createdAt epoch milliseconds
 * @param usedAt when a page last connected by it, to within {@link WorkshopLimits#LINK_USE_MS};
 *     null when none ever did
 */
public record Link(String id, Opens opens, String label, long createdAt, @Nullable Long usedAt) {
  /** The id of the facilitator's link that every workshop begins with. */
  public static final String FIRST_FACILITATOR = "facilitator";

  /** The id of the screen's link that every workshop begins with. */
  public static final String FIRST_SCREEN = "screen";

  /** What a link opens. */
  public enum Opens {
    /** The dashboard, with all controls. */
    @JsonProperty("facilitator")
    FACILITATOR,
    /** The helper's page: all tables, calls for help, and messages to a table. */
    @JsonProperty("helper")
    HELPER,
    /** The room screen. */
    @JsonProperty("screen")
    SCREEN
  }

  /** Whether a use now is worth an event, since the last one that is known is long ago. */
  public boolean isUnusedLately(long nowMs) {
    return usedAt == null || nowMs - usedAt >= WorkshopLimits.LINK_USE_MS;
  }

  /** Who comes by it. */
  Principal bearer() {
    return switch (opens) {
      case FACILITATOR -> new Principal.Facilitator(id);
      case HELPER -> new Principal.Helper(id);
      case SCREEN -> new Principal.Screen(id);
    };
  }

  Link usedAt(long at) {
    return new Link(id, opens, label, createdAt, at);
  }
}
