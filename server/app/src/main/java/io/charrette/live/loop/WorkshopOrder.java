package io.charrette.live.loop;

import java.util.Set;

/** What the live part itself tells a workshop's runtime, or asks it. */
public sealed interface WorkshopOrder extends ToWorkshop
    permits WorkshopOrder.Created, WorkshopOrder.OfRoom, WorkshopQuestion {

  /** Its first events have been stored, and not by its runtime. */
  record Created(String workshopId) implements WorkshopOrder, IfLoaded {}

  /** What a room tells of itself. */
  sealed interface OfRoom extends WorkshopOrder {
    RoomKey room();

    @Override
    default String workshopId() {
      return room().workshopId();
    }
  }

  /** The room has left memory. */
  record RoomDown(RoomKey room) implements OfRoom, IfLoaded {}

  /** Who is connected to the room now. */
  record People(RoomKey room, Set<String> participantIds) implements OfRoom, Loading {}

  /** A participant has brought something new to the flipchart. */
  record Wrote(RoomKey room, String participantId) implements OfRoom, Loading {}

  /** Something that a participant wrote in a silence is held back. */
  record Drafted(RoomKey room, String participantId) implements OfRoom, Loading {}

  /** Others are connected to the table than before, here or at another process. */
  record Attended(RoomKey room) implements OfRoom, IfLoaded {}

  /** What the room's flipchart looks like now. */
  record Changed(RoomKey room, RoomDigest digest) implements OfRoom, Loading {}
}
