package io.charrette.journal.sqlite;

import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that reads, beside the writer and never waiting for it. */
final class JournalReader {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

  private final JournalFile file;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("journal-reader").factory());

  // The reader thread's own.
  private @Nullable JournalTables tables;

  JournalReader(JournalFile file) {
    this.file = file;
  }

  /** Any thread. */
  CompletableFuture<Recovered> read(String stream) {
    var done = new CompletableFuture<Recovered>();
    try {
      thread.execute(() -> read(stream, done));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(new JournalException("The journal is closed", e));
    }
    return done;
  }

  /** Finishes the reads that were asked for, then ends the thread. */
  void close() {
    try {
      thread.execute(this::closeTables);
    } catch (RejectedExecutionException e) {
      return; // closed before
    }
    thread.close();
  }

  private void read(String stream, CompletableFuture<Recovered> done) {
    Recovered recovered;
    try {
      if (tables == null) {
        tables = new JournalTables(file.connect());
      }
      recovered = tables.read(stream);
      tables.rollback();
    } catch (SQLException | RuntimeException e) {
      closeTables();
      done.completeExceptionally(new JournalException(file.inWords(e), e));
      return;
    }
    done.complete(recovered);
  }

  private void closeTables() {
    try {
      if (tables != null) {
        tables.close();
      }
    } catch (SQLException e) {
      LOG.warn("{}", file.inWords(e));
    } finally {
      tables = null;
    }
  }
}
