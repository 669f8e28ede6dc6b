package io.charrette.journal.sqlite;

import static io.charrette.journal.Patience.LONGEST;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.Function;

/**
 * A process to be killed: appends numbers to a table's and a workshop's stream for ever, prints
 * each once it is acknowledged ({@code a 17}, {@code c 4}), makes a checkpoint now and then, and
 * prints the journal's problem ({@code h …}) when it is held up. With {@code open} as second
 * argument it only opens the file and prints why it cannot; with {@code halt} it puts a checkpoint
 * and halts, with {@code halted}, before it drops the first entry.
 */
final class AppendingProcess {
  static final StreamId NUMBERS = StreamId.table("HCKR2B7W4XFG", 1);
  static final StreamId COUNTED = StreamId.workshop("HCKR2B7W4XFG");

  private AppendingProcess() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 1 && args[1].equals("halt")) {
      haltInCheckpoint(Path.of(args[0]));
    }
    JournalLimits limits =
        new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));
    SqliteJournal journal;
    try {
      journal = SqliteJournal.open(Path.of(args[0]), limits);
    } catch (RuntimeException e) {
      System.out.println("refused " + e.getMessage());
      return;
    }
    if (args.length > 1) {
      System.out.println("opened");
      journal.close();
      return;
    }
    long number = lastNumber(journal.read(NUMBERS).toCompletableFuture().get());
    long version = journal.read(COUNTED).toCompletableFuture().get().end().low();
    var window = new Semaphore(64);
    System.out.println("ready");
    while (true) {
      number++;
      acquire(window, journal);
      appendNumber(journal, number, window);
      if (number % 5 == 0) {
        acquire(window, journal);
        appendCounted(journal, version, window);
        version += 2;
      }
    }
  }

  /**
   * Puts the checkpoint as the journal does; a trigger of this connection stops it in the middle.
   */
  private static void haltInCheckpoint(Path path) throws Exception {
    Connection connection = new JournalFile(path).connect();
    Function.create(
        connection,
        "halt",
        new Function() {
          @Override
          protected void xFunc() {
            System.out.println("halted");
            while (true) {
              LockSupport.park();
            }
          }
        });
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMP TRIGGER halting BEFORE DELETE ON recent BEGIN SELECT halt(); END");
    }
    new JournalTables(connection, Set.of(NUMBERS.name()))
        .checkpoint(NUMBERS.name(), 2, "12".getBytes(US_ASCII));
  }

  /** The last number a stream holds, in its last entry or in its checkpoint. */
  static long lastNumber(Recovered recovered) {
    byte[] last =
        recovered.entries().isEmpty()
            ? recovered.checkpoint()
            : recovered.entries().getLast().bytes();
    return last.length == 0 ? 0 : Long.parseLong(new String(last, US_ASCII));
  }

  private static void appendNumber(SqliteJournal journal, long number, Semaphore window) {
    byte[] entry = Long.toString(number).getBytes(US_ASCII);
    journal
        .append(NUMBERS, entry)
        .thenAccept(
            position -> {
              System.out.println("a " + number);
              window.release();
              if (number % 37 == 0) {
                checkpoint(journal, position, entry);
              }
            });
  }

  private static void checkpoint(SqliteJournal journal, Position upTo, byte[] state) {
    journal.checkpoint(NUMBERS, upTo, state);
  }

  private static void appendCounted(SqliteJournal journal, long version, Semaphore window) {
    byte[] entry = Long.toString(version).getBytes(US_ASCII);
    journal
        .appendAt(COUNTED, version, List.of(entry, entry), LONGEST)
        .thenAccept(
            now -> {
              System.out.println("c " + now);
              window.release();
            });
  }

  private static void acquire(Semaphore window, SqliteJournal journal) throws InterruptedException {
    while (!window.tryAcquire(200, TimeUnit.MILLISECONDS)) {
      System.out.println("h " + journal.health().problem());
    }
  }
}
