package io.charrette.app;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.redis.RedisAddress;
import io.charrette.journal.redis.RedisJournal;
import io.charrette.journal.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where everything is kept, and what the processes that keep it there have in common.
 *
 * @param clock by which all of them go
 */
record Store(Journal journal, Neighbours neighbours, InstantSource clock) {
  private static final String JOURNAL_FILE = "charrette.db";

  /**
   * Opens what is configured. Blocks.
   *
   * @param machine this machine's clock; it is the common one only where there is one process
   * @throws JournalException in words for an operator
   */
  static Store open(Configuration configuration, InstantSource machine) {
    return configuration
        .redis()
        .map(address -> onRedis(address, machine))
        .orElseGet(
            () ->
                new Store(
                    SqliteJournal.open(journalFile(configuration), JournalLimits.DEFAULTS),
                    Neighbours.NONE,
                    machine));
  }

  /** The file of the embedded journal. */
  static Path journalFile(Configuration configuration) {
    return configuration.data().resolve(JOURNAL_FILE);
  }

  private static Store onRedis(RedisAddress address, InstantSource machine) {
    RedisJournal journal = RedisJournal.open(address, JournalLimits.DEFAULTS);
    try {
      return new Store(journal, journal.neighbours(), journal.clock(machine));
    } catch (JournalException e) {
      journal.close();
      throw e;
    }
  }
}
