package io.charrette.live.room;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LastUse;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.WorkshopOrder;
import java.util.Collection;
import java.util.Set;

/**
 * Who is connected to a room: its sockets come and go here, and the workshop is told of it whenever
 * a participant has come or gone with them. Touched by the room's context only.
 */
final class RoomMembership {
  private final RoomKey room;
  private final Bus bus;
  private final Attendance attendance;
  private final HostedDocument document;
  private final RoomConnections connections;
  private final RoomAwareness awareness;
  private final RoomAnswers answers;
  private final LastUse lastUse;
  private Set<String> people = Set.of();

  /** Nobody is there. */
  RoomMembership(
      RoomKey room,
      Bus bus,
      Attendance attendance,
      HostedDocument document,
      RoomConnections connections,
      RoomAwareness awareness,
      RoomAnswers answers,
      LastUse lastUse) {
    this.room = room;
    this.bus = bus;
    this.attendance = attendance;
    this.document = document;
    this.connections = connections;
    this.awareness = awareness;
    this.answers = answers;
    this.lastUse = lastUse;
  }

  /**
   * A socket comes; if its owner has too many by now, the oldest is closed.
   *
   * @param startedAt which of the table's flipcharts its peer has
   */
  RoomConnection join(ConnectionRef ref, long startedAt) {
    lastUse.now();
    RoomConnection connection = connections.add(ref, startedAt);
    RoomConnection oldest = connections.oneTooMany(connection);
    if (oldest != null) {
      close(oldest, CloseReason.TOO_MANY_SOCKETS);
    }
    countPeople();
    return connection;
  }

  /**
   * What a y-websocket server says first: what it has, and who is there (SPEC W1); false when the
   * connection is closed instead.
   */
  boolean greet(RoomConnection connection, long flipchart, boolean broughtBack) {
    CloseReason refusal = connection.refusal(flipchart, broughtBack);
    if (refusal != null) {
      close(connection, refusal);
      return false;
    }
    connections.ask(connection, document.question());
    answers.introduce(connection);
    return true;
  }

  /** A socket is gone; its clients are no longer aware (SPEC W12). */
  void leave(long connection) {
    lastUse.now();
    RoomConnection gone = connections.remove(connection);
    if (gone != null) {
      countPeople();
      awareness.left(connection);
      answers.left(gone);
    }
  }

  void close(RoomConnection connection, CloseReason reason) {
    connections.close(connection, reason);
    leave(connection.id());
  }

  /** Closes the sockets of a participant who no longer belongs here. */
  void expel(String participantId, CloseReason reason) {
    for (RoomConnection connection : connections.all()) {
      if (participantId.equals(connection.ref().participantId())) {
        close(connection, reason);
      }
    }
  }

  void closeAll(CloseReason reason) {
    Collection<RoomConnection> all = connections.all();
    // All of them first, so that none stays open if what follows fails.
    all.forEach(connection -> connections.close(connection, reason));
    all.forEach(connection -> connections.remove(connection.id()));
    countPeople();
    answers.allLeft();
    all.forEach(connection -> awareness.left(connection.id()));
  }

  private void countPeople() {
    Set<String> now = connections.participantIds();
    if (!now.equals(people)) {
      people = now;
      attendance.note(room, now);
      bus.send(new WorkshopOrder.People(room, now));
    }
  }
}
