package io.charrette.live.runtime;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.RoomKey;
import io.charrette.workshop.Command;
import io.charrette.workshop.People;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopLimits;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who has come to the seat that they took, as far as is known: at a crowded table those go first
 * who never did (SPEC M15). It is no event, so of a seat that was taken before this had the
 * workshop in memory nobody knows, and its owner is taken to have come. Touched by the runtime's
 * context only.
 */
final class Arrivals {
  private final Attendance attendance;
  private final long since;

  /** Those who were seen at a table: also where somebody else has moved them since. */
  private final Set<String> seen = new HashSet<>();

  Arrivals(Attendance attendance, InstantSource clock) {
    this.attendance = attendance;
    this.since = clock.millis();
  }

  /** Others are connected to a table than before. */
  void look(Workshop workshop, int table) {
    RoomKey room = new RoomKey(workshop.id(), table);
    for (String id : workshop.people().at(table)) {
      if (attendance.isThere(room, id)) {
        seen.add(id);
      }
    }
    if (seen.size() > workshop.participants().size()) {
      seen.retainAll(workshop.participants().keySet());
    }
  }

  /** A command that may put somebody out, with what is known of who never came. */
  Command told(Command command, Workshop workshop) {
    if (!(command instanceof Command.Join join)) {
      return command;
    }
    People people = workshop.people();
    Set<String> there = people.at(workshop.merges().seatsOf(join.table()));
    return there.size() < WorkshopLimits.PARTICIPANTS_PER_TABLE
        ? join
        : join.past(
            there.stream()
                .filter(id -> neverCame(id, people.sittingSince(id)))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private boolean neverCame(String id, long seatedAt) {
    return since <= seatedAt && !seen.contains(id);
  }
}
