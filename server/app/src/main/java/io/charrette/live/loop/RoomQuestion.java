package io.charrette.live.loop;

import io.charrette.flipchart.Flipchart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the live part itself asks of a room. */
public sealed interface RoomQuestion<A> extends RoomOrder, Question<A> {

  /** Whether all of a flipchart is read, or what is shown to others than facilitators. */
  enum Sight {
    ALL,
    SHOWN
  }

  /** The flipchart as it is now. */
  record Read(RoomKey room, Sight sight, Reply<Flipchart> reply)
      implements RoomQuestion<Flipchart>, ToRoom.Loading {
    public Read(RoomKey room, Sight sight) {
      this(room, sight, new Reply<>());
    }
  }

  /** The flipchart as it was at a time, if something is kept of then or before. */
  record ReadPast(RoomKey room, long at, Reply<Optional<Past>> reply)
      implements RoomQuestion<Optional<Past>>, ToRoom.Loading {
    public ReadPast(RoomKey room, long at) {
      this(room, at, new Reply<>());
    }
  }

  /**
   * Brings back what was at a time.
   *
   * @param deadline until when it may be begun, epoch milliseconds
   */
  record Restore(RoomKey room, long at, Wanted wanted, long deadline, Reply<Restored> reply)
      implements RoomQuestion<Restored>, ToRoom.Loading {
    public Restore(RoomKey room, long at, Wanted wanted, long deadline) {
      this(room, at, wanted, deadline, new Reply<>());
    }
  }

  /**
   * What the flipchart was when its table became one with another (SPEC M32); frozen by the first
   * who asks.
   */
  record Freeze(RoomKey room, long at, Reply<byte[]> reply)
      implements RoomQuestion<byte[]>, ToRoom.Loading {
    public Freeze(RoomKey room, long at) {
      this(room, at, new Reply<>());
    }
  }

  /** The same, if it is still kept; nothing is frozen. */
  record Frozen(RoomKey room, long at, Reply<Optional<byte[]>> reply)
      implements RoomQuestion<Optional<byte[]>>, ToRoom.Loading {
    public Frozen(RoomKey room, long at) {
      this(room, at, new Reply<>());
    }
  }

  /**
   * Gives a flipchart what another one had; answered with the parts for which it has no room.
   *
   * @param from the other one, frozen; not changed by either side
   */
  record Join(RoomKey room, long at, byte[] from, Reply<List<String>> reply)
      implements RoomQuestion<List<String>>, ToRoom.Loading {
    public Join(RoomKey room, long at, byte[] from) {
      this(room, at, from, new Reply<>());
    }
  }

  /**
   * Takes that out again, but what was changed since; answered with the items that were changed and
   * stay, or nothing where it is no longer known what was brought, and all of it stays.
   */
  record Part(RoomKey room, long at, byte[] from, Reply<Optional<Set<String>>> reply)
      implements RoomQuestion<Optional<Set<String>>>, ToRoom.Loading {
    public Part(RoomKey room, long at, byte[] from) {
      this(room, at, from, new Reply<>());
    }
  }

  /** The workshop is being deleted; answered when the room is gone. */
  record Deleted(RoomKey room, Reply<Void> reply) implements RoomQuestion<Void> {
    public Deleted(RoomKey room) {
      this(room, new Reply<>());
    }
  }
}
