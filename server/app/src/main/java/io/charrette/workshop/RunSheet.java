package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened when (SPEC M24). All times are epoch milliseconds, all lists have the oldest
 * first, and of what is more than they hold the oldest is forgotten, but for how many that were.
 *
 * @param cues of the present clock
 * @param phases the last one is the present one
 * @param messages also those that were taken back
 * @param forgotten what is no longer in the lists
 */
public record RunSheet(
    Cues cues,
    List<PhaseRun> phases,
    List<TurnRun> turns,
    List<Said> messages,
    List<HelpCall> help,
    List<Change> changes,
    Forgotten forgotten) {
  /** Nothing has happened. */
  static final RunSheet EMPTY =
      new RunSheet(
          Cues.NONE, List.of(), List.of(), List.of(), List.of(), List.of(), Forgotten.NONE);

  public RunSheet {
    phases = List.copyOf(phases);
    turns = List.copyOf(turns);
    messages = List.copyOf(messages);
    help = List.copyOf(help);
    changes = List.copyOf(changes);
  }

  /** How many of each kind are no longer in the lists, which hold so many and no more. */
  public record Forgotten(int phases, int turns, int messages, int help, int changes) {
    /** All that happened is there. */
    public static final Forgotten NONE = new Forgotten(0, 0, 0, 0, 0);

    Forgotten and(Forgotten more) {
      return new Forgotten(
          phases + more.phases,
          turns + more.turns,
          messages + more.messages,
          help + more.help,
          changes + more.changes);
    }
  }

  /**
   * A phase that was entered; it lasted until the next one was.
   *
   * @param planned how long it was to take when it began, with all its turns; milliseconds
   */
  public record PhaseRun(String phase, long at, long planned) {}

  /**
   * A table's turn.
   *
   * @param length how long it was to take, milliseconds
   * @param end null while it lasts
   */
  public record TurnRun(String phase, int table, long at, long length, @Nullable Long end) {
    TurnRun ended(@Nullable Long newEnd) {
      return new TurnRun(phase, table, at, length, newEnd);
    }
  }

  /**
   * A message.
   *
   * @param table null: all tables
   */
  public record Said(long at, String text, @Nullable Integer table) {}

  /**
   * A table's call for help.
   *
   * @param claim who last said to be on the way, null if nobody did
   * @param end when it was answered or taken back, null while it waits
   */
  public record HelpCall(int table, long at, @Nullable HelpClaim claim, @Nullable Long end) {
    HelpCall with(@Nullable HelpClaim newClaim) {
      return new HelpCall(table, at, newClaim, end);
    }

    /** The same call, of the table at which those sit now who called. */
    HelpCall goingOver(int to) {
      return new HelpCall(to, at, claim, end);
    }

    HelpCall ended(long newEnd) {
      return new HelpCall(table, at, claim, newEnd);
    }
  }

  /**
   * The clock or the pens were changed.
   *
   * @param table null: the whole room, or several tables
   * @param ms what was added, negative if it was taken; 0 for pens
   */
  public record Change(long at, Kind kind, String phase, @Nullable Integer table, long ms) {
    /** What was changed. */
    public enum Kind {
      /** The clock of all, or of the present turn. */
      @JsonProperty("time")
      TIME("add-time"),
      @JsonProperty("extra-time")
      EXTRA_TIME("extra-time"),
      @JsonProperty("pens-down")
      PENS_DOWN("lock"),
      @JsonProperty("pens-up")
      PENS_UP("unlock");

      private final String control;

      Kind(String control) {
        this.control = control;
      }

      /** What {@code undo} calls the control that does this. */
      String control() {
        return control;
      }
    }
  }

  RunSheet with(Cues newCues) {
    return newCues.equals(cues)
        ? this
        : new RunSheet(newCues, phases, turns, messages, help, changes, forgotten);
  }

  RunSheet withPhases(List<PhaseRun> newPhases) {
    return new RunSheet(cues, newPhases, turns, messages, help, changes, forgotten);
  }

  RunSheet withTurns(List<TurnRun> newTurns) {
    return new RunSheet(cues, phases, newTurns, messages, help, changes, forgotten);
  }

  RunSheet withMessages(List<Said> newMessages) {
    return new RunSheet(cues, phases, turns, newMessages, help, changes, forgotten);
  }

  RunSheet withHelp(List<HelpCall> newHelp) {
    return new RunSheet(cues, phases, turns, messages, newHelp, changes, forgotten);
  }

  RunSheet withChanges(List<Change> newChanges) {
    return new RunSheet(cues, phases, turns, messages, help, newChanges, forgotten);
  }

  RunSheet forgetting(Forgotten more) {
    return new RunSheet(cues, phases, turns, messages, help, changes, forgotten.and(more));
  }
}
