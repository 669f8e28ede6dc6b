package io.charrette.live.room;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.FairTurns;
import io.charrette.live.loop.Host;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.RoomQuestion;
import io.charrette.live.loop.Services;
import io.charrette.live.loop.ToRoom;
import io.charrette.live.loop.WorkshopOrder;
import io.vertx.core.Future;

/** The rooms that one event loop owns. */
public final class RoomHost extends Host<RoomKey, Room> {
  /** How many rooms may write a moment of their past to the journal at a time. */
  private static final int MOMENTS_AT_A_TIME = 4;

  /** Answers on their way may take this part of the memory, and as much again outside the heap. */
  private static final int ANSWERS_PART = 8;

  private final Attendance attendance;
  private final Gate gate = new Gate(MOMENTS_AT_A_TIME);
  private final AnswerMemory memory;

  /** Hosts no rooms yet; {@link Host} says the rest. */
  public RoomHost(int loop, Services services, Attendance attendance) {
    super(loop, services);
    this.attendance = attendance;
    this.memory =
        new AnswerMemory(Runtime.getRuntime().maxMemory() / ANSWERS_PART / services.bus().loops());
  }

  @Override
  protected Future<Void> serve(int loop) {
    FairTurns<ToRoom> turns = here().turns(new Turns());
    return here().bus().serveRooms(loop, message -> take(message, turns));
  }

  /** What a socket sent that is gone is not looked at; it was never said to be saved. */
  private static void take(ToRoom message, FairTurns<ToRoom> turns) {
    if (message instanceof ToRoom.Closed gone) {
      turns.forget(gone);
    }
    turns.take(message);
  }

  /** What is done with messages whose turn has come, and with those that wait for it. */
  private final class Turns implements FairTurns.Owner<ToRoom> {
    @Override
    public void handle(ToRoom message) {
      receive(message);
    }

    @Override
    public boolean isLong(ToRoom message) {
      return message.isLong() || (message instanceof ToRoom.Frame frame && isDear(frame));
    }

    private boolean isDear(ToRoom.Frame frame) {
      Room room = get(frame.room());
      return room != null && room.isDear(frame.bytes());
    }

    @Override
    public void overrun(ToRoom message) {
      Room room = get(message.room());
      if (room != null) {
        room.overrun(message.sender());
      }
    }

    @Override
    public void drained(ToRoom message) {
      Room room = get(message.room());
      if (room != null) {
        room.drained(message.sender());
      }
    }
  }

  /** A room that fails at a message cannot go on; who asked is told by the bus. */
  private void receive(ToRoom message) {
    assert Confined.to(here().context());
    try {
      handle(message);
    } catch (Throwable failure) {
      failed(message.room());
      throw failure;
    }
  }

  private void handle(ToRoom message) {
    switch (message) {
      case ToRoom.Loading loading -> {
        if (!isTooLate(loading, loading.room().workshopId())) {
          tell(room(loading.room()), loading);
        }
      }
      case ToRoom.IfLoaded told -> {
        Room room = get(told.room());
        if (room != null) {
          if (told instanceof RoomOrder.Facts facts && room.isOutdatedBy(facts)) {
            replace(facts.room(), room);
          } else {
            tell(room, told);
          }
        }
      }
      case RoomQuestion.Deleted deleted -> {
        delete(deleted.room());
        deleted.reply().with(Future.succeededFuture());
      }
    }
  }

  private static void tell(Room room, ToRoom.Loading message) {
    switch (message) {
      case ToRoom.Opened opened -> room.opened(opened.from(), opened.startedAt());
      case RoomOrder.Wake ignored -> room.wake();
      case RoomQuestion.Read read -> read.reply().with(room.flipchart(read.sight()));
      case RoomQuestion.ReadPast read -> read.reply().with(room.past(read.at()));
      case RoomQuestion.Restore restore ->
          restore.reply().with(room.restore(restore.at(), restore.wanted(), restore.deadline()));
      case RoomQuestion.Freeze freeze -> freeze.reply().with(room.freeze(freeze.at()));
      case RoomQuestion.Frozen frozen -> frozen.reply().with(room.frozen(frozen.at()));
      case RoomQuestion.Join join -> join.reply().with(room.join(join.at(), join.from()));
      case RoomQuestion.Part part -> part.reply().with(room.part(part.at(), part.from()));
    }
  }

  private static void tell(Room room, ToRoom.IfLoaded message) {
    switch (message) {
      case ToRoom.Frame frame -> room.frame(frame.sender(), frame.bytes());
      case ToRoom.FallenBehind slow -> room.fallenBehind(slow.sender());
      case ToRoom.CaughtUp held -> room.caughtUp(held.sender());
      case ToRoom.Answered answered -> room.answered(answered.sender());
      case ToRoom.Closed closed -> room.closed(closed.sender());
      case RoomOrder.Facts facts -> room.facts(facts);
      case RoomOrder.Report ignored -> room.report();
      case RoomOrder.Expel expel -> room.expel(expel.participantId(), expel.reason());
    }
  }

  /**
   * The table's flipchart was started afresh: once all of the old one is durable, the new one is
   * loaded, which keeps the old one as a moment of its past.
   */
  private void replace(RoomKey key, Room outdated) {
    outdated
        .retire()
        .onComplete(
            settled -> {
              if (get(key) == outdated) {
                forget(key, outdated);
                room(key).wake();
              }
            });
  }

  private Room room(RoomKey key) {
    Room known = get(key);
    if (known != null) {
      return known;
    }
    Room room = new Room(key, here(), attendance, gate, memory, broken -> dismiss(key, broken));
    put(key, room);
    if (isDraining()) {
      room.stayShut();
    } else {
      room.load().onFailure(failure -> forget(key, room));
    }
    return room;
  }

  /** It is loaded anew, since what it has in memory may be in disorder. */
  @Override
  protected void failed(RoomKey key) {
    Room room = get(key);
    if (room != null) {
      dismiss(key, room);
    }
  }

  @Override
  protected void left(RoomKey key) {
    here().bus().send(new WorkshopOrder.RoomDown(key));
  }
}
