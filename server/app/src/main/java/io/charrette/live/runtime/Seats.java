package io.charrette.live.runtime;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.RoomKey;
import io.charrette.workshop.Command;
import io.charrette.workshop.Event;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.MergeTables;
import io.charrette.workshop.Participant;
import io.charrette.workshop.People;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose seats others may take when a table is full: those of participants who are connected at no
 * process, and have not been for long (SPEC M15). And whose seat another phone may take: that of a
 * participant who is connected at no process (SPEC M20). Any thread.
 */
public final class Seats {
  private final Attendance attendance;

  public Seats(Attendance attendance) {
    this.attendance = attendance;
  }

  /** A workshop as this command will meet it, if it is executed now. */
  public Workshop lapsedFor(Command command, Workshop workshop, long nowMs) {
    Set<String> absent = givenUp(command, workshop);
    return absent.isEmpty()
        ? workshop
        : Evolver.evolve(workshop, new Event.SeatsLapsed(nowMs, List.copyOf(absent)));
  }

  /** Whose seats would lapse if somebody wanted one at their table now. */
  public Set<String> lapsing(Workshop workshop) {
    return workshop.openTables().stream()
        .flatMap(table -> absent(workshop, table.number()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The participants who lose their seats because this command wants more than are free. */
  Set<String> givenUp(Command command, Workshop workshop) {
    if (command instanceof MergeTables merge && needsSeats(workshop, merge)) {
      return Stream.of(merge.from(), merge.into())
          .flatMap(table -> absent(workshop, table).stream())
          .collect(Collectors.toUnmodifiableSet());
    }
    Map<Integer, Long> wanted =
        tablesOf(command, workshop)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return wanted.entrySet().stream()
        .filter(seats -> !hasFree(workshop.people(), seats.getKey(), seats.getValue()))
        .flatMap(seats -> absent(workshop, seats.getKey()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether the seat that this command gives to another phone is in use by the phone that has it.
   */
  boolean givesWhatIsInUse(Command command, Workshop workshop) {
    return seatToGive(command, workshop).flatMap(workshop::participant).stream()
        .anyMatch(
            person -> attendance.isThere(new RoomKey(workshop.id(), person.table()), person.id()));
  }

  private static Optional<String> seatToGive(Command command, Workshop workshop) {
    return switch (command) {
      case Command.AskForSeat ask -> Optional.of(ask.seat());
      case Command.AnswerSeatRequest answer when answer.give() ->
          workshop.people().seatAskedForBy(answer.by());
      case FacilitatorCommand.GiveSeat give -> Optional.of(give.seat());
      default -> Optional.empty();
    };
  }

  /** Those whose seats have lapsed just now, although they are connected by now. */
  Set<String> back(Collection<String> lapsed, Workshop workshop) {
    return lapsed.stream()
        .flatMap(id -> workshop.participant(id).stream())
        .filter(
            person -> attendance.isThere(new RoomKey(workshop.id(), person.table()), person.id()))
        .map(Participant::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The tables at which a command wants seats for people who have none there, one for each. */
  private static Stream<Integer> tablesOf(Command command, Workshop workshop) {
    People people = workshop.people();
    return switch (command) {
      case Command.Join join ->
          elsewhere(people, join.participantId(), workshop.merges().seatsOf(join.table()));
      case Command.TakeSeatAgain again ->
          elsewhere(people, again.participantId(), workshop.merges().seatsOf(again.table()));
      case FacilitatorCommand.MoveParticipant move ->
          elsewhere(people, move.participant(), move.table());
      case FacilitatorCommand.LetIn in ->
          in.participants().stream()
              .distinct()
              .flatMap(id -> Optional.ofNullable(people.keptOut().get(id)).stream())
              .map(out -> out.person().table());
      default -> Stream.empty();
    };
  }

  private static boolean needsSeats(Workshop workshop, MergeTables merge) {
    People people = workshop.people();
    return people.seatsTaken(merge.from()) + people.seatsTaken(merge.into())
        > WorkshopLimits.PEOPLE_PER_TABLE;
  }

  private static Stream<Integer> elsewhere(People people, String participantId, int table) {
    return people.at(table).contains(participantId) ? Stream.empty() : Stream.of(table);
  }

  private static boolean hasFree(People people, int table, long seats) {
    return people.seatsTaken(table) + seats <= WorkshopLimits.PEOPLE_PER_TABLE;
  }

  private Set<String> absent(Workshop workshop, int table) {
    People people = workshop.people();
    RoomKey room = new RoomKey(workshop.id(), table);
    return people.at(table).stream()
        .filter(id -> !people.lapsed().contains(id))
        .filter(id -> attendance.isAway(room, id, people.sittingSince(id)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
