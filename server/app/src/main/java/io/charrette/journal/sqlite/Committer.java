package io.charrette.journal.sqlite;

import io.charrette.journal.Position;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that writes, and what is known of the file through it. Opens the file again
 * after any trouble. Opened by whoever opens the journal; from then on the writer thread's own.
 */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  /**
   * How many recent entries there may be, and how many bytes of them, before they are moved to
   * their streams' places. The more at a time, the fewer pages are written for each; but moving
   * holds up what is appended meanwhile, and whoever reads one of these streams searches all of
   * them.
   */
  private static final int MERGE_ENTRIES = 4000;

  private static final long MERGE_BYTES = 1024 * 1024;

  private final JournalFile file;
  private final Set<String> recent;

  /** The number of the last entry of each stream, as far as it is known. */
  private final Map<String, Long> ends = new HashMap<>();

  private @Nullable JournalTables tables;
  private int recentEntries;
  private long recentBytes;

  Committer(JournalFile file, Set<String> recent) throws SQLException {
    this.file = file;
    this.recent = recent;
    this.tables = open();
  }

  /** The number of the last batch that was committed. */
  long lastBatch() throws SQLException {
    JournalTables open = tables();
    long number = open.batch();
    open.rollback();
    return number;
  }

  /**
   * Does a batch in one transaction, without what is refused for good. After any other failure the
   * same batch may be tried again.
   *
   * @param again whether it has been tried before, perhaps with success after all
   */
  void commit(Batch batch, boolean again) throws SQLException {
    boolean committed = false;
    try {
      JournalTables open = tables();
      if (again && open.batch() == batch.number()) {
        open.rollback();
      } else {
        perform(batch, open);
        open.putBatch(batch.number());
        open.commit();
      }
      committed = true;
    } finally {
      if (!committed) {
        ends.clear();
        close();
      }
    }
  }

  /** The number of a stream's last entry; null when the batch left that unknown. */
  @Nullable Long end(String stream) {
    return ends.get(stream);
  }

  /** Whether so much has come lately that it should be brought to its place. */
  boolean mergeIsDue() {
    return recentEntries >= MERGE_ENTRIES || recentBytes >= MERGE_BYTES;
  }

  /**
   * Brings what came lately to its streams' places. If that fails, it is tried again as the file is
   * opened for the next batch.
   */
  void merge() {
    recentEntries = 0;
    recentBytes = 0;
    try {
      tables().merge();
    } catch (Throwable e) {
      close();
      LOG.atWarn().addKeyValue("event", "journal.not-merged").log("{}", file.inWords(e));
    }
  }

  /** What was deleted is overwritten in the file; the log before it must not keep it either. */
  void clearLog() {
    try {
      tables().clearLog();
    } catch (Throwable e) {
      close();
      LOG.atWarn()
          .addKeyValue("event", "journal.log-not-cleared")
          .log("{}; what was deleted may stay in its log for a while", file.inWords(e));
    }
  }

  /** Drops the connection, and what was not committed. The next use makes another. */
  void close() {
    JournalTables old = tables;
    tables = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        LOG.atWarn().addKeyValue("event", "journal.not-closed").log("{}", file.inWords(e));
      }
    }
  }

  /** Does the whole batch; from the beginning once more when something of it is to be left out. */
  private void perform(Batch batch, JournalTables open) throws SQLException {
    while (!performAll(batch, open)) {
      open.rollback();
      // The ends that were known are of the transaction that is gone. Once the recent entries are
      // merged, the tables tell.
      ends.clear();
      open.merge();
    }
  }

  private boolean performAll(Batch batch, JournalTables open) throws SQLException {
    batch.outcomes().clear();
    List<Work> works = batch.works();
    for (int i = 0; i < works.size(); i++) {
      Work work = works.get(i);
      if (work.isGivenUp()) {
        continue;
      }
      RefusedForGoodException refusal = batch.refusal(work);
      if (refusal != null) {
        batch.outcomes().add(() -> work.done().completeExceptionally(refusal));
        continue;
      }
      try {
        batch.outcomes().add(perform(work, open));
      } catch (SQLException | RuntimeException e) {
        if (!JournalFile.isFinal(e)) {
          throw e;
        }
        StreamId stream = new StreamId(work.stream());
        batch.refuse(i, new RefusedForGoodException(stream, file.inWords(e), e));
        return false;
      }
    }
    return true;
  }

  /** Does one work inside the transaction; the result is what to tell once that is on disk. */
  private Runnable perform(Work work, JournalTables open) throws SQLException {
    return switch (work) {
      case Work.Append append -> {
        long number = end(append.stream(), open) + 1;
        insert(append.stream(), number, append.entry(), open);
        ends.put(append.stream(), number);
        yield () -> append.done().complete(new Position(0, number));
      }
      case Work.AppendAt append -> {
        long end = end(append.stream(), open);
        if (end != append.expectedVersion()) {
          yield () ->
              append
                  .done()
                  .completeExceptionally(
                      new VersionConflictException(
                          new StreamId(append.stream()), append.expectedVersion(), end));
        }
        long number = end;
        for (byte[] entry : append.batch()) {
          number++;
          insert(append.stream(), number, entry, open);
        }
        long version = number;
        ends.put(append.stream(), version);
        yield () -> append.done().complete(version);
      }
      case Work.Checkpoint checkpoint -> {
        long end = Math.max(end(checkpoint.stream(), open), checkpoint.upTo());
        open.checkpoint(checkpoint.stream(), checkpoint.upTo(), checkpoint.state());
        ends.put(checkpoint.stream(), end);
        yield () -> checkpoint.done().complete(null);
      }
      case Work.CheckpointAt checkpoint -> {
        String stream = checkpoint.stream();
        long version = checkpoint.version();
        boolean covered = open.covered(stream) >= version;
        boolean known = covered || Arrays.equals(open.entry(stream, version), checkpoint.last());
        if (known && !covered) {
          // What is known of the end stays: once its entry is gone, the checkpoint tells it.
          end(stream, open);
          open.checkpoint(stream, version, checkpoint.state());
        }
        yield () -> checkpoint.done().complete(known);
      }
      case Work.Keep keep -> {
        boolean kept = open.keep(keep.stream(), keep.at(), keep.note(), keep.state());
        yield () -> keep.done().complete(kept);
      }
      case Work.Note note -> {
        boolean noted = open.note(note.stream(), note.at(), note.before(), note.after());
        yield () -> note.done().complete(noted);
      }
      case Work.Forget forget -> {
        open.forget(forget.stream(), forget.moments());
        yield () -> forget.done().complete(null);
      }
      case Work.Delete delete -> {
        open.delete(delete.stream());
        ends.remove(delete.stream());
        yield () -> delete.done().complete(null);
      }
    };
  }

  private void insert(String stream, long number, byte[] entry, JournalTables open)
      throws SQLException {
    open.insert(stream, number, entry);
    recentEntries++;
    recentBytes += entry.length;
  }

  private long end(String stream, JournalTables open) throws SQLException {
    Long end = ends.get(stream);
    if (end == null) {
      end = open.end(stream);
      ends.put(stream, end);
    }
    return end;
  }

  private JournalTables tables() throws SQLException {
    if (tables == null) {
      tables = open();
    }
    return tables;
  }

  /**
   * Opens the file. What an earlier connection left among the recent entries is brought to its
   * place, since it is not known whose entries they are.
   */
  private JournalTables open() throws SQLException {
    JournalTables opened = new JournalTables(file.connect(), recent);
    boolean ready = false;
    try {
      opened.merge();
      ready = true;
      return opened;
    } finally {
      if (!ready) {
        opened.close();
      }
    }
  }
}
