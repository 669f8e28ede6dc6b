package io.charrette.gateway.socket;

import io.charrette.gateway.caller.RecentlyUsed;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.FairTurns;
import io.charrette.live.loop.Latest;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.ToRoom;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one loop, and the way in for what rooms and runtimes send them. That loop's
 * only.
 */
public final class Connections {
  /** A peer from which nothing comes after so many pings has vanished. */
  public static final int UNANSWERED_PINGS = 3;

  /** Participants of whom it is remembered how much they have sent lately. */
  private static final int REMEMBERED = 10_000;

  /** This part of the heap is for messages that are not whole, of all loops together. */
  private static final int UNFINISHED_PART = 8;

  /** Frames of so many bytes for one socket are kept in mind for another. */
  private static final int SHARED_FROM = 4 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final ContextInternal context;
  private final int loop;
  private final int loops;
  private final int sendQueueBytes;
  private final int participantQueueBytes;
  private final RoomMail rooms;
  private final SocketMeters meters;
  private final Traffic traffic = new Traffic();
  private final Map<Long, Connection> byId = new HashMap<>();
  private final Map<RoomKey, Set<Connection>> byRoom = new HashMap<>();
  private final Set<Connection> unflushed = new LinkedHashSet<>();
  private final Handler<Void> flush = turn -> flush();
  private final SharedFrames shared = new SharedFrames();
  private final FairTurns<Inflow.Portion> inflow;
  private final Unfinished unfinished;
  private final RecentlyUsed<ParticipantShare> shares = new RecentlyUsed<>(REMEMBERED);
  private long opened;
  private @Nullable Promise<Void> whenEmpty;

  public Connections(
      ContextInternal context,
      int loop,
      int loops,
      int sendQueueBytes,
      int participantQueueBytes,
      RoomMail rooms,
      SocketMeters meters) {
    this.context = context;
    this.loop = loop;
    this.loops = loops;
    this.sendQueueBytes = sendQueueBytes;
    this.participantQueueBytes = participantQueueBytes;
    this.rooms = rooms;
    this.meters = meters;
    this.inflow = new FairTurns<>(context, meters::nanos, new Inflow.Decoding());
    this.unfinished =
        new Unfinished(Runtime.getRuntime().maxMemory() / UNFINISHED_PART / loops, byId::values);
  }

  /** The context of their loop. */
  ContextInternal context() {
    return context;
  }

  /** Shares the loop's time among participants whose bytes are to be decoded. */
  FairTurns<Inflow.Portion> inflow() {
    return inflow;
  }

  /** Bounds what the sockets hold of messages that are not whole. */
  Unfinished unfinished() {
    return unfinished;
  }

  /** What all sockets of a participant have in common at this loop. */
  ParticipantShare shareOf(RoomKey room, String participantId, Supplier<ParticipantShare> made) {
    assert Confined.to(context);
    return shares.get(room.workshopId() + " " + participantId, made);
  }

  /** Takes in a socket that was just upgraded; what is written goes to this handler's channel. */
  Connection add(
      ChannelHandlerContext wire,
      Role role,
      @Nullable String participantId,
      Dialect dialect,
      @Nullable RoomKey room) {
    assert Confined.to(context);
    long id = ++opened * loops + loop;
    ConnectionRef ref = new ConnectionRef(id, loop, role, participantId, dialect.isCharrette());
    int queueBytes = role == Role.PARTICIPANT ? participantQueueBytes : sendQueueBytes;
    Connection connection = new Connection(wire, ref, dialect, room, queueBytes, traffic, meters);
    byId.put(id, connection);
    if (room != null) {
      byRoom.computeIfAbsent(room, key -> new LinkedHashSet<>()).add(connection);
    }
    return connection;
  }

  /** Forgets a socket that is gone. */
  void remove(Connection connection) {
    assert Confined.to(context);
    byId.remove(connection.id());
    unfinished.forget(connection);
    RoomKey room = connection.room();
    if (room != null) {
      byRoom.computeIfPresent(
          room,
          (key, members) -> {
            members.remove(connection);
            return members.isEmpty() ? null : members;
          });
    }
    if (byId.isEmpty() && whenEmpty != null) {
      whenEmpty.tryComplete();
    }
  }

  /** Does what a room or a runtime says. */
  public void handle(ToLoop message) {
    assert Confined.to(context);
    switch (message) {
      case ToLoop.Broadcast broadcast -> broadcast(broadcast);
      case ToLoop.SendText text -> sendText(text);
      case ToLoop.Several several -> several.messages().forEach(this::handle);
      case ToLoop.ToSocket one -> {
        Connection connection = byId.get(one.connection());
        if (connection != null) {
          handle(one, connection);
        }
      }
    }
  }

  private void handle(ToLoop.ToSocket message, Connection connection) {
    try {
      switch (message) {
        case ToLoop.Send send -> send(connection, send.frame());
        case ToLoop.Answer answer -> answer(connection, answer.frame());
        case ToLoop.SendState state -> {
          connection.sendState(state.state());
          flushLater(connection);
        }
        case ToLoop.Hold ignored -> hold(connection);
        case ToLoop.Resume ignored -> connection.resume();
        case ToLoop.StopReading ignored -> connection.reading().shut(ReadGate.Pause.ROOM);
        case ToLoop.ReadOn ignored -> connection.reading().open(ReadGate.Pause.ROOM);
        case ToLoop.Close close -> connection.close(close.reason());
      }
    } catch (Throwable failure) {
      failed(connection, failure);
    }
  }

  /** What fails of one socket is its own: it ends, and the others get what is theirs. */
  private static void failed(Connection connection, Throwable failure) {
    LOG.atError()
        .addKeyValue("event", "socket.failed")
        .addKeyValue("connection", connection.id())
        .log("A socket cannot be told something; it is closed", failure);
    try {
      connection.close(CloseReason.TRY_AGAIN_LATER);
    } catch (Throwable again) {
      connection.abort();
    }
  }

  /** What is large may go to others, too. */
  private void send(Connection connection, Buffer message) {
    if (message.length() < SHARED_FROM) {
      sendBinary(connection, message);
    } else {
      send(connection, shared.frame(message), SyncFrames.latest(message));
    }
  }

  private void answer(Connection connection, Buffer message) {
    RoomKey room = Objects.requireNonNull(connection.room(), "only rooms answer");
    connection.send(
        shared.frame(message), () -> rooms.send(new ToRoom.Answered(room, connection.ref())));
    flushLater(connection);
  }

  private void broadcast(ToLoop.Broadcast broadcast) {
    ByteBuf frame = WireFrames.binary(broadcast.frame());
    for (Connection member : byRoom.getOrDefault(broadcast.room(), Set.of())) {
      if (member.id() != broadcast.except() && !member.isHeld()) {
        sendShared(member, frame, null);
        if (member.fallsBehind()) {
          rooms.send(new ToRoom.FallenBehind(broadcast.room(), member.ref()));
        }
      }
    }
    frame.release();
  }

  /** Sends one of those that get the same frame what they all get. */
  private void sendShared(Connection one, ByteBuf frame, @Nullable Latest latest) {
    try {
      send(one, frame, latest);
    } catch (Throwable failure) {
      failed(one, failure);
    }
  }

  private void hold(Connection connection) {
    RoomKey room = Objects.requireNonNull(connection.room(), "only rooms hold sockets");
    ByteBuf frame = WireFrames.ping();
    connection.hold(frame, () -> rooms.send(new ToRoom.CaughtUp(room, connection.ref())));
    frame.release();
    flushLater(connection);
  }

  private void sendText(ToLoop.SendText text) {
    ByteBuf frame = WireFrames.text(text.text());
    for (long id : text.connections()) {
      Connection connection = byId.get(id);
      if (connection != null) {
        sendShared(connection, frame, text.latest());
      }
    }
    frame.release();
  }

  void sendBinary(Connection connection, Buffer message) {
    assert Confined.to(context);
    ByteBuf frame = WireFrames.binary(message);
    send(connection, frame, SyncFrames.latest(message));
    frame.release();
  }

  private void send(Connection connection, ByteBuf frame, @Nullable Latest latest) {
    if (latest == null) {
      connection.send(frame);
    } else {
      connection.sendLatest(latest, frame);
    }
    flushLater(connection);
  }

  /** Answers a ping. */
  void pong(Connection connection, ByteBuf payload) {
    assert Confined.to(context);
    reply(connection, WireFrames.pong(payload));
  }

  /** Sends what the peer asked for, if it takes what it asked for before. */
  void replyBinary(Connection connection, Buffer message) {
    assert Confined.to(context);
    reply(connection, WireFrames.binary(message));
  }

  /** The same as text. */
  void replyText(Connection connection, Buffer text) {
    assert Confined.to(context);
    reply(connection, WireFrames.text(text));
  }

  private void reply(Connection connection, ByteBuf frame) {
    connection.reply(frame);
    frame.release();
    flushLater(connection);
  }

  /** Pings every peer, which keeps NATs open, and ends the sockets of those that have vanished. */
  public void pingAll() {
    assert Confined.to(context);
    ByteBuf frame = WireFrames.ping();
    // A copy, because a connection that is aborted is removed.
    for (Connection connection : List.copyOf(byId.values())) {
      each(
          connection,
          one -> {
            one.ping(frame, UNANSWERED_PINGS);
            flushLater(one);
          });
    }
    frame.release();
  }

  /**
   * Flushes once the loop has done what is in its queue now, so that a burst of messages from rooms
   * becomes one write to each socket.
   */
  private void flushLater(Connection connection) {
    if (unflushed.isEmpty()) {
      context.runOnContext(flush);
    }
    unflushed.add(connection);
  }

  private void flush() {
    unflushed.forEach(connection -> each(connection, Connection::flush));
    unflushed.clear();
    shared.release();
  }

  /** Does something with one of several. */
  private static void each(Connection connection, Consumer<Connection> work) {
    try {
      work.accept(connection);
    } catch (Throwable failure) {
      failed(connection, failure);
    }
  }

  /** Counts them, on their loop. From any thread. */
  public Future<SocketCount> count() {
    Promise<SocketCount> counted = Promise.promise();
    long asked = meters.nanos();
    context.runOnContext(
        now -> {
          SocketCount count = new SocketCount();
          count.delayed(meters.nanos() - asked);
          count.add(traffic);
          byId.values().forEach(count::add);
          counted.complete(count);
        });
    return counted.future();
  }

  /** Closes all sockets; the future succeeds when the last is gone. */
  public Future<Void> closeAll(CloseReason reason) {
    assert Confined.to(context);
    Promise<Void> empty = Promise.promise();
    whenEmpty = empty;
    List.copyOf(byId.values()).forEach(one -> each(one, connection -> connection.close(reason)));
    if (byId.isEmpty()) {
      empty.tryComplete();
    }
    return empty.future();
  }
}
