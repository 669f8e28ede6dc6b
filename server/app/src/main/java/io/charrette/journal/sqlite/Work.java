package io.charrette.journal.sqlite;

import io.charrette.journal.Position;
import io.charrette.journal.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One thing for the writer to do, and whom to tell. */
sealed interface Work {
  String stream();

  CompletableFuture<?> done();

  /** Bytes it keeps in memory while it waits. */
  long bytes();

  /** Entries it counts as in the queue. */
  default int entries() {
    return 1;
  }

  /** Until when it is to be done. */
  default Until wanted() {
    return Until.EVER;
  }

  /** Whether nobody waits for it any longer. */
  default boolean isGivenUp() {
    return done().isDone() || wanted().isPast();
  }

  /** Whether it adds to the stream, or ends it. */
  default boolean changesTheEnd() {
    return this instanceof Append || this instanceof AppendAt || this instanceof Delete;
  }

  /**
   * The appends to a stream that wait behind one that is not among these works; what comes after a
   * deletion of the stream does not wait for it.
   */
  static List<Append> appendsBehind(String stream, List<Work> works) {
    List<Append> behind = new ArrayList<>();
    for (Work work : works) {
      if (work.stream().equals(stream)) {
        switch (work) {
          case Append append -> behind.add(append);
          case Delete delete -> {
            return behind;
          }
          default -> {
            // Counted appends know by their numbers what must be there; the rest adds nothing.
          }
        }
      }
    }
    return behind;
  }

  /** An entry whose order does not matter; the stage gets the position. */
  record Append(String stream, byte[] entry, CompletableFuture<Position> done) implements Work {
    @Override
    public long bytes() {
      return entry.length;
    }
  }

  /** Entries that count on from {@code expectedVersion}; the stage gets the new version. */
  record AppendAt(
      String stream,
      long expectedVersion,
      List<byte[]> batch,
      Until wanted,
      CompletableFuture<Long> done)
      implements Work {
    @Override
    public long bytes() {
      return batch.stream().mapToLong(entry -> entry.length).sum();
    }

    @Override
    public int entries() {
      return Math.max(1, batch.size());
    }
  }

  /** What stands for the entries up to {@code upTo}. */
  record Checkpoint(String stream, long upTo, byte[] state, CompletableFuture<Void> done)
      implements Work {
    @Override
    public long bytes() {
      return state.length;
    }
  }

  /**
   * What stands for the entries up to number {@code version}, if that one is {@code last}; the
   * stage gets whether it does.
   */
  record CheckpointAt(
      String stream, long version, byte[] last, byte[] state, CompletableFuture<Boolean> done)
      implements Work {
    @Override
    public long bytes() {
      return (long) last.length + state.length;
    }
  }

  /** What a stream stood for at a moment. */
  record Keep(String stream, long at, byte[] note, byte[] state, CompletableFuture<Boolean> done)
      implements Work {
    @Override
    public long bytes() {
      return (long) note.length + state.length;
    }
  }

  /** Another note of a moment, if it has the one before. */
  record Note(String stream, long at, byte[] before, byte[] after, CompletableFuture<Boolean> done)
      implements Work {
    @Override
    public long bytes() {
      return (long) before.length + after.length;
    }
  }

  /** Moments that are kept no longer. */
  record Forget(String stream, List<Long> moments, CompletableFuture<Void> done) implements Work {
    @Override
    public long bytes() {
      return 0;
    }
  }

  /** The end of a stream. */
  record Delete(String stream, Until wanted, CompletableFuture<Void> done) implements Work {
    @Override
    public long bytes() {
      return 0;
    }
  }
}
