package io.charrette.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * When everybody goes on to another table (SPEC M21). Those of a table are spread: the first who
 * goes moves on by one table, the second by two, and so on, past the last table to the first.
 */
final class MovingRules {
  private MovingRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.MoveEverybody command, long now) {
    List<Integer> numbers = state.openTables().stream().map(Table::number).toList();
    int tables = numbers.size();
    if (tables < 2) {
      return Decider.notNow("there is no other table to go to");
    }
    Set<String> stay = Set.copyOf(command.stay());
    int[] gone = new int[tables];
    int[] come = new int[tables];
    SequencedMap<String, Integer> moves = new LinkedHashMap<>();
    for (Participant person : state.participants().values()) {
      boolean isAway = state.people().lapsed().contains(person.id());
      if (!isAway && !stay.contains(person.id())) {
        int from = numbers.indexOf(person.table());
        int to = (from + 1 + gone[from] % (tables - 1)) % tables;
        gone[from]++;
        come[to]++;
        moves.put(person.id(), numbers.get(to));
      }
    }
    for (int i = 0; i < tables; i++) {
      int table = numbers.get(i);
      int more = come[i] - gone[i];
      if (more > 0 && isTooMuch(state.people(), table, more)) {
        return Decision.reject(Rejection.TABLE_FULL, "table " + table + " would be too full");
      }
    }
    return moves.isEmpty()
        ? Decision.alreadySo()
        : Decision.accept(new Event.EverybodySentOn(now, moves));
  }

  /** Whether a table has no seats for so many more. */
  static boolean isTooMuch(People people, int table, int more) {
    return people.seatsTaken(table) + more > WorkshopLimits.PEOPLE_PER_TABLE
        || people.at(table).size() + more > WorkshopLimits.PARTICIPANTS_PER_TABLE;
  }
}
