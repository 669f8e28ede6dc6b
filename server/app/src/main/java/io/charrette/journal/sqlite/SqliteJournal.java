package io.charrette.journal.sqlite;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.Until;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The embedded journal: one SQLite file that one process owns while it is open. */
public final class SqliteJournal implements Journal {
  private static final String NOT_IN_TIME = "It could not be stored in time";

  private final JournalFile file;
  private final ProcessLock lock;
  private final JournalWriter writer;
  private final JournalReader reader;

  private SqliteJournal(
      JournalFile file, ProcessLock lock, JournalWriter writer, JournalReader reader) {
    this.file = file;
    this.lock = lock;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens a journal, or makes one. Blocks.
   *
   * @param path the file; its folder is made if there is none
   * @throws JournalException in words for an operator: another process owns the file, it is no
   *     journal, a newer version wrote it, it cannot be written
   */
  public static SqliteJournal open(Path path, JournalLimits limits) {
    return open(new JournalFile(path), limits);
  }

  /** As above, a file that may be reached in a way of its own. */
  static SqliteJournal open(JournalFile file, JournalLimits limits) {
    file.createFolder();
    ProcessLock lock = ProcessLock.claim(file.path());
    try {
      file.prepare();
      Set<String> recent = ConcurrentHashMap.newKeySet();
      JournalWriter writer = new JournalWriter(file, limits, recent);
      writer.start();
      return new SqliteJournal(file, lock, writer, new JournalReader(file, recent));
    } catch (SQLException e) {
      lock.close();
      throw new JournalException(file.inWords(e), e);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public CompletionStage<Position> append(StreamId stream, byte[] entry) {
    var done = new CompletableFuture<Position>();
    writer.submit(new Work.Append(stream.name(), entry, done));
    return done;
  }

  @Override
  public CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries, Duration within) {
    var done = new CompletableFuture<Long>();
    writer.submit(
        new Work.AppendAt(
            stream.name(), expectedVersion, List.copyOf(entries), Until.in(within), done));
    giveUpLate(done, within);
    return done;
  }

  @Override
  public CompletionStage<Recovered> read(StreamId stream, Position after) {
    return reader.ask(tables -> tables.read(stream.name(), after));
  }

  @Override
  public CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    var done = new CompletableFuture<Void>();
    writer.submit(new Work.Checkpoint(stream.name(), upTo.low(), state, done));
    return done;
  }

  @Override
  public CompletionStage<Boolean> checkpointAt(
      StreamId stream, long version, byte[] last, byte[] state) {
    var done = new CompletableFuture<Boolean>();
    writer.submit(new Work.CheckpointAt(stream.name(), version, last, state, done));
    return done;
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    writer.tails().add(stream.name(), listener);
    return () -> writer.tails().remove(stream.name(), listener);
  }

  @Override
  public CompletionStage<Boolean> keep(StreamId stream, long at, byte[] note, byte[] state) {
    var done = new CompletableFuture<Boolean>();
    writer.submit(new Work.Keep(stream.name(), at, note, state, done));
    return done;
  }

  @Override
  public CompletionStage<Boolean> note(StreamId stream, long at, byte[] before, byte[] after) {
    var done = new CompletableFuture<Boolean>();
    writer.submit(new Work.Note(stream.name(), at, before, after, done));
    return done;
  }

  @Override
  public CompletionStage<List<Moment>> moments(StreamId stream) {
    return reader.ask(tables -> tables.moments(stream.name()));
  }

  @Override
  public CompletionStage<Optional<byte[]>> moment(StreamId stream, long at) {
    return reader.ask(tables -> tables.moment(stream.name(), at));
  }

  @Override
  public CompletionStage<Void> forget(StreamId stream, List<Long> moments) {
    var done = new CompletableFuture<Void>();
    writer.submit(new Work.Forget(stream.name(), List.copyOf(moments), done));
    return done;
  }

  @Override
  public CompletionStage<Void> delete(StreamId stream) {
    var done = new CompletableFuture<Void>();
    writer.submit(new Work.Delete(stream.name(), Until.EVER, done));
    return done;
  }

  @Override
  public CompletionStage<Void> deleteInTime(StreamId stream, Duration within) {
    var done = new CompletableFuture<Void>();
    writer.submit(new Work.Delete(stream.name(), Until.in(within), done));
    giveUpLate(done, within);
    return done;
  }

  /** What is not done in time is not done. */
  private static void giveUpLate(CompletableFuture<?> done, Duration within) {
    CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (!done.isDone()) {
                done.completeExceptionally(new JournalException(NOT_IN_TIME, null));
              }
            });
  }

  @Override
  public Health health() {
    return writer.health();
  }

  @Override
  public String describe() {
    return "Journal: "
        + file.path().toAbsolutePath().normalize()
        + " (SQLite). Saved means on this machine's disk.";
  }

  /** How many transactions were committed since it was opened. */
  long batchesWritten() {
    return writer.batchesWritten();
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
    lock.close();
  }
}
