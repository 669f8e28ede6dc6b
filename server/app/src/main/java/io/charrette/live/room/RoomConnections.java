package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Mail;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.ToRoom;
import io.charrette.message.Saved;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connections of one room, and what is sent to them. Touched by the room's context only. */
final class RoomConnections {
  /** Whom a broadcast leaves out that is for everybody. */
  static final long NOBODY = -1;

  private static final int MOST_OF_FACILITATORS = 40;

  private final RoomKey room;
  private final Mail<ToLoop> sockets;
  private final Map<Long, RoomConnection> byId = new LinkedHashMap<>();
  private final int[] onLoop;
  private final int mostOfParticipant;

  /** Those that wait to be told that something of theirs is durable. */
  private final Set<RoomConnection> unsaved = new LinkedHashSet<>();

  /** Those that are to be asked again what they have. */
  private final Set<RoomConnection> toAsk = new LinkedHashSet<>();

  RoomConnections(RoomKey room, Mail<ToLoop> sockets, int loops, LiveLimits.ForSockets limits) {
    this.room = room;
    this.sockets = sockets;
    this.onLoop = new int[loops];
    this.mostOfParticipant = limits.ofParticipant();
  }

  /**
   * Adds one.
   *
   * @param startedAt which of the table's flipcharts its peer has
   */
  RoomConnection add(ConnectionRef ref, long startedAt) {
    RoomConnection connection = new RoomConnection(ref, startedAt);
    if (byId.put(ref.id(), connection) == null) {
      onLoop[ref.loop()]++;
    }
    return connection;
  }

  /** The oldest of the same participant's, or role's, if there are too many; else null. */
  @Nullable RoomConnection oneTooMany(RoomConnection newest) {
    List<RoomConnection> same =
        byId.values().stream().filter(each -> each.ref().isOfSame(newest.ref())).toList();
    int most = newest.isParticipant() ? mostOfParticipant : MOST_OF_FACILITATORS;
    return same.size() > most ? same.getFirst() : null;
  }

  @Nullable RoomConnection get(long connection) {
    return byId.get(connection);
  }

  @Nullable RoomConnection remove(long connection) {
    RoomConnection removed = byId.remove(connection);
    if (removed != null) {
      unsaved.remove(removed);
      toAsk.remove(removed);
      onLoop[removed.ref().loop()]--;
    }
    return removed;
  }

  Collection<RoomConnection> all() {
    return List.copyOf(byId.values());
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  int count() {
    return byId.size();
  }

  /** The participants who are connected, each once. */
  Set<String> participantIds() {
    return byId.values().stream()
        .map(connection -> connection.ref().participantId())
        .filter(id -> id != null)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void send(RoomConnection to, Buffer frame) {
    sockets.send(to.ref().loop(), new ToLoop.Send(to.id(), frame));
  }

  /** Asks a connection what it has. */
  void ask(RoomConnection whom, Buffer question) {
    whom.asked();
    send(whom, question);
  }

  /** Answers a question; {@link ToRoom.Answered} comes back when it is taken. */
  void answer(RoomConnection to, Buffer frame) {
    sockets.send(to.ref().loop(), new ToLoop.Answer(to.id(), frame));
  }

  void tell(RoomConnection to, Buffer text) {
    sockets.send(to.ref().loop(), new ToLoop.SendText(new long[] {to.id()}, text, null));
  }

  /** Counts an update frame of a connection; parameters as of {@link SavedCount#taken}. */
  void taken(RoomConnection from, boolean answer, long lastEntry) {
    from.saved().taken(answer, lastEntry);
    unsaved.add(from);
  }

  /** A connection's update was not taken whole: before long it is asked again for what it has. */
  void leftOut(RoomConnection from) {
    from.saved().refused();
    toAsk.add(from);
  }

  /** Asks those again of whom something was left out. */
  void askAgain(Supplier<Buffer> question) {
    for (RoomConnection connection : toAsk) {
      ask(connection, question.get());
    }
    toAsk.clear();
  }

  /** Asks every participant what they have. */
  void askParticipants(Buffer question) {
    for (RoomConnection connection : byId.values()) {
      if (connection.isParticipant()) {
        ask(connection, question);
      }
    }
  }

  /** Whether somebody waits to be told that something is durable. */
  boolean oweSaved() {
    return !unsaved.isEmpty();
  }

  /** Tells those who count it what has become durable, up to an entry of the room's. */
  void tellSaved(long durableEntry) {
    for (Iterator<RoomConnection> waiting = unsaved.iterator(); waiting.hasNext(); ) {
      RoomConnection connection = waiting.next();
      OptionalLong frames = connection.saved().advance(durableEntry);
      if (frames.isPresent() && connection.ref().charrette()) {
        send(connection, Buffer.buffer(new Saved(frames.getAsLong()).write()));
      }
      if (connection.saved().isSettled()) {
        waiting.remove();
      }
    }
  }

  /**
   * Stops broadcasts to a connection that does not keep up.
   *
   * @param sent what all broadcasts so far have brought
   */
  void hold(RoomConnection slow, StateVector sent) {
    slow.hold(sent);
    sockets.send(slow.ref().loop(), new ToLoop.Hold(slow.id()));
  }

  /** Has a connection's loop leave what it sends in the network. */
  void stopReading(RoomConnection sender) {
    sockets.send(sender.ref().loop(), new ToLoop.StopReading(sender.id()));
  }

  /** Has a connection's loop read again what it sends. */
  void readOn(RoomConnection sender) {
    sockets.send(sender.ref().loop(), new ToLoop.ReadOn(sender.id()));
  }

  /** Tells a connection's loop that it gets broadcasts again, after what it missed. */
  void resumed(RoomConnection held) {
    sockets.send(held.ref().loop(), new ToLoop.Resume(held.id()));
  }

  /** Sends a frame to all but one, with one message for each loop. */
  void broadcast(Buffer frame, long except) {
    RoomConnection excepted = byId.get(except);
    for (int loop = 0; loop < onLoop.length; loop++) {
      boolean excludes = excepted != null && excepted.ref().loop() == loop;
      if (onLoop[loop] > (excludes ? 1 : 0)) {
        sockets.send(loop, new ToLoop.Broadcast(room, frame, excludes ? except : NOBODY));
      }
    }
  }

  /** Closes a connection that has been removed. */
  void close(RoomConnection removed, CloseReason reason) {
    sockets.send(removed.ref().loop(), new ToLoop.Close(removed.id(), reason));
  }
}
