package io.charrette.message;

import io.charrette.workshop.Participant;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopView;
import io.charrette.workshop.WorkshopViews;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state messages (SPEC W4) of one version of a workshop. What several receivers share is
 * written once: all facilitators, all helpers, all screens, and all participants of a table see the
 * same; and so is what they saw in an earlier version. For one thread at a time.
 */
public final class StateMessages {
  // Receivers; those at a table have its number.
  private static final int FACILITATORS = 0;
  private static final int HELPERS = -1;
  private static final int SCREENS = -2;

  private final Workshop workshop;
  private final WorkshopViews views;
  private final ViewWriter writer = new ViewWriter();

  /** By receivers, what they were told last of earlier versions. */
  private final Map<Integer, WrittenView> earlier = new HashMap<>();

  private final Map<Integer, WrittenView> written = new HashMap<>();

  /**
   * The messages of a state.
   *
   * @param before those of an earlier one, of which is taken what is still so; null when there are
   *     none
   */
  public StateMessages(Workshop workshop, @Nullable StateMessages before) {
    this.workshop = workshop;
    this.views = new WorkshopViews(workshop, before == null ? null : before.views);
    if (before != null) {
      earlier.putAll(before.earlier);
      earlier.putAll(before.written);
    }
  }

  /**
   * Whether these are the messages of this very state: after a failover another one may have the
   * same version.
   */
  @SuppressWarnings("ReferenceEquality")
  public boolean isOf(Workshop other) {
    return workshop == other;
  }

  /**
   * For those who run the workshop.
   *
   * @param nowMs epoch milliseconds
   */
  public StateMessage forFacilitator(long nowMs) {
    return message(
        nowMs, new You.Facilitator(workshop.trail().last()), FACILITATORS, views::forFacilitator);
  }

  /**
   * For those who help at the tables.
   *
   * @param nowMs epoch milliseconds
   */
  public StateMessage forHelper(long nowMs) {
    return message(nowMs, new You.Helper(workshop.trail().last()), HELPERS, views::forHelper);
  }

  /**
   * For the room screen.
   *
   * @param nowMs epoch milliseconds
   */
  public StateMessage forScreen(long nowMs) {
    return message(nowMs, new You.Screen(), SCREENS, views::forScreen);
  }

  /**
   * For a participant whom the workshop has.
   *
   * @param nowMs epoch milliseconds
   */
  public StateMessage forParticipant(Participant person, long nowMs) {
    int table = person.table();
    return message(nowMs, new You.Seated(person), table, () -> views.forTable(table));
  }

  private StateMessage message(long nowMs, You you, int receivers, Supplier<WorkshopView> view) {
    WrittenView shared =
        written.computeIfAbsent(receivers, key -> writer.write(view.get(), earlier.get(key)));
    return new StateMessage(workshop.version(), nowMs, you, shared);
  }
}
