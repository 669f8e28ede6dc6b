package io.charrette.journal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Streams of opaque entries that outlive the process.
 *
 * <p>Two kinds of stream: one whose entries commute ({@link #append}), and one whose entries are
 * counted ({@link #appendAt}). A stream is of one kind for its whole life. Stages fail with {@link
 * JournalException}; after a failed append it is unknown whether the entry is there, and appending
 * a commuting entry again is harmless.
 */
public interface Journal extends AutoCloseable {

  /**
   * Appends an entry whose order among others does not matter. The stage completes with the entry's
   * position when it is durable. Appends of one caller thread to one stream are durable in order.
   *
   * @param entry not changed by either side afterwards
   */
  CompletionStage<Position> append(StreamId stream, byte[] entry);

  /**
   * Appends entries as numbers {@code expectedVersion + 1}, and so on, all or none. Fails with
   * {@link VersionConflictException}, and appends nothing, when the stream does not end at {@code
   * expectedVersion}.
   *
   * @return the new version, when durable
   */
  CompletionStage<Long> appendAt(StreamId stream, long expectedVersion, List<byte[]> entries);

  /** Reads the last checkpoint, if any, and all entries after it. */
  CompletionStage<Recovered> read(StreamId stream);

  /**
   * Stores what stands for every entry up to and including {@code upTo}, then drops these. A crash
   * between the two leaves both, which is harmless; of two checkpoints the further one stays.
   */
  CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state);

  /**
   * Hands over every entry that another process appends after {@code after}, in order, until
   * closed. An embedded journal has no other process and never calls.
   */
  Tail tail(StreamId stream, Position after, Consumer<Entry> listener);

  /** Drops a stream whole. */
  CompletionStage<Void> delete(StreamId stream);

  /** Whether appends succeed at present; cheap, from any thread. */
  Health health();

  /** Makes everything appended so far durable, then releases all. Blocks; not on an event loop. */
  @Override
  void close();

  /** An entry and where it stands. */
  record Entry(Position position, byte[] bytes) {}

  /**
   * What {@link #read} found.
   *
   * @param checkpoint empty array when there is none
   * @param upTo the position that the checkpoint covers, {@link Position#START} when there is none
   * @param entries those after it, oldest first
   */
  record Recovered(byte[] checkpoint, Position upTo, List<Entry> entries) {
    /** The position of the last entry, or of the checkpoint. */
    public Position end() {
      return entries.isEmpty() ? upTo : entries.getLast().position();
    }
  }

  /** A running tail. */
  interface Tail extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Whether appends succeed.
   *
   * @param problem what is wrong, in words for an operator; empty when writable
   * @param queued entries appended and not yet durable
   */
  record Health(boolean writable, String problem, int queued) {}
}
