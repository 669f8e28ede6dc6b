package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * What those who run a workshop do between themselves: facilitators and helpers alike (SPEC M29,
 * M34).
 */
public sealed interface CrewCommand extends FacilitatorCommand {
  /**
   * Says that somebody goes to a table that calls for help.
   *
   * @param since which of its calls is meant, by when it began; null: whichever there is, as pages
   *     of before mean it
   */
  record ClaimHelp(int table, String name, @Nullable Long since) implements CrewCommand {
    public ClaimHelp {
      checkName(name);
    }
  }

  /**
   * Nobody is on the way to the table any longer; it still waits.
   *
   * @param at which claim is meant, by when it was made; null: whichever there is, as pages of
   *     before mean it
   */
  record ReleaseHelp(int table, @Nullable Long at) implements CrewCommand {}

  /** Notes something about a table. */
  record NoteTable(int table, String name, String text) implements CrewCommand, Words {
    public NoteTable {
      checkName(name);
      checkText(text);
    }
  }

  /** Takes a note about a table away. */
  record RemoveNote(String note) implements CrewCommand {
    public RemoveNote {
      if (note == null) {
        throw new IllegalArgumentException("note is missing");
      }
    }
  }

  /** Says something to all who run the workshop. */
  record TellCrew(String name, String text) implements CrewCommand, Words {
    public TellCrew {
      checkName(name);
      checkText(text);
    }
  }

  private static void checkName(@Nullable String name) {
    if (name == null) {
      throw new IllegalArgumentException("name is missing");
    }
    Text.name("name", name.strip(), 1, WorkshopLimits.PARTICIPANT_NAME)
        .ifPresent(CrewCommand::refuse);
  }

  private static void checkText(@Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("text is missing");
    }
    Text.message(text).ifPresent(CrewCommand::refuse);
  }

  private static void refuse(String problem) {
    throw new IllegalArgumentException(problem);
  }
}
