package io.charrette.workshop;

import java.util.List;
import java.util.Optional;

/** Who goes to which table, and what those who run the workshop tell each other (SPEC M29, M34). */
final class CrewRules {
  private CrewRules() {}

  static Decision decide(Workshop state, CrewCommand command, long now) {
    return switch (command) {
      case CrewCommand.ClaimHelp claim -> claim(state, claim, now);
      case CrewCommand.ReleaseHelp release ->
          state
                  .crew()
                  .claimOf(release.table())
                  .filter(claim -> release.at() == null || claim.at() == release.at())
                  .isPresent()
              ? Decision.accept(new Event.HelpReleased(now, release.table()))
              : Decision.alreadySo();
      case CrewCommand.NoteTable note -> note(state, nextId(state), note, now);
      case CrewCommand.RemoveNote remove ->
          isThere(state.crew().notes(), remove.note())
              ? Decision.accept(new Event.CrewNoteRemoved(now, remove.note()))
              : Decision.alreadySo();
      case CrewCommand.TellCrew tell -> tell(state, nextId(state), tell, now);
    };
  }

  /** Of two who want to go at once, the second learns who goes. */
  private static Decision claim(Workshop state, CrewCommand.ClaimHelp wish, long now) {
    int number = wish.table();
    String name = wish.name().strip();
    Optional<Table> table = state.table(number);
    if (table.isEmpty()) {
      return Decider.noSuchTable(number);
    }
    if (!table.get().calls(wish.since())) {
      return Decider.notNow("table " + number + " does not ask for help any longer");
    }
    HelpClaim claim = state.crew().claimOf(number).orElse(null);
    if (claim == null) {
      return Decision.accept(new Event.HelpClaimed(now, number, name));
    }
    return claim.name().equals(name)
        ? Decision.alreadySo()
        : Decider.notNow(claim.name() + " is on the way to table " + number);
  }

  /** Without an id of its own, what is said is named after the version that it makes. */
  private static String nextId(Workshop state) {
    return "n" + (state.version() + 1);
  }

  /** Notes something on a table, unless the note of this id is there. */
  static Decision note(Workshop state, String id, CrewCommand.NoteTable note, long now) {
    if (state.table(note.table()).isEmpty()) {
      return Decider.noSuchTable(note.table());
    }
    CrewNote said = new CrewNote(id, note.table(), note.name().strip(), note.text().strip(), now);
    List<CrewNote> there = state.crew().notesOn(note.table());
    return there.size() >= WorkshopLimits.NOTES_PER_TABLE && !isThere(there, id)
        ? Decider.notNow("there are too many notes on this table; remove one first")
        : say(there, said);
  }

  /** Says something to all who run the workshop, unless what has this id is there. */
  static Decision tell(Workshop state, String id, CrewCommand.TellCrew tell, long now) {
    return say(
        state.crew().line(), new CrewNote(id, null, tell.name().strip(), tell.text().strip(), now));
  }

  private static boolean isThere(List<CrewNote> notes, String id) {
    return notes.stream().anyMatch(note -> note.id().equals(id));
  }

  /** What the same one says twice in a row is said once, also without an id of its own. */
  private static Decision say(List<CrewNote> before, CrewNote said) {
    boolean inARow =
        !before.isEmpty()
            && before.getLast().by().equals(said.by())
            && before.getLast().text().equals(said.text());
    return inARow || isThere(before, said.id())
        ? Decision.alreadySo()
        : Decision.accept(
            new Event.CrewNoted(said.at(), said.id(), said.table(), said.by(), said.text()));
  }
}
