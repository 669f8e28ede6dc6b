package io.charrette.journal.sqlite;

import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.QueueBudget;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes whatever has queued while the last batch was committed, does it
 * in one transaction, and tells everyone when that is on disk. A batch that the disk refuses is
 * tried again, as it is, until it is taken.
 */
final class JournalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /**
   * From the end of one commit to the beginning of the next. Each commit costs the processor and
   * the disk about the same, however many entries it has; this is what many entries then wait for
   * each other, while one that comes alone finds the pause over.
   */
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

  /**
   * How much may have come lately before it is brought to its streams' places, in entries and in
   * bytes. The more at a time, the fewer pages are written for each; but that holds up what is
   * appended meanwhile, and to read one of these streams is to look through all of it.
   */
  private static final int MERGE_ENTRIES = 4000;

  private static final long MERGE_BYTES = 1024 * 1024;

  /** After so many failures in a row a journal that is being closed gives up. */
  private static final int CLOSING_ATTEMPTS = 5;

  // Set once.
  private final JournalFile file;
  private final JournalLimits limits;
  private final Set<String> recent;
  private final QueueBudget budget;
  private final Thread thread;

  // Any thread.
  private final Map<String, List<TailListener>> tails = new ConcurrentHashMap<>();
  private final AtomicLong batchesWritten = new AtomicLong();
  private volatile String problem = "";

  // Under the lock.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Work> queue = new ArrayList<>();
  private boolean closing;

  /** Whether the thread waits for the first work, and so is to be woken by it. */
  private boolean idle;

  // The writer thread's own.
  private final Map<String, Long> ends = new HashMap<>();
  private @Nullable JournalTables tables;
  private long batchNumber;
  private int recentEntries;
  private long recentBytes;

  JournalWriter(JournalFile file, JournalLimits limits, Set<String> recent) throws SQLException {
    this.file = file;
    this.limits = limits;
    this.recent = recent;
    this.budget = new QueueBudget(limits);
    this.tables = open();
    this.batchNumber = tables.batch();
    tables.rollback();
    this.thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Queues, or completes the work's stage with the reason why not. Any thread. */
  void submit(Work work) {
    try {
      enqueue(work);
    } catch (JournalException e) {
      work.done().completeExceptionally(e);
    }
  }

  private void enqueue(Work work) {
    lock.lock();
    try {
      if (closing) {
        throw new JournalException("The journal is closed", null);
      }
      budget.take(work.entries(), work.bytes());
      queue.add(work);
      if (idle) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void addTail(String stream, TailListener listener) {
    tails.compute(
        stream,
        (s, present) -> {
          List<TailListener> listeners = present == null ? new CopyOnWriteArrayList<>() : present;
          listeners.add(listener);
          return listeners;
        });
  }

  void removeTail(String stream, TailListener listener) {
    tails.computeIfPresent(
        stream,
        (s, listeners) -> {
          listeners.remove(listener);
          return listeners.isEmpty() ? null : listeners;
        });
  }

  /** Empty while writing succeeds. Any thread. */
  String problem() {
    if (problem.isEmpty() && budget.full()) {
      return "The journal's queue is full: the disk does not keep up";
    }
    return problem;
  }

  int queued() {
    return budget.entries();
  }

  /** How many transactions were committed since the start. */
  long batchesWritten() {
    return batchesWritten.get();
  }

  /** Takes no more, writes what there is, and ends the thread. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
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
        if (recentEntries >= MERGE_ENTRIES || recentBytes >= MERGE_BYTES) {
          merge();
        } else {
          gather();
        }
      }
    } finally {
      closeTables();
    }
  }

  /** In a frame of its own, so that no batch is held on to while the next is waited for. */
  private boolean writeNextBatch() {
    List<Work> batch = nextBatch();
    try {
      if (!batch.isEmpty()) {
        write(batch);
      }
    } catch (RuntimeException | Error e) {
      stop(batch, e);
      throw e;
    }
    return !batch.isEmpty();
  }

  /** After what should not happen: nothing more is taken, and nobody waits for ever. */
  private void stop(List<Work> batch, Throwable because) {
    problem = "The journal's writer has stopped: " + because;
    LOG.atError().addKeyValue("event", "journal.broken").log(problem, because);
    List<Work> left = new ArrayList<>(batch);
    lock.lock();
    try {
      closing = true;
      left.addAll(queue);
      queue.clear();
    } finally {
      lock.unlock();
    }
    fail(left, new JournalException(problem, because));
  }

  /** After a commit: lets more work come together before the next. */
  private void gather() {
    lock.lock();
    try {
      for (long nanos = GATHER_NANOS; nanos > 0 && !closing; ) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Brings what came lately to its streams' places, while what comes now gathers. What the disk
   * refuses is tried again as the file is opened for the next batch.
   */
  private void merge() {
    recentEntries = 0;
    recentBytes = 0;
    try {
      tables().merge();
    } catch (SQLException | RuntimeException e) {
      LOG.atWarn().addKeyValue("event", "journal.not-merged").log("{}", file.inWords(e));
      closeTables();
    }
  }

  /** Waits for work; empty when there is none left and the journal is closing. */
  private List<Work> nextBatch() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        idle = true;
        changed.awaitUninterruptibly();
      }
      idle = false;
      List<Work> batch = queue;
      queue = new ArrayList<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Work> batch) {
    batchNumber++;
    List<Runnable> outcomes = new ArrayList<>();
    int failures = 0;
    while (true) {
      try {
        commit(batch, outcomes, failures > 0);
        break;
      } catch (SQLException | RuntimeException e) {
        failures++;
        problem = file.inWords(e);
        if (failures == 1) {
          LOG.atWarn()
              .addKeyValue("event", "journal.refused")
              .log("{}; {} entries wait and are tried again", problem, budget.entries());
        }
        closeTables();
        ends.clear();
        if (!awaitRetry(failures)) {
          fail(batch, new JournalException(problem, e));
          return;
        }
      }
    }
    if (failures > 0) {
      LOG.atInfo()
          .addKeyValue("event", "journal.recovered")
          .log("The journal {} is written again", file.path());
    }
    problem = "";
    batchesWritten.incrementAndGet();
    if (batch.stream().anyMatch(work -> work instanceof Work.Delete)) {
      clearLog();
    }
    batch.forEach(work -> budget.release(work.entries(), work.bytes()));
    outcomes.forEach(Runnable::run);
    tellTails(batch);
  }

  /** What was deleted is overwritten in the file; the log before it must not keep it either. */
  private void clearLog() {
    try {
      tables().clearLog();
    } catch (SQLException e) {
      LOG.atWarn()
          .addKeyValue("event", "journal.log-not-cleared")
          .log("{}; what was deleted may stay in its log for a while", file.inWords(e));
    }
  }

  /** Does the whole batch in one transaction, unless an earlier try had succeeded after all. */
  private void commit(List<Work> batch, List<Runnable> outcomes, boolean again)
      throws SQLException {
    JournalTables open = tables();
    if (again && open.batch() == batchNumber) {
      open.rollback();
      return;
    }
    outcomes.clear();
    for (Work work : batch) {
      outcomes.add(perform(work, open));
    }
    open.putBatch(batchNumber);
    open.commit();
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
      case Work.Keep keep -> {
        open.keep(keep.stream(), keep.at(), keep.note(), keep.state());
        yield () -> keep.done().complete(null);
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
   * Opens the file. What came lately, before, is brought to its place: whose it is is not known.
   */
  private JournalTables open() throws SQLException {
    JournalTables opened = new JournalTables(file.connect(), recent);
    try {
      opened.merge();
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  private void closeTables() {
    if (tables != null) {
      try {
        tables.close();
      } catch (SQLException e) {
        LOG.atWarn().addKeyValue("event", "journal.not-closed").log("{}", file.inWords(e));
      }
      tables = null;
    }
  }

  /** Waits before the next try; false when the journal closes and has tried often enough. */
  private boolean awaitRetry(int failures) {
    lock.lock();
    try {
      if (closing && failures >= CLOSING_ATTEMPTS) {
        return false;
      }
      long nanos = limits.retryAfter(failures).toNanos();
      while (nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  private static CompletionException interrupted(InterruptedException e) {
    return new CompletionException("the writer's thread was interrupted", e);
  }

  private void fail(List<Work> batch, JournalException because) {
    batch.forEach(
        work -> {
          budget.release(work.entries(), work.bytes());
          work.done().completeExceptionally(because);
        });
  }

  private void tellTails(List<Work> batch) {
    if (tails.isEmpty()) {
      return;
    }
    for (String stream : batch.stream().map(Work::stream).distinct().toList()) {
      Long end = ends.get(stream);
      for (TailListener listener : tails.getOrDefault(stream, List.of())) {
        if (end != null) {
          tell(listener, new Position(0, end));
        }
      }
    }
  }

  /** A listener's failure is its own and must not stop the journal. */
  private static void tell(TailListener listener, Position reached) {
    try {
      listener.reached(reached);
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("event", "journal.listener-failed").log("A listener failed", e);
    }
  }
}
