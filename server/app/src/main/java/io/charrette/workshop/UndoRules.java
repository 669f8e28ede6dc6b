package io.charrette.workshop;

import java.util.Map;

/** When the last control can be taken back (SPEC M7). */
final class UndoRules {
  private UndoRules() {}

  static Decision decide(Workshop state, long now) {
    Undo undo = state.undo();
    if (undo == null) {
      return Decider.notNow("there is nothing to take back");
    }
    if (undo.merged() != null && state.merges().underWay().isPresent()) {
      return Decider.notNow("the flipcharts are still being put together");
    }
    for (Table table : state.tables()) {
      int more = more(state.people(), undo, table.number());
      if (more > 0 && MovingRules.isTooMuch(state.people(), table.number(), more)) {
        return Decision.reject(
            Rejection.TABLE_FULL, "table " + table.number() + " would be too full");
      }
    }
    return Decision.accept(new Event.Undone(now));
  }

  /** How many more sit at a table when all are back. */
  private static int more(People people, Undo undo, int table) {
    int more = 0;
    for (Map.Entry<String, Integer> seat : undo.seats().entrySet()) {
      Participant person = people.participants().get(seat.getKey());
      if (person != null) {
        more += seat.getValue() == table ? 1 : 0;
        more -= person.table() == table ? 1 : 0;
      }
    }
    return more;
  }
}
