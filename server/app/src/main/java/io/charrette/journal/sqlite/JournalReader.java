package io.charrette.journal.sqlite;

import io.charrette.journal.JournalException;
import java.sql.SQLException;
import java.util.Set;
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

  private static final String THREAD = "journal-reader";

  private final JournalFile file;
  private final Set<String> recent;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name(THREAD).factory());

  // The reader thread's own.
  private @Nullable JournalTables tables;

  JournalReader(JournalFile file, Set<String> recent) {
    this.file = file;
    this.recent = recent;
  }

  /** A question to the file. */
  @FunctionalInterface
  interface Question<T> {
    T answer(JournalTables tables) throws SQLException;
  }

  /** Answers a question of what one transaction sees. Any thread. */
  <T> CompletableFuture<T> ask(Question<T> question) {
    var done = new CompletableFuture<T>();
    try {
      thread.execute(() -> answer(question, done));
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

  private <T> void answer(Question<T> question, CompletableFuture<T> done) {
    assert Thread.currentThread().getName().equals(THREAD);
    T answer;
    try {
      if (tables == null) {
        tables = new JournalTables(file.connect(), recent);
      }
      answer = question.answer(tables);
      tables.rollback();
    } catch (Throwable e) {
      // An Error, too: whoever asked must not wait for ever.
      done.completeExceptionally(new JournalException(file.inWords(e), e));
      closeTables();
      return;
    }
    done.complete(answer);
  }

  private void closeTables() {
    try {
      if (tables != null) {
        tables.close();
      }
    } catch (SQLException e) {
      LOG.atWarn().addKeyValue("event", "journal.not-closed").log("{}", file.inWords(e));
    } finally {
      tables = null;
    }
  }
}
