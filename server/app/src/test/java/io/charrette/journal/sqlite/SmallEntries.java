package io.charrette.journal.sqlite;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalLimits;
import java.nio.file.Path;

/** Real SQLite journals that refuse for good what a test can easily write. */
public final class SmallEntries {
  private SmallEntries() {}

  /** Opens a journal that takes no entry, checkpoint or moment above this size. */
  public static Journal open(Path file, int mostBytes) {
    return SqliteJournal.open(
        new JournalFile(file, new FaultyConnections(mostBytes)), JournalLimits.DEFAULTS);
  }
}
