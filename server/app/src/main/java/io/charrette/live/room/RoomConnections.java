package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Mail;
import io.charrette.live.loop.Peer;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.ToLoop;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connections of one room, and what is sent to them. Touched by the room's context only. */
final class RoomConnections {
  /** To whom a broadcast goes that is for everybody. */
  static final long NOBODY = -1;

  private final RoomKey room;
  private final Mail<ToLoop> sockets;
  private final Map<Long, Connected> byId = new LinkedHashMap<>();
  private final int[] onLoop;

  /** Those that wait to be told that something of theirs is durable. */
  private final Set<Connected> unsaved = new LinkedHashSet<>();

  /** One of them, and what the room keeps about it. */
  static final class Connected {
    private final Peer peer;
    final SavedCount saved = new SavedCount();

    /** What it has been sent of the document, while it is held; null while it is not. */
    @Nullable StateVector sentOf;

    /** The lock because of which it was last told {@code refused}. */
    long refusedSince = RoomOrder.Facts.OPEN;

    Connected(Peer peer) {
      this.peer = peer;
    }

    Peer peer() {
      return peer;
    }

    long id() {
      return peer.connection();
    }

    boolean isParticipant() {
      return peer.role() == Role.PARTICIPANT;
    }
  }

  RoomConnections(RoomKey room, Mail<ToLoop> sockets, int loops) {
    this.room = room;
    this.sockets = sockets;
    this.onLoop = new int[loops];
  }

  Connected add(Peer peer) {
    Connected connected = new Connected(peer);
    if (byId.put(peer.connection(), connected) == null) {
      onLoop[peer.loop()]++;
    }
    return connected;
  }

  @Nullable Connected get(long connection) {
    return byId.get(connection);
  }

  @Nullable Connected remove(long connection) {
    Connected removed = byId.remove(connection);
    if (removed != null) {
      unsaved.remove(removed);
      onLoop[removed.peer().loop()]--;
    }
    return removed;
  }

  Collection<Connected> all() {
    return List.copyOf(byId.values());
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  /** The participants who are connected, each once. */
  Set<String> participantIds() {
    return byId.values().stream()
        .map(connected -> connected.peer().participantId())
        .filter(id -> id != null)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void send(Connected to, Buffer frame) {
    sockets.send(to.peer().loop(), new ToLoop.Send(to.id(), frame));
  }

  void tell(Connected to, Buffer text) {
    sockets.send(to.peer().loop(), new ToLoop.SendText(new long[] {to.id()}, text));
  }

  /** Counts an update frame of a connection; parameters as of {@link SavedCount#taken}. */
  void taken(Connected from, boolean answer, long lastEntry) {
    from.saved.taken(answer, lastEntry);
    unsaved.add(from);
  }

  /** Whether somebody waits to be told that something is durable. */
  boolean oweSaved() {
    return !unsaved.isEmpty();
  }

  /** Tells those who count it what has become durable, up to an entry of the room's. */
  void tellSaved(long durableEntry) {
    for (Iterator<Connected> waiting = unsaved.iterator(); waiting.hasNext(); ) {
      Connected connected = waiting.next();
      OptionalLong frames = connected.saved.advance(durableEntry);
      if (frames.isPresent() && connected.peer().charrette()) {
        send(connected, Buffer.buffer(SyncProtocol.saved(frames.getAsLong())));
      }
      if (connected.saved.isSettled()) {
        waiting.remove();
      }
    }
  }

  /**
   * Stops broadcasts to a slow connection.
   *
   * @param sent what all broadcasts so far have brought
   */
  void hold(Connected slow, StateVector sent) {
    slow.sentOf = sent;
    sockets.send(slow.peer().loop(), new ToLoop.Hold(slow.id()));
  }

  /** Goes on with broadcasts to a connection that was held and has been sent what it missed. */
  void resume(Connected held) {
    held.sentOf = null;
    sockets.send(held.peer().loop(), new ToLoop.Resume(held.id()));
  }

  /** Sends a frame to all but one, with one message for each loop. */
  void broadcast(Buffer frame, long except) {
    Connected excepted = byId.get(except);
    for (int loop = 0; loop < onLoop.length; loop++) {
      boolean excludes = excepted != null && excepted.peer().loop() == loop;
      if (onLoop[loop] > (excludes ? 1 : 0)) {
        sockets.send(loop, new ToLoop.Broadcast(room, frame, excludes ? except : NOBODY));
      }
    }
  }

  /** Closes a connection that has been removed. */
  void close(Connected removed, CloseReason reason) {
    sockets.send(removed.peer().loop(), new ToLoop.Close(removed.id(), reason));
  }
}
