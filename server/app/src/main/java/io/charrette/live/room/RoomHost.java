package io.charrette.live.room;

import io.charrette.journal.Journal;
import io.charrette.journal.Neighbours;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.Census;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Mail;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.ToRoom;
import io.charrette.live.loop.WorkshopOrder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms that one event loop owns, and the address at which they are reached. */
public final class RoomHost extends VerticleBase {
  /** How many rooms may write a moment of their past to the journal at a time. */
  private static final int MOMENTS_AT_A_TIME = 4;

  private final int loop;
  private final Bus bus;
  private final Journal journal;
  private final Neighbours neighbours;
  private final InstantSource clock;
  private final LiveLimits limits;
  private final Attendance attendance;
  private final Gate gate = new Gate(MOMENTS_AT_A_TIME);
  private final LiveMeters meters;
  private final Map<RoomKey, Room> rooms = new HashMap<>();
  private @Nullable Mail<ToLoop> sockets;

  public RoomHost(
      int loop,
      Bus bus,
      Journal journal,
      Neighbours neighbours,
      InstantSource clock,
      LiveLimits limits,
      Attendance attendance,
      LiveMeters meters) {
    this.loop = loop;
    this.bus = bus;
    this.journal = journal;
    this.neighbours = neighbours;
    this.clock = clock;
    this.limits = limits;
    this.attendance = attendance;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(limits.pace().housekeeping().toMillis(), timer -> keepHouse());
    return vertx.eventBus().<Object>localConsumer(Bus.rooms(loop), this::receive).completion();
  }

  @Override
  public Future<?> stop() {
    rooms.values().forEach(Room::unload);
    rooms.clear();
    return Future.succeededFuture();
  }

  /** Makes everything durable, then closes every socket as going away. */
  public Future<Void> drain() {
    return Bus.on(
        context, () -> Future.all(rooms.values().stream().map(Room::drain).toList()).mapEmpty());
  }

  /** Closes every socket, whatever is durable. */
  public Future<Void> closeAll(CloseReason reason) {
    return Bus.on(
        context,
        () -> {
          rooms.values().forEach(room -> room.closeAll(reason));
          return Future.succeededFuture();
        });
  }

  /** What this loop's rooms hold now. */
  public Future<Census> count() {
    return Bus.on(
        context,
        () ->
            Future.succeededFuture(
                rooms.values().stream().map(Room::count).reduce(Census.NOTHING, Census::and)));
  }

  private void receive(Message<Object> message) {
    assert Confined.to(context);
    if (message.body() instanceof ToRoom.Several turn) {
      turn.messages().forEach(each -> take(each, message));
    } else {
      take((ToRoom) message.body(), message);
    }
  }

  /**
   * Does what a message says.
   *
   * @param question what to answer, if the message is one that is answered
   */
  private void take(ToRoom message, Message<?> question) {
    switch (message) {
      case ToRoom.Opened opened -> room(opened.room()).opened(opened.connection());
      case RoomOrder.Wake wake -> room(wake.room()).wake();
      case RoomOrder.Read read -> Bus.answer(question, room(read.room()).flipchart());
      case RoomOrder.ReadPast read -> Bus.answer(question, room(read.room()).past(read.at()));
      case RoomOrder.Restore restore ->
          Bus.answer(question, room(restore.room()).restore(restore.at(), restore.parts()));
      case RoomOrder.Deleted deleted -> {
        Room room = rooms.get(deleted.room());
        if (room != null) {
          room.closeAll(CloseReason.UNAUTHORISED);
          forget(room);
        }
        Bus.answer(question, Future.succeededFuture(true));
      }
      case ToRoom order -> {
        Room room = rooms.get(order.room());
        if (room != null) {
          tell(room, order);
        }
      }
    }
  }

  private void tell(Room room, ToRoom order) {
    switch (order) {
      case ToRoom.Frame frame -> room.frame(frame.connection(), frame.bytes());
      case ToRoom.FallenBehind slow -> room.fallenBehind(slow.connection());
      case ToRoom.CaughtUp held -> room.caughtUp(held.connection());
      case ToRoom.Closed closed -> room.closed(closed.connection());
      case RoomOrder.Facts facts -> room.facts(facts);
      case RoomOrder.Expel expel -> room.expel(expel.participantId(), expel.reason());
      case ToRoom.Opened ignored -> throw new AssertionError("handled by take");
      case RoomOrder.Wake ignored -> throw new AssertionError("handled by take");
      case RoomOrder.Read ignored -> throw new AssertionError("handled by take");
      case RoomOrder.ReadPast ignored -> throw new AssertionError("handled by take");
      case RoomOrder.Restore ignored -> throw new AssertionError("handled by take");
      case RoomOrder.Deleted ignored -> throw new AssertionError("handled by take");
    }
  }

  private Mail<ToLoop> sockets() {
    Mail<ToLoop> mail = sockets;
    if (mail == null) {
      mail = bus.mailToSockets(context);
      sockets = mail;
    }
    return mail;
  }

  private Room room(RoomKey key) {
    Room known = rooms.get(key);
    if (known != null) {
      return known;
    }
    Room room =
        new Room(
            key,
            context,
            bus,
            sockets(),
            journal,
            neighbours,
            clock,
            limits,
            attendance,
            gate,
            meters);
    rooms.put(key, room);
    room.load().onFailure(failure -> forget(room));
    return room;
  }

  private void keepHouse() {
    assert Confined.to(context);
    long now = clock.millis();
    for (Room room : List.copyOf(rooms.values())) {
      if (room.keepHouse(now)) {
        forget(room);
      }
    }
  }

  private void forget(Room room) {
    if (rooms.remove(room.key(), room)) {
      room.unload();
      bus.send(new WorkshopOrder.RoomDown(room.key()));
    }
  }
}
