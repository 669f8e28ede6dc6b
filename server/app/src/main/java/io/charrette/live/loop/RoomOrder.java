package io.charrette.live.loop;

import io.charrette.flipchart.FlipchartLayout;
import java.util.List;
import java.util.Set;

/** What the live part itself tells a room, or asks it. */
public sealed interface RoomOrder extends ToRoom
    permits RoomOrder.Facts, RoomOrder.Report, RoomOrder.Expel, RoomOrder.Wake, RoomQuestion {

  /**
   * What the workshop's state means for a room, and whether anybody looks; sent whenever that
   * changes. An answer to {@link WorkshopQuestion.RoomUp} may be overtaken by later facts.
   *
   * @param exists whether the workshop has this table
   * @param startedAt which of the table's flipcharts is the present one, see {@link
   *     io.charrette.workshop.Table#startedAt}
   * @param edition counts what the runtime has said to rooms: of two, the higher one holds
   * @param layout of the activity's flipcharts
   * @param people the ids of the participants at the table
   * @param hidden the items of its flipchart that only facilitators see
   * @param lockedSince epoch milliseconds, {@link #OPEN} while participants may write
   * @param silentSince epoch milliseconds, {@link #OPEN} while everybody sees what is written (SPEC
   *     W46)
   * @param together the ids of those who show each other what they write in a silence, pair by pair
   *     (SPEC W49)
   * @param broughtBack whether the workshop was brought back, and flipcharts come from phones (SPEC
   *     B7)
   * @param mergedAt when the last of those tables became one with it that are (SPEC M32), epoch
   *     milliseconds; 0: none
   * @param joinedAt the same of those whose words were durable on its flipchart by then
   * @param digested whether anybody reads the table's digests
   */
  record Facts(
      RoomKey room,
      boolean exists,
      long startedAt,
      long edition,
      FlipchartLayout layout,
      Set<String> people,
      Set<String> hidden,
      long lockedSince,
      long silentSince,
      List<List<String>> together,
      boolean broughtBack,
      long mergedAt,
      long joinedAt,
      boolean digested)
      implements RoomOrder, ToRoom.IfLoaded {
    public static final long OPEN = Long.MAX_VALUE;
  }

  /** A room tells itself to report what its flipchart looks like, when it is its turn. */
  record Report(RoomKey room) implements RoomOrder, ToRoom.IfLoaded {}

  /** A participant may no longer be connected here. */
  record Expel(RoomKey room, String participantId, CloseReason reason)
      implements RoomOrder, ToRoom.IfLoaded {}

  /** Keeps the room in memory for a while, so that its digests go on. */
  record Wake(RoomKey room) implements RoomOrder, ToRoom.Loading {}
}
