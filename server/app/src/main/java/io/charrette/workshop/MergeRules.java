package io.charrette.workshop;

import java.util.Optional;

/** When two tables may become one (SPEC M32). */
final class MergeRules {
  private MergeRules() {}

  static Decision decide(Workshop state, MergeTables command, long now) {
    for (int table : new int[] {command.from(), command.into()}) {
      if (state.table(table).isEmpty()) {
        return Decider.noSuchTable(table);
      }
    }
    Optional<Merge> closed = state.merges().closing(command.from());
    if (closed.isPresent() && closed.get().into() == command.into()) {
      return Decision.alreadySo();
    }
    if (!state.isOpen(command.from()) || !state.isOpen(command.into())) {
      return Decider.notNow("one of the tables is closed");
    }
    if (state.merges().underWay().isPresent()) {
      return Decider.notNow("flipcharts are still being put together or apart");
    }
    if (state.silence().present() != null) {
      return Decider.notNow("people write for themselves; show their words first");
    }
    if (state
        .controls()
        .turnsIn(state.controls().phase())
        .filter(turns -> turns.isPresenting(command.from()))
        .isPresent()) {
      return Decider.notNow("it is the turn of table " + command.from());
    }
    return isTooMuch(state.people(), command)
        ? Decision.reject(Rejection.TABLE_FULL, "table " + command.into() + " would be too full")
        : Decision.accept(
            new Event.TablesMerged(
                now, command.from(), command.into(), Math.max(now, state.merges().last() + 1)));
  }

  /** What became of the flipcharts; a process that was slower than another has nothing to say. */
  static Decision decide(Workshop state, Command.Merging command, long now) {
    Merge.Stage expected =
        switch (command) {
          case Command.NoteJoined ignored -> Merge.Stage.JOINING;
          case Command.NoteParted ignored -> Merge.Stage.PARTING;
        };
    boolean isNews =
        state
            .merges()
            .of(command.from(), command.at())
            .filter(merge -> merge.stage() == expected)
            .isPresent();
    if (!isNews) {
      return Decision.alreadySo();
    }
    return Decision.accept(
        switch (command) {
          case Command.NoteJoined joined ->
              new Event.FlipchartsJoined(now, joined.from(), joined.at(), joined.leftOut());
          case Command.NoteParted parted ->
              new Event.FlipchartsParted(now, parted.from(), parted.at(), parted.stillHidden());
        });
  }

  /** Whether there would be more at the table than it has seats for. */
  static boolean isTooMuch(People people, MergeTables command) {
    return people.seatsTaken(command.from()) + people.seatsTaken(command.into())
            > WorkshopLimits.PEOPLE_PER_TABLE
        || people.at(command.from()).size() + people.at(command.into()).size()
            > WorkshopLimits.PARTICIPANTS_PER_TABLE;
  }
}
