package io.charrette.live.loop;

import io.charrette.workshop.Command;
import io.charrette.workshop.Workshop;
import org.jspecify.annotations.Nullable;

/** What the live part itself asks of a workshop's runtime. */
public sealed interface WorkshopQuestion<A> extends WorkshopOrder, Question<A> {

  /** The present state. */
  record Read(String workshopId, Reply<Workshop> reply)
      implements WorkshopQuestion<Workshop>, ToWorkshop.Loading {
    public Read(String workshopId) {
      this(workshopId, new Reply<>());
    }
  }

  /** The state with all that other processes have appended by now. */
  record ReadLatest(String workshopId, Reply<Workshop> reply)
      implements WorkshopQuestion<Workshop>, ToWorkshop.Loading {
    public ReadLatest(String workshopId) {
      this(workshopId, new Reply<>());
    }
  }

  /**
   * What becomes of a command.
   *
   * @param expectedVersion the version that the sender decided on, null when it does not matter
   * @param deadline until when it is wanted, as {@link Promptly#deadline} has it
   */
  record Execute(
      String workshopId,
      Command command,
      @Nullable Long expectedVersion,
      long deadline,
      Reply<Outcome> reply)
      implements WorkshopQuestion<Outcome>, ToWorkshop.Loading {
    public Execute(
        String workshopId, Command command, @Nullable Long expectedVersion, long deadline) {
      this(workshopId, command, expectedVersion, deadline, new Reply<>());
    }
  }

  /** A room is loading: what holds for it? From now on it is told of each change. */
  record RoomUp(RoomKey room, Reply<RoomOrder.Facts> reply)
      implements WorkshopQuestion<RoomOrder.Facts>, ToWorkshop.Loading {
    public RoomUp(RoomKey room) {
      this(room, new Reply<>());
    }

    @Override
    public String workshopId() {
      return room.workshopId();
    }
  }

  /** The workshop is being deleted; answered when the runtime is gone. */
  record Deleted(String workshopId, Reply<Void> reply) implements WorkshopQuestion<Void> {
    public Deleted(String workshopId) {
      this(workshopId, new Reply<>());
    }
  }
}
