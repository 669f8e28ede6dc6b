package io.charrette.workshop;

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
    People after = state.people().back(undo.seats(), now);
    for (Table table : state.tables()) {
      if (isTooMuch(state.people(), after, table.number())) {
        return Decision.reject(
            Rejection.TABLE_FULL, "table " + table.number() + " would be too full");
      }
    }
    return Decision.accept(new Event.Undone(now));
  }

  /** Whether more would come to a table than it has seats for. */
  private static boolean isTooMuch(People before, People after, int table) {
    int seats = after.seatsTaken(table);
    int people = after.at(table).size();
    return (seats > before.seatsTaken(table) && seats > WorkshopLimits.PEOPLE_PER_TABLE)
        || (people > before.at(table).size() && people > WorkshopLimits.PARTICIPANTS_PER_TABLE);
  }
}
