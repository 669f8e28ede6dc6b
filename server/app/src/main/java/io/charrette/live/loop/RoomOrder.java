package io.charrette.live.loop;

import java.util.List;
import java.util.Set;

/** What the live part itself asks of a room. */
public sealed interface RoomOrder extends ToRoom {

  /**
   * What the workshop's state means for a room, and whether anybody looks; sent whenever that
   * changes. An answer to {@link WorkshopOrder.RoomUp} may be overtaken by later facts.
   *
   * @param exists whether the workshop has this table
   * @param edition counts what the runtime has said to rooms: of two, the higher one holds
   * @param hidden the items of its flipchart that only facilitators see
   * @param lockedSince epoch milliseconds, {@link #OPEN} while participants may write
   * @param digested whether anybody reads the table's digests
   */
  record Facts(
      RoomKey room,
      boolean exists,
      long edition,
      List<String> sectors,
      Set<String> hidden,
      long lockedSince,
      boolean digested)
      implements RoomOrder {
    public static final long OPEN = Long.MAX_VALUE;
  }

  /** A participant may no longer be connected here. */
  record Expel(RoomKey room, String participantId, CloseReason reason) implements RoomOrder {}

  /** Loads the room, if it is not, and keeps it a while, so that its digests go on. */
  record Wake(RoomKey room) implements RoomOrder {}

  /** Asks for the flipchart; answered by a {@code Flipchart}. */
  record Read(RoomKey room) implements RoomOrder {}

  /** Asks for the flipchart as it was; answered by an {@code Optional<Past>}. */
  record ReadPast(RoomKey room, long at) implements RoomOrder {}

  /** Brings back what was; answered by a {@link Restored}. */
  record Restore(RoomKey room, long at, List<String> parts) implements RoomOrder {}

  /** The workshop is being deleted; answered by {@code true} when the room is gone. */
  record Deleted(RoomKey room) implements RoomOrder {}
}
