package io.charrette.journal.sqlite;

import io.charrette.journal.JournalException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file of an embedded journal: its format, and how connections to it are opened.
 *
 * <p>Entries of a stream are numbered from 1. {@code batches} has one row, the number of the last
 * batch that was committed: a commit that failed halfway is recognised by it when it is retried.
 *
 * <p>What is appended goes to the end of {@code recent}, so that a commit writes the one or two
 * pages there, whatever streams it is for; many are then brought to {@code entries} together (as a
 * log-structured merge tree does; O'Neil and others, 1996). Otherwise each commit would write a
 * whole page, of 4 KiB, for each stream that has a few bytes more.
 */
final class JournalFile {
  /** "CHRT", in the header of the file. */
  private static final int APPLICATION_ID = 0x43485254;

  /** 1 had no moments, 2 no recent entries, 3 no checkpoints of workshops. */
  static final int FORMAT = 4;

  /** How long a connection waits for a lock that it should never meet, in milliseconds. */
  private static final int BUSY_MILLIS = 250;

  /**
   * How many pages of 4 KiB the log takes before they are copied to their places. A page that is in
   * the log many times is copied once; the commit that does it waits for that.
   */
  private static final int LOG_PAGES = 4000;

  /** Room for one page of each of a thousand tables. */
  private static final int CACHE_KIB = 4096;

  /** The low byte of an extended error code is the plain one. */
  private static final int PLAIN_CODE = 0xff;

  /** What SQLite says of what is to be written: too big, a constraint, the wrong type. */
  private static final Set<Integer> FINAL = Set.of(18, 19, 20);

  /** Since format 2. */
  private static final String MOMENTS =
      "CREATE TABLE moments (stream TEXT NOT NULL, at INTEGER NOT NULL, note BLOB NOT NULL,"
          + " state BLOB NOT NULL, PRIMARY KEY (stream, at)) WITHOUT ROWID";

  /** Since format 3. */
  private static final String RECENT =
      "CREATE TABLE recent (stream TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL)";

  private static final String[] TABLES = {
    "CREATE TABLE entries (stream TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,"
        + " PRIMARY KEY (stream, number)) WITHOUT ROWID",
    "CREATE TABLE checkpoints (stream TEXT NOT NULL PRIMARY KEY, up_to INTEGER NOT NULL,"
        + " state BLOB NOT NULL) WITHOUT ROWID",
    MOMENTS,
    RECENT,
    "CREATE TABLE batches (number INTEGER NOT NULL)",
    "INSERT INTO batches VALUES (0)",
  };

  private final Path path;
  private final Connector connector;

  JournalFile(Path path) {
    this(path, SQLiteConfig::createConnection);
  }

  /** A file that is reached in a way of its own. */
  JournalFile(Path path, Connector connector) {
    this.path = path;
    this.connector = connector;
  }

  /** How a connection is made. */
  @FunctionalInterface
  interface Connector {
    Connection connect(SQLiteConfig config, String url) throws SQLException;
  }

  Path path() {
    return path;
  }

  /** Makes the folder if there is none, for its owner alone: it holds what people wrote. */
  void createFolder() {
    Path folder = path.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder, ownersOnly(folder));
      }
    } catch (IOException e) {
      throw new JournalException(
          "The folder of the journal " + path + " cannot be created: " + problemOf(e), e);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /** What the file system says, without the names that Java has for it. */
  static String problemOf(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no " + none.getFile();
      case AccessDeniedException denied -> denied.getFile() + " may not be touched";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Creates the file, or checks that it is a journal that this version can read and write. */
  void prepare() {
    if (Files.isDirectory(path)) {
      throw new JournalException("The journal " + path + " is a folder", null);
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new JournalException("The journal " + path + " is read-only", null);
    }
    try {
      // Looked at before anything is changed: it may be somebody else's.
      try (Connection connection = plainConnection();
          Statement statement = connection.createStatement()) {
        if (number(statement, "PRAGMA application_id") != APPLICATION_ID
            && number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
          create(connection, statement);
        }
        requireJournal(statement);
        requireWhole(statement);
        bringUpToDate(number(statement, "PRAGMA user_version"), connection, statement);
      }
      // A write that changes nothing: a disk that refuses is found out now.
      try (JournalTables tables = new JournalTables(connect(), Set.of())) {
        tables.putBatch(tables.batch());
        tables.commit();
      }
    } catch (SQLException e) {
      throw new JournalException(inWords(e), e);
    }
  }

  /** A connection that writes ahead and waits for the disk at each commit. */
  Connection connect() throws SQLException {
    Connection connection = plainConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      String mode = text(statement, "PRAGMA journal_mode = WAL");
      if (!mode.equals("wal")) {
        throw new SQLException("the file system does not support write-ahead logging");
      }
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
      // What a deletion drops is overwritten, and a log that grew once does not stay large.
      statement.execute("PRAGMA secure_delete = ON");
      statement.execute("PRAGMA journal_size_limit = 67108864");
      statement.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
      return connection;
    } catch (SQLException e) {
      try {
        connection.close();
      } catch (SQLException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** What went wrong, for an operator. */
  String inWords(Throwable problem) {
    return switch (problem) {
      case SQLiteException sqlite ->
          "The journal " + path + " " + reason(sqlite.getResultCode()) + ": " + sqlite.getMessage();
      case SQLException plain -> "The journal " + path + " cannot be used: " + plain.getMessage();
      default -> "The journal " + path + " cannot be used: " + problem;
    };
  }

  /**
   * Whether the same statement would fail in the same way for ever, since it is about what was to
   * be written; all else is about the disk, the file or the machine, and passes. A mistake of ours
   * counts as final, so that it stops one stream only.
   */
  static boolean isFinal(Exception problem) {
    return !(problem instanceof SQLException)
        || (problem instanceof SQLiteException sqlite
            && FINAL.contains(sqlite.getResultCode().code & PLAIN_CODE));
  }

  /** Refuses in words what is no journal, and what a newer version wrote. */
  void requireJournal(Statement statement) throws SQLException {
    if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
      throw new JournalException(
          "The file " + path + " is a database, but not a journal of Charrette", null);
    }
    int format = number(statement, "PRAGMA user_version");
    if (format > FORMAT) {
      throw new JournalException(
          "The journal "
              + path
              + " was written by a newer Charrette (format "
              + format
              + "; this one knows "
              + FORMAT
              + ")",
          null);
    }
  }

  /**
   * Refuses in words a file of which any page is damaged, also one that is read only when somebody
   * asks for the past. Reads the whole file.
   */
  private void requireWhole(Statement statement) throws SQLException {
    String found = text(statement, "PRAGMA quick_check(1)");
    if (!found.equals("ok")) {
      throw new JournalException(
          "The journal " + path + " is damaged: " + found.lines().findFirst().orElse(""), null);
    }
  }

  /** A connection without any setting of the database. */
  Connection plainConnection() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // Otherwise the driver asks for the last row's id after each row that is inserted.
    config.setGetGeneratedKeys(false);
    return connector.connect(config, "jdbc:sqlite:" + path.toAbsolutePath());
  }

  private static String reason(SQLiteErrorCode code) {
    return switch (code.code & PLAIN_CODE) {
      case 5, 6 -> "is locked by another program";
      case 8 -> "is read-only";
      case 10 -> "cannot be used: the disk reports an error";
      case 11 -> "is damaged";
      case 13 -> "cannot be written: the disk is full";
      case 14 -> "cannot be opened (are it, and the files beside it, the server's own?)";
      case 18 -> "takes nothing so large";
      case 19, 20 -> "does not take this";
      case 26 -> "is not a database";
      default -> "cannot be used";
    };
  }

  /** Turns an older format into the present one, in one transaction. */
  private void bringUpToDate(int format, Connection connection, Statement statement)
      throws SQLException {
    if (format < FORMAT) {
      connection.setAutoCommit(false);
      if (format < 2) {
        statement.execute(MOMENTS);
      }
      if (format < 3) {
        statement.execute(RECENT);
      }
      // Format 4 has no other tables, but checkpoints where servers before it look for none.
      statement.execute("PRAGMA user_version = " + FORMAT);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void create(Connection connection, Statement statement) throws SQLException {
    connection.setAutoCommit(false);
    for (String table : TABLES) {
      statement.execute(table);
    }
    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
    statement.execute("PRAGMA user_version = " + FORMAT);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** The first value that a query gives. */
  static String text(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
