package io.charrette.journal.sqlite;

import io.charrette.journal.Journal.Health;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.charrette.journal.Position;
import io.charrette.journal.Refusals;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes whatever has queued while the last batch was committed, does it
 * in one transaction, and tells everyone when that is on disk. A batch that the disk refuses is
 * tried again, as it is, until it is taken; only what can never be taken is left out of it.
 *
 * <p>The thread ends when the journal is closed. Should it ever end otherwise, then health says so,
 * and whoever waits, or comes later, is told.
 */
final class JournalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /**
   * From the end of one commit to the beginning of the next. Each commit costs the processor and
   * the disk about the same, however many entries it has; this is what many entries then wait for
   * each other, while one that comes alone finds the pause over.
   */
  private static final Duration GATHER = Duration.ofMillis(16);

  /** After so many failures in a row a journal that is being closed gives up. */
  private static final int CLOSING_ATTEMPTS = 5;

  private static final String STOPPED = "The journal's writer has stopped; the log says why";

  // Set once, and for any thread.
  private final JournalFile file;
  private final WorkQueue queue;
  private final Tails tails = new Tails();
  private final Refusals refusals = new Refusals();
  private final AtomicLong batchesWritten = new AtomicLong();
  private final Thread thread;
  private volatile String problem = "";

  // The writer thread's own, once it runs.
  private final Committer committer;
  private final Outage outage;
  private long batchNumber;

  JournalWriter(JournalFile file, JournalLimits limits, Set<String> recent) throws SQLException {
    this.file = file;
    this.queue = new WorkQueue(limits);
    this.committer = new Committer(file, recent);
    this.batchNumber = committer.lastBatch();
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words("journal.refused", "they are tried again"),
            new Outage.Words(
                "journal.recovered", "The journal " + file.path() + " is written again"));
    this.thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Queues, or completes the work's stage with the reason why not. Any thread. */
  void submit(Work work) {
    try {
      queue.add(work);
    } catch (JournalException e) {
      work.done().completeExceptionally(e);
    }
  }

  /** Who is told how far streams are durable. Any thread. */
  Tails tails() {
    return tails;
  }

  /** Any thread. */
  Health health() {
    String now = problem;
    if (now.isEmpty() && queue.isFull()) {
      now = "The journal's queue is full: the disk does not keep up";
    }
    return now.isEmpty()
        ? new Health(true, refusals.inWords(), queue.entries())
        : new Health(false, now, queue.entries());
  }

  /** How many transactions were committed since the start. */
  long batchesWritten() {
    return batchesWritten.get();
  }

  /** Takes no more, writes what there is, and ends the thread. Blocks. */
  void close() {
    queue.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (writeNextBatch()) {
        if (committer.mergeIsDue()) {
          committer.merge();
        } else {
          queue.gather(GATHER);
        }
      }
    } catch (Throwable e) {
      stopped(e);
    } finally {
      committer.close();
    }
  }

  /** In a frame of its own, so that no batch is held on to while the next is waited for. */
  private boolean writeNextBatch() {
    List<Work> works = queue.takeAll();
    try {
      if (!works.isEmpty()) {
        write(new Batch(++batchNumber, works));
      }
    } catch (Throwable e) {
      fail(works, new JournalException(STOPPED, e));
      throw e;
    }
    return !works.isEmpty();
  }

  /** After what should not happen: nothing more is taken, and nobody waits for ever. */
  private void stopped(Throwable because) {
    problem = STOPPED;
    queue.close(STOPPED);
    fail(queue.takeAll(), new JournalException(STOPPED, because));
    LOG.atError().addKeyValue("event", "journal.broken").setCause(because).log(STOPPED);
  }

  private void write(Batch batch) {
    for (Duration pause = commit(batch); pause.isPositive(); pause = commit(batch)) {
      if (queue.isClosed() && outage.failures() >= CLOSING_ATTEMPTS) {
        fail(batch.works(), new JournalException(problem, null));
        return;
      }
      queue.pause(pause);
    }
    outage.over();
    problem = "";
    batchesWritten.incrementAndGet();
    if (batch.deletes()) {
      committer.clearLog();
    }
    note(batch);
    tell(batch);
  }

  /** Tries to commit; after a failure, how long to wait before the next try. */
  private Duration commit(Batch batch) {
    assert Thread.currentThread() == thread;
    try {
      committer.commit(batch, outage.failures() > 0);
      return Duration.ZERO;
    } catch (Throwable e) {
      // An Error, too: what was begun is dropped, and memory, for one, may be there next time.
      problem = file.inWords(e);
      if (outage.failures() == 0 && !(e instanceof SQLException)) {
        LOG.atError().addKeyValue("event", "journal.failed").setCause(e).log("{}", problem);
      }
      return outage.failed(problem + "; " + queue.entries() + " entries wait");
    }
  }

  /** Notes for health which streams are refused for good, and which go on. */
  private void note(Batch batch) {
    if (!batch.refusesAny() && refusals.isEmpty()) {
      return;
    }
    for (Work work : batch.works()) {
      RefusedForGoodException refusal = batch.refusal(work);
      if (refusal != null) {
        refusals.refused(refusal);
      } else if (work.changesTheEnd()) {
        refusals.over(new StreamId(work.stream()));
      }
    }
  }

  private void tell(Batch batch) {
    batch.works().forEach(queue::release);
    batch.outcomes().forEach(Runnable::run);
    // Only now, when whoever appends can know what became of the entry before. What is appended in
    // between fails needlessly, which is harmless; the other way round it would be there without
    // it.
    batch.broken().forEach((stream, because) -> fail(queue.takeBehind(stream), because));
    if (!tails.isEmpty()) {
      for (String stream : batch.works().stream().map(Work::stream).distinct().toList()) {
        Long end = committer.end(stream);
        if (end != null) {
          tails.reached(stream, new Position(0, end));
        }
      }
    }
  }

  private void fail(List<? extends Work> works, JournalException because) {
    works.forEach(
        work -> {
          queue.release(work);
          work.done().completeExceptionally(because);
        });
  }
}
