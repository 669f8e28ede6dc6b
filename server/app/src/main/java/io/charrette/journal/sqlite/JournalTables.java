package io.charrette.journal.sqlite;

import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Moment;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one connection, prepared once. Belongs to the thread of its connection.
 *
 * <p>A stream's entries are in {@code entries}, and those that came lately in {@code recent}.
 */
final class JournalTables implements AutoCloseable {
  private final Connection connection;
  private final Set<String> recent;
  private final PreparedStatement insert;
  private final PreparedStatement merge;
  private final PreparedStatement emptyRecent;
  private final PreparedStatement end;
  private final PreparedStatement covered;
  private final PreparedStatement entry;
  private final PreparedStatement recentEntry;
  private final PreparedStatement checkpoint;
  private final PreparedStatement putCheckpoint;
  private final PreparedStatement truncate;
  private final PreparedStatement truncateRecent;
  private final PreparedStatement dropCheckpoint;
  private final PreparedStatement entriesAfter;
  private final PreparedStatement allAfter;
  private final PreparedStatement keep;
  private final PreparedStatement note;
  private final PreparedStatement moments;
  private final PreparedStatement moment;
  private final PreparedStatement forget;
  private final PreparedStatement forgetAll;
  private final PreparedStatement batch;
  private final PreparedStatement putBatch;

  /**
   * Takes the connection over, also when this fails.
   *
   * @param recent the streams that may have entries in {@code recent}; for any other that table
   *     need not be searched. All connections to a file share one set, from any thread
   */
  JournalTables(Connection connection, Set<String> recent) throws SQLException {
    this.connection = connection;
    this.recent = recent;
    try {
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO recent VALUES (?, ?, ?)");
      merge =
          connection.prepareStatement(
              "INSERT INTO entries SELECT stream, number, bytes FROM recent"
                  + " ORDER BY stream, number");
      emptyRecent = connection.prepareStatement("DELETE FROM recent");
      end =
          connection.prepareStatement(
              "SELECT max(coalesce((SELECT max(number) FROM entries WHERE stream = ?1), 0),"
                  + " coalesce((SELECT up_to FROM checkpoints WHERE stream = ?1), 0))");
      covered = connection.prepareStatement("SELECT up_to FROM checkpoints WHERE stream = ?");
      entry =
          connection.prepareStatement("SELECT bytes FROM entries WHERE stream = ? AND number = ?");
      recentEntry =
          connection.prepareStatement("SELECT bytes FROM recent WHERE stream = ? AND number = ?");
      checkpoint =
          connection.prepareStatement("SELECT up_to, state FROM checkpoints WHERE stream = ?");
      putCheckpoint =
          connection.prepareStatement(
              "INSERT INTO checkpoints VALUES (?1, ?2, ?3) ON CONFLICT (stream)"
                  + " DO UPDATE SET up_to = ?2, state = ?3 WHERE ?2 > up_to");
      truncate =
          connection.prepareStatement("DELETE FROM entries WHERE stream = ? AND number <= ?");
      truncateRecent =
          connection.prepareStatement("DELETE FROM recent WHERE stream = ? AND number <= ?");
      dropCheckpoint = connection.prepareStatement("DELETE FROM checkpoints WHERE stream = ?");
      entriesAfter =
          connection.prepareStatement(
              "SELECT number, bytes FROM entries WHERE stream = ? AND number > ? ORDER BY number");
      allAfter =
          connection.prepareStatement(
              "SELECT number, bytes FROM entries WHERE stream = ?1 AND number > ?2 UNION ALL"
                  + " SELECT number, bytes FROM recent WHERE stream = ?1 AND number > ?2"
                  + " ORDER BY number");
      keep =
          connection.prepareStatement(
              "INSERT INTO moments VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
      note =
          connection.prepareStatement(
              "UPDATE moments SET note = ?4 WHERE stream = ?1 AND at = ?2 AND note IN (?3, ?4)");
      moments =
          connection.prepareStatement(
              "SELECT at, note, length(state) FROM moments WHERE stream = ? ORDER BY at");
      moment = connection.prepareStatement("SELECT state FROM moments WHERE stream = ? AND at = ?");
      forget = connection.prepareStatement("DELETE FROM moments WHERE stream = ? AND at = ?");
      forgetAll = connection.prepareStatement("DELETE FROM moments WHERE stream = ?");
      batch = connection.prepareStatement("SELECT number FROM batches");
      putBatch = connection.prepareStatement("UPDATE batches SET number = ?");
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  /** Adds an entry to those that came lately. */
  void insert(String stream, long number, byte[] entry) throws SQLException {
    recent.add(stream);
    insert.setString(1, stream);
    insert.setLong(2, number);
    insert.setBytes(3, entry);
    insert.executeUpdate();
  }

  /**
   * Brings the entries that came lately to their places among those of their streams, in a
   * transaction of its own.
   */
  void merge() throws SQLException {
    merge.executeUpdate();
    emptyRecent.executeUpdate();
    connection.commit();
    recent.clear();
  }

  /**
   * The number of the last entry a stream ever had, 0 when it had none. Only for a stream without
   * recent entries.
   */
  long end(String stream) throws SQLException {
    end.setString(1, stream);
    return number(end);
  }

  /** The number up to which a checkpoint covers a stream, 0 when there is none. */
  long covered(String stream) throws SQLException {
    covered.setString(1, stream);
    try (ResultSet rows = covered.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** The entry of a number; null when there is none, or no longer. */
  byte @Nullable [] entry(String stream, long number) throws SQLException {
    byte[] stored = entry(entry, stream, number);
    return stored == null && recent.contains(stream) ? entry(recentEntry, stream, number) : stored;
  }

  private static byte @Nullable [] entry(PreparedStatement table, String stream, long number)
      throws SQLException {
    table.setString(1, stream);
    table.setLong(2, number);
    try (ResultSet rows = table.executeQuery()) {
      return rows.next() ? rows.getBytes(1) : null;
    }
  }

  /** Puts a checkpoint and drops what it covers, unless there is a further one. */
  void checkpoint(String stream, long upTo, byte[] state) throws SQLException {
    putCheckpoint.setString(1, stream);
    putCheckpoint.setLong(2, upTo);
    putCheckpoint.setBytes(3, state);
    putCheckpoint.executeUpdate();
    truncate(stream, upTo);
  }

  void delete(String stream) throws SQLException {
    truncate(stream, Long.MAX_VALUE);
    dropCheckpoint.setString(1, stream);
    dropCheckpoint.executeUpdate();
    forgetAll.setString(1, stream);
    forgetAll.executeUpdate();
  }

  /** Keeps a moment, unless it is kept already; whether this is its state. */
  boolean keep(String stream, long at, byte[] note, byte[] state) throws SQLException {
    keep.setString(1, stream);
    keep.setLong(2, at);
    keep.setBytes(3, note);
    keep.setBytes(4, state);
    return keep.executeUpdate() == 1
        || moment(stream, at).filter(kept -> Arrays.equals(kept, state)).isPresent();
  }

  /** Makes another note of a moment if it has the one before; whether it has this one now. */
  boolean note(String stream, long at, byte[] before, byte[] after) throws SQLException {
    note.setString(1, stream);
    note.setLong(2, at);
    note.setBytes(3, before);
    note.setBytes(4, after);
    return note.executeUpdate() == 1;
  }

  /** The moments that are kept, oldest first. */
  List<Moment> moments(String stream) throws SQLException {
    List<Moment> kept = new ArrayList<>();
    moments.setString(1, stream);
    try (ResultSet rows = moments.executeQuery()) {
      while (rows.next()) {
        kept.add(new Moment(rows.getLong(1), rows.getBytes(2), rows.getInt(3)));
      }
    }
    return List.copyOf(kept);
  }

  /** The state of a moment. */
  Optional<byte[]> moment(String stream, long at) throws SQLException {
    moment.setString(1, stream);
    moment.setLong(2, at);
    try (ResultSet rows = moment.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  void forget(String stream, List<Long> dropped) throws SQLException {
    for (long at : dropped) {
      forget.setString(1, stream);
      forget.setLong(2, at);
      forget.executeUpdate();
    }
  }

  /** The stream as one transaction sees it. */
  Recovered read(String stream, Position after) throws SQLException {
    // Looked up before the transaction begins: entries that are moved meanwhile are seen moved.
    PreparedStatement remaining = recent.contains(stream) ? allAfter : entriesAfter;
    Position upTo = after;
    byte[] state = {};
    checkpoint.setString(1, stream);
    try (ResultSet rows = checkpoint.executeQuery()) {
      if (rows.next() && rows.getLong(1) > after.low()) {
        upTo = new Position(0, rows.getLong(1));
        state = rows.getBytes(2);
      }
    }
    List<Entry> entries = new ArrayList<>();
    remaining.setString(1, stream);
    remaining.setLong(2, upTo.low());
    try (ResultSet rows = remaining.executeQuery()) {
      while (rows.next()) {
        entries.add(new Entry(new Position(0, rows.getLong(1)), rows.getBytes(2)));
      }
    }
    return new Recovered(state, upTo, List.copyOf(entries));
  }

  /** The number of the last batch that was committed. */
  long batch() throws SQLException {
    return number(batch);
  }

  void putBatch(long number) throws SQLException {
    putBatch.setLong(1, number);
    putBatch.executeUpdate();
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Ends a transaction that only read. */
  void rollback() throws SQLException {
    connection.rollback();
  }

  /** Brings everything from the log to the file and empties the log, unless somebody reads. */
  void clearLog() throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Closes the connection, and its statements with it. What was not committed is dropped. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void truncate(String stream, long upTo) throws SQLException {
    truncate(truncate, stream, upTo);
    if (recent.contains(stream)) {
      truncate(truncateRecent, stream, upTo);
    }
  }

  private static void truncate(PreparedStatement table, String stream, long upTo)
      throws SQLException {
    table.setString(1, stream);
    table.setLong(2, upTo);
    table.executeUpdate();
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
