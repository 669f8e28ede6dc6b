package io.charrette.live.runtime;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.runtime.CommandBatch.Step;
import io.charrette.workshop.Event;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Workshop;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closes the sockets of whoever no longer belongs where they are connected. Touched by the
 * runtime's context only.
 */
final class Departures {
  private final WorkshopConnections connections;
  private final TableRooms rooms;

  Departures(WorkshopConnections connections, TableRooms rooms) {
    this.connections = connections;
    this.rooms = rooms;
  }

  /** Why a connection does not belong here; null when it does. */
  static @Nullable CloseReason reasonToLeave(Workshop workshop, WorkshopConnection connection) {
    String participantId = connection.ref().participantId();
    if (participantId != null) {
      return reasonToLeave(workshop, participantId, connection.table());
    }
    String link = connection.link();
    return link == null || workshop.people().links().containsKey(link)
        ? null
        : CloseReason.UNAUTHORISED;
  }

  /** Why a participant does not belong to a table; null when they do. */
  static @Nullable CloseReason reasonToLeave(Workshop workshop, String participantId, int table) {
    Optional<Participant> person = workshop.participant(participantId);
    if (person.isEmpty()) {
      return reasonOfGone(workshop, participantId);
    }
    return person.get().table() == table ? null : CloseReason.MOVED;
  }

  /**
   * After an event: those who were removed, now sit elsewhere, have or had a seat that changed
   * phones, or came by a revoked link.
   */
  void follow(Step step) {
    Workshop before = step.before();
    switch (step.event()) {
      case Event.ParticipantRemoved removed ->
          sendAway(before, removed.id(), CloseReason.UNAUTHORISED);
      case Event.ParticipantKeptOut out -> sendAway(before, out.id(), CloseReason.UNAUTHORISED);
      case Event.LinkRevoked revoked ->
          connections.closeIf(each -> each.cameBy(revoked.id()), CloseReason.UNAUTHORISED);
      case Event.ParticipantMoved moved -> sendAway(before, moved.id(), CloseReason.MOVED);
      case Event.ParticipantSent sent -> sendAway(before, sent.id(), CloseReason.MOVED);
      case Event.EverybodyMoved moved ->
          moved.tables().keySet().forEach(id -> sendAway(before, id, CloseReason.MOVED));
      case Event.EverybodySentOn sent ->
          sent.tables().keySet().forEach(id -> sendAway(before, id, CloseReason.MOVED));
      case Event.TablesMerged merged ->
          before.people().at(merged.from()).forEach(id -> sendAway(before, id, CloseReason.MOVED));
      case Event.Undone ignored -> sendMovedAway(before, step.after());
      // Each of these phones asks who it is, by its own token.
      case Event.SeatGiven given -> {
        sendAway(before, given.seat(), CloseReason.MOVED);
        sendAway(before, given.to(), CloseReason.MOVED);
      }
      case Event.SeatTaken taken -> sendAway(before, taken.seat(), CloseReason.MOVED);
      case Event.SeatTakenBack back -> sendAway(before, back.seat(), CloseReason.MOVED);
      default -> {}
    }
  }

  /** After all that may have happened between two states. */
  void follow(Workshop before, Workshop after) {
    before.participants().values().stream()
        .filter(person -> after.participant(person.id()).isEmpty())
        .forEach(person -> sendAway(before, person.id(), reasonOfGone(after, person.id())));
    sendMovedAway(before, after);
    connections.closeIf(
        each -> each.link() != null && !after.people().links().containsKey(each.link()),
        CloseReason.UNAUTHORISED);
  }

  /** They connect anew, and by that ask what is kept of what they did (SPEC M28). */
  void comeAgain(Workshop before, Set<String> participantIds) {
    participantIds.forEach(id -> sendAway(before, id, CloseReason.TRY_AGAIN_LATER));
  }

  private void sendMovedAway(Workshop before, Workshop after) {
    after.participants().values().stream()
        .filter(person -> hasMoved(before, person))
        .forEach(person -> sendAway(before, person.id(), CloseReason.MOVED));
  }

  private static boolean hasMoved(Workshop before, Participant person) {
    return before.participant(person.id()).filter(was -> was.table() != person.table()).isPresent();
  }

  /** A phone that was given another seat has to come back in that. */
  private static CloseReason reasonOfGone(Workshop workshop, String participantId) {
    return workshop.people().wasGivenAnotherSeat(participantId)
        ? CloseReason.MOVED
        : CloseReason.UNAUTHORISED;
  }

  /** The socket is its room's to close; here it is told nothing more. */
  private void sendAway(Workshop before, String participantId, CloseReason reason) {
    connections.removeIf(connection -> connection.is(participantId));
    before
        .participant(participantId)
        .ifPresent(person -> rooms.expel(participantId, person.table(), reason));
  }
}
