package io.charrette.live;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One process's way to a real journal that several processes share: it can be cut, or held up, and
 * its tails bring what the others append.
 */
final class SwitchedJournal implements Journal {
  private final Journal real;
  private final List<SwitchedJournal> all;
  private final Map<StreamId, List<TailListener>> tails = new ConcurrentHashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private volatile boolean cut;
  private boolean holding;

  /** How often counted entries were appended. */
  final AtomicInteger batches = new AtomicInteger();

  SwitchedJournal(Journal real) {
    this(real, new CopyOnWriteArrayList<>());
  }

  private SwitchedJournal(Journal real, List<SwitchedJournal> all) {
    this.real = real;
    this.all = all;
    all.add(this);
  }

  /** The way of another process to the same journal. */
  SwitchedJournal forAnotherProcess() {
    return new SwitchedJournal(real, all);
  }

  /** From now on, or no longer, nothing gets through. */
  void cut(boolean now) {
    cut = now;
  }

  /** From now on appends are written and not reported. */
  synchronized void hold() {
    holding = true;
  }

  /** Reports what was held, and what comes. */
  void release() {
    List<Runnable> reports;
    synchronized (this) {
      holding = false;
      reports = List.copyOf(held);
      held.clear();
    }
    reports.forEach(Runnable::run);
  }

  @Override
  public CompletionStage<Position> append(StreamId stream, byte[] entry) {
    if (cut) {
      return unreachable();
    }
    CompletionStage<Position> appended = real.append(stream, entry);
    appended.thenAccept(position -> tellOthers(stream, new Entry(position, entry)));
    return maybeHeld(appended);
  }

  @Override
  public CompletionStage<Long> appendAt(StreamId stream, long expected, List<byte[]> entries) {
    if (cut) {
      return unreachable();
    }
    batches.incrementAndGet();
    CompletionStage<Long> appended = real.appendAt(stream, expected, entries);
    appended.thenAccept(
        version -> {
          for (int i = 0; i < entries.size(); i++) {
            tellOthers(stream, new Entry(new Position(0, expected + 1 + i), entries.get(i)));
          }
        });
    return maybeHeld(appended);
  }

  @Override
  public CompletionStage<Recovered> read(StreamId stream) {
    return cut ? unreachable() : real.read(stream);
  }

  @Override
  public CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state) {
    return cut ? unreachable() : real.checkpoint(stream, upTo, state);
  }

  @Override
  public Tail tail(StreamId stream, Position after, TailListener listener) {
    tails.computeIfAbsent(stream, s -> new CopyOnWriteArrayList<>()).add(listener);
    Tail tail = real.tail(stream, after, listener);
    return () -> {
      tails.getOrDefault(stream, List.of()).remove(listener);
      tail.close();
    };
  }

  @Override
  public CompletionStage<Void> keep(StreamId stream, long at, byte[] note, byte[] state) {
    return cut ? unreachable() : real.keep(stream, at, note, state);
  }

  @Override
  public CompletionStage<List<Moment>> moments(StreamId stream) {
    return cut ? unreachable() : real.moments(stream);
  }

  @Override
  public CompletionStage<Optional<byte[]>> moment(StreamId stream, long at) {
    return cut ? unreachable() : real.moment(stream, at);
  }

  @Override
  public CompletionStage<Void> forget(StreamId stream, List<Long> moments) {
    return cut ? unreachable() : real.forget(stream, moments);
  }

  @Override
  public CompletionStage<Void> delete(StreamId stream) {
    return cut ? unreachable() : real.delete(stream);
  }

  @Override
  public Health health() {
    return cut ? new Health(false, "cut by the test", 0) : real.health();
  }

  @Override
  public String describe() {
    return real.describe();
  }

  @Override
  public void close() {
    real.close();
  }

  private synchronized <T> CompletionStage<T> maybeHeld(CompletionStage<T> stage) {
    if (!holding) {
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

  private void tellOthers(StreamId stream, Entry entry) {
    for (SwitchedJournal other : all) {
      if (other != this) {
        other.tails.getOrDefault(stream, List.of()).forEach(tail -> tail.appended(entry));
      }
    }
  }

  private static <T> CompletionStage<T> unreachable() {
    return CompletableFuture.failedStage(new JournalException("cut by the test", null));
  }
}
