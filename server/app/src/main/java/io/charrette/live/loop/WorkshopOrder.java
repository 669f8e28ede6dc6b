package io.charrette.live.loop;

import io.charrette.workshop.Command;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the live part itself asks of a workshop's runtime. */
public sealed interface WorkshopOrder extends ToWorkshop {

  /** Asks for the present state; answered by a {@code Workshop}. */
  record Read(String workshopId) implements WorkshopOrder {}

  /** Asks for the state with all that others have appended; answered by a {@code Workshop}. */
  record ReadLatest(String workshopId) implements WorkshopOrder {}

  /** Asks for a command to be executed; answered by an {@link Outcome}. */
  record Execute(String workshopId, Command command, @Nullable Long expectedVersion)
      implements WorkshopOrder {}

  /** A room is loading and wants to know what holds for it; answered by {@link RoomOrder.Facts}. */
  record RoomUp(RoomKey room) implements WorkshopOrder {
    @Override
    public String workshopId() {
      return room.workshopId();
    }
  }

  /** A room has left memory. */
  record RoomDown(RoomKey room) implements WorkshopOrder {
    @Override
    public String workshopId() {
      return room.workshopId();
    }
  }

  /** Who is connected to a room now. */
  record People(RoomKey room, Set<String> participantIds) implements WorkshopOrder {
    @Override
    public String workshopId() {
      return room.workshopId();
    }
  }

  /** Others are connected to a table than before, here or at another process. */
  record Attended(RoomKey room) implements WorkshopOrder {
    @Override
    public String workshopId() {
      return room.workshopId();
    }
  }

  /** What a room's flipchart looks like now. */
  record Changed(RoomKey room, RoomDigest digest) implements WorkshopOrder {
    @Override
    public String workshopId() {
      return room.workshopId();
    }
  }

  /** The workshop is being deleted; answered by {@code true} when the runtime is gone. */
  record Deleted(String workshopId) implements WorkshopOrder {}
}
