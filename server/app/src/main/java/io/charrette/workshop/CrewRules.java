package io.charrette.workshop;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who goes to which table, and what those who run the workshop tell each other (SPEC M29, M34). */
final class CrewRules {
  private CrewRules() {}

  static Decision decide(Workshop state, CrewCommand command, long now) {
    return switch (command) {
      case CrewCommand.ClaimHelp claim -> claim(state, claim.table(), claim.name().strip(), now);
      case CrewCommand.ReleaseHelp release ->
          state.crew().claimOf(release.table()).isPresent()
              ? Decision.accept(new Event.HelpReleased(now, release.table()))
              : Decision.alreadySo();
      case CrewCommand.NoteTable note ->
          state.table(note.table()).isEmpty()
              ? Decider.noSuchTable(note.table())
              : note(state, note, now);
      case CrewCommand.RemoveNote remove ->
          state.crew().notes().stream().anyMatch(note -> note.id().equals(remove.note()))
              ? Decision.accept(new Event.CrewNoteRemoved(now, remove.note()))
              : Decision.alreadySo();
      case CrewCommand.TellCrew tell ->
          say(state, state.crew().line(), null, tell.name(), tell.text(), now);
    };
  }

  /** Of two who want to go at once, the second learns who goes. */
  private static Decision claim(Workshop state, int number, String name, long now) {
    Optional<Table> table = state.table(number);
    if (table.isEmpty()) {
      return Decider.noSuchTable(number);
    }
    if (table.get().helpSince() == null) {
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

  private static Decision note(Workshop state, CrewCommand.NoteTable note, long now) {
    List<CrewNote> there = state.crew().notesOn(note.table());
    return there.size() >= WorkshopLimits.NOTES_PER_TABLE
        ? Decider.notNow("there are too many notes on this table; remove one first")
        : say(state, there, note.table(), note.name(), note.text(), now);
  }

  /** What somebody says again, because no answer came, is said once. */
  private static Decision say(
      Workshop state,
      List<CrewNote> before,
      @Nullable Integer table,
      String name,
      String text,
      long now) {
    CrewNote said =
        new CrewNote("n" + (state.version() + 1), table, name.strip(), text.strip(), now);
    boolean again =
        !before.isEmpty()
            && before.getLast().by().equals(said.by())
            && before.getLast().text().equals(said.text());
    return again
        ? Decision.alreadySo()
        : Decision.accept(
            new Event.CrewNoted(now, said.id(), said.table(), said.by(), said.text()));
  }
}
