package io.charrette.journal.sqlite;

import io.charrette.journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of an embedded journal as it was at one moment, made while its server goes on writing.
 *
 * <p>The copy is one file, without a log beside it, and a journal by itself. SQLite reads it as one
 * transaction, which neither waits for the server's writer nor holds it up; so the server's claim
 * on the file ({@link ProcessLock}) does not matter here.
 */
public final class JournalBackup {
  private static final Logger LOG = LoggerFactory.getLogger(JournalBackup.class);

  /** How long it waits while a server that was killed is started again, in milliseconds. */
  private static final int BUSY_MILLIS = 10_000;

  private JournalBackup() {}

  /**
   * Copies a journal. Blocks.
   *
   * @param target a file that does not exist yet; it appears when it is whole, checked and on disk
   * @return bytes of the copy
   * @throws JournalException in words for an operator; then there is no new file, as there is none
   *     when the process is told to stop meanwhile
   */
  public static long copy(Path journal, Path target) {
    return copy(new JournalFile(journal), target);
  }

  /** As above, of a file that may be reached in a way of its own. */
  static long copy(JournalFile file, Path target) {
    Path journal = file.path();
    if (!Files.isRegularFile(journal)) {
      throw new JournalException("There is no journal " + journal, null);
    }
    if (Files.exists(target)) {
      throw new JournalException(target + " exists already and is left as it is", null);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
      throw new JournalException(
          "The backup " + target + " cannot be written: " + folder + " is no folder to write to",
          null);
    }
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    Thread onStop = new Thread(() -> delete(partial), "backup-stopped");
    Runtime.getRuntime().addShutdownHook(onStop);
    try {
      Files.deleteIfExists(partial);
      Files.deleteIfExists(log(partial));
      try (Connection connection = file.plainConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
        file.requireJournal(statement);
        copy(connection, partial);
      }
      check(partial);
      store(partial, target);
      return Files.size(target);
    } catch (SQLException e) {
      throw new JournalException(file.inWords(e), e);
    } catch (IOException e) {
      throw new JournalException(
          "The backup " + target + " cannot be written: " + JournalFile.problemOf(e), e);
    } finally {
      // Of a copy that was not finished, for whatever reason.
      delete(partial);
      forget(onStop);
    }
  }

  private static void forget(Thread onStop) {
    try {
      Runtime.getRuntime().removeShutdownHook(onStop);
    } catch (IllegalStateException stopping) {
      LOG.atDebug().log("The process stops, and tidies up by itself", stopping);
    }
  }

  private static void copy(Connection connection, Path partial) throws SQLException {
    try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, partial.toString());
      copy.execute();
    }
  }

  /** Reads the copy whole: a backup that cannot be restored is none. */
  private static void check(Path partial) throws SQLException {
    JournalFile copy = new JournalFile(partial);
    try (Connection connection = copy.plainConnection();
        Statement statement = connection.createStatement()) {
      copy.requireJournal(statement);
      String found = JournalFile.text(statement, "PRAGMA integrity_check");
      if (!found.equals("ok")) {
        throw new JournalException("The copy of the journal is damaged: " + found, null);
      }
    }
  }

  /** Gives the copy its name once it is on disk, and waits until the name is, too. */
  private static void store(Path partial, Path target) throws IOException {
    force(partial, StandardOpenOption.WRITE);
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      force(folder, StandardOpenOption.READ);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  /** What SQLite has beside a file while it writes it; left behind, it would spoil the next one. */
  private static Path log(Path partial) {
    return partial.resolveSibling(partial.getFileName() + "-journal");
  }

  private static void delete(Path partial) {
    try {
      Files.deleteIfExists(partial);
      Files.deleteIfExists(log(partial));
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("event", "backup.part-not-removed")
          .log("{} is no backup and cannot be removed: {}", partial, e.toString());
    }
  }
}
