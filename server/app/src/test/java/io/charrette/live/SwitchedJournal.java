package io.charrette.live;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Neighbours;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A process's way to a real journal, which can be cut or held up. */
public final class SwitchedJournal implements Journal {
  private final Journal real;
  private final Neighbours neighbours;
  private final List<Runnable> held = new ArrayList<>();
  private final Map<StreamId, TailListener> listeners = new ConcurrentHashMap<>();
  private volatile boolean cut;
  private volatile boolean refusing;
  private volatile String problem = "";
  private volatile boolean refusingDeletions;
  private final Set<StreamId> deleted = ConcurrentHashMap.newKeySet();
  private boolean holding;
  private boolean holdingDeletions;
  private boolean holdingReads;
  private boolean holdingTails;
  private boolean holdingNews;

  /** How often counted entries were appended; one that is held counts once it is held. */
  public final AtomicInteger batches = new AtomicInteger();

  /** How long what was counted, or ended, was waited for, in order. */
  public final List<Duration> times = new CopyOnWriteArrayList<>();

  /** How many checkpoints of counted entries were made, or refused. */
  public final AtomicInteger checkpoints = new AtomicInteger();

  /** How many moments were kept, or were there already. */
  public final AtomicInteger moments = new AtomicInteger();

  public SwitchedJournal(Journal real, Neighbours neighbours) {
    this.real = real;
    this.neighbours = neighbours;
  }

  /** The other processes on the same journal. */
  public Neighbours neighbours() {
    return neighbours;
  }

  /** From now on, or no longer, nothing gets through. */
  public void cut(boolean now) {
    cut = now;
  }

  /** From now on, or no longer, counted entries are not taken, and nobody knows before. */
  public void refuse(boolean now) {
    refusing = now;
  }

  /** What is wrong, as its health says; nothing else comes of that. */
  public void complain(String now) {
    problem = now;
  }

  /** From now on, or no longer, no stream can be deleted. */
  public void refuseDeletions(boolean now) {
    refusingDeletions = now;
  }

  /** From now on appends are written and not reported. */
  public synchronized void hold() {
    holding = true;
  }

  /** From now on streams that are to be deleted are not, until {@link #release}. */
  public synchronized void holdDeletions() {
    holdingDeletions = true;
  }

  /** From now on streams and moments are read, and what they hold is not reported. */
  public synchronized void holdReads() {
    holdingReads = true;
  }

  /** From now on who follows a stream is not told how far it has got. */
  public synchronized void holdTails() {
    holdingTails = true;
  }

  /** From now on who follows a stream is not told what others append. */
  public synchronized void holdNews() {
    holdingNews = true;
  }

  /** Whether a stream was deleted by this process. */
  public boolean hasDeleted(StreamId stream) {
    return deleted.contains(stream);
  }

  /** How much waits to be reported. */
  public synchronized int held() {
    return held.size();
  }

  /** Reports what was held, and what comes. */
  public void release() {
    List<Runnable> reports;
    synchronized (this) {
      holding = false;
      holdingDeletions = false;
      holdingReads = false;
      holdingTails = false;
      holdingNews = false;
      reports = List.copyOf(held);
      held.clear();
    }
    reports.forEach(Runnable::run);
  }

  /**
   * Tells the last who followed a stream that it came back empty, even if the tail was closed
   * meanwhile: that was then on its way already.
   */
  public void lapseLate(StreamId stream) {
    Objects.requireNonNull(listeners.get(stream), "nobody followed it")
        .lapsed(new Recovered(new byte[0], Position.START, List.of()));
  }

  /**
   * Gives the last who followed a stream all of it, as when a checkpoint has overtaken the tail.
   */
  public void lapse(StreamId stream) {
    TailListener listener = Objects.requireNonNull(listeners.get(stream), "nobody follows it");
    real.read(stream).thenAccept(listener::lapsed);
  }

  /** Tells the last who followed a stream of an entry, as if another process had appended it. */
  void hear(StreamId stream, byte[] entry) {
    Objects.requireNonNull(listeners.get(stream), "nobody follows it")
        .appended(new Entry(Position.START, entry));
  }

  @Override
  public CompletionStage<Position> append(StreamId stream, byte[] entry) {
    if (cut) {
      return unreachable();
    }
    return held(() -> holding, real.append(stream, entry));
  }

  @Override
  public CompletionStage<Long> appendAt(
      StreamId stream, long expected, List<byte[]> entries, Duration within) {
    times.add(within);
    if (cut || refusing) {
      return unreachable();
    }
    CompletionStage<Long> report =
        held(() -> holding, real.appendAt(stream, expected, entries, within));
    batches.incrementAndGet();
    return report;
  }

  @Override
  public CompletionStage<Recovered> read(StreamId stream, Position after) {
    return cut ? unreachable() : held(() -> holdingReads, real.read(stream, after));
  }

  @Override
  public CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    return cut ? unreachable() : real.checkpoint(stream, upTo, state);
  }

  @Override
  public CompletionStage<Boolean> checkpointAt(
      StreamId stream, long version, byte[] last, byte[] state) {
    if (cut) {
      return unreachable();
    }
    CompletionStage<Boolean> stands = real.checkpointAt(stream, version, last, state);
    return stands.whenComplete((done, failure) -> checkpoints.incrementAndGet());
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    listeners.put(stream, listener);
    return real.tail(stream, after, new HeldTail(listener));
  }

  /** Tells a listener how far its stream has got when that is not held. */
  private final class HeldTail implements TailListener {
    private final TailListener listener;

    HeldTail(TailListener listener) {
      this.listener = listener;
    }

    @Override
    public void appended(Entry entry) {
      synchronized (SwitchedJournal.this) {
        if (holdingNews) {
          held.add(() -> listener.appended(entry));
          return;
        }
      }
      listener.appended(entry);
    }

    @Override
    public void reached(Position position) {
      synchronized (SwitchedJournal.this) {
        if (holdingTails) {
          held.add(() -> listener.reached(position));
          return;
        }
      }
      listener.reached(position);
    }

    @Override
    public void lapsed(Recovered afresh) {
      listener.lapsed(afresh);
    }
  }

  @Override
  public CompletionStage<Boolean> keep(StreamId stream, long at, byte[] note, byte[] state) {
    return cut
        ? unreachable()
        : real.keep(stream, at, note, state)
            .whenComplete((kept, failure) -> moments.incrementAndGet());
  }

  @Override
  public CompletionStage<Boolean> note(StreamId stream, long at, byte[] before, byte[] after) {
    return cut ? unreachable() : real.note(stream, at, before, after);
  }

  @Override
  public CompletionStage<List<Moment>> moments(StreamId stream) {
    return cut ? unreachable() : real.moments(stream);
  }

  @Override
  public CompletionStage<Optional<byte[]>> moment(StreamId stream, long at) {
    return cut ? unreachable() : held(() -> holdingReads, real.moment(stream, at));
  }

  @Override
  public CompletionStage<Void> forget(StreamId stream, List<Long> moments) {
    return cut ? unreachable() : real.forget(stream, moments);
  }

  @Override
  public CompletionStage<Void> delete(StreamId stream) {
    return cut || refusingDeletions
        ? unreachable()
        : deleting(stream).whenComplete((done, failure) -> deleted.add(stream));
  }

  @Override
  public CompletionStage<Void> deleteInTime(StreamId stream, Duration within) {
    times.add(within);
    return cut || refusingDeletions ? unreachable() : real.deleteInTime(stream, within);
  }

  private synchronized CompletionStage<Void> deleting(StreamId stream) {
    if (!holdingDeletions) {
      return real.delete(stream);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    held.add(() -> turn.complete(null));
    return turn.thenCompose(begun -> real.delete(stream));
  }

  @Override
  public Health health() {
    String known = cut ? "cut by the test" : problem;
    return known.isEmpty() ? real.health() : new Health(false, known, 0);
  }

  @Override
  public String describe() {
    return real.describe();
  }

  @Override
  public void close() {
    real.close();
  }

  private synchronized <T> CompletionStage<T> held(
      BooleanSupplier switched, CompletionStage<T> stage) {
    if (!switched.getAsBoolean()) {
      return stage;
    }
    CompletableFuture<T> later = new CompletableFuture<>();
    held.add(
        () ->
            stage.whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    later.complete(value);
                  } else {
                    later.completeExceptionally(failure);
                  }
                }));
    return later;
  }

  private static <T> CompletionStage<T> unreachable() {
    return CompletableFuture.failedStage(new JournalException("cut by the test", null));
  }
}
