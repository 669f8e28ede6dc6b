package io.charrette.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Streams of opaque entries that outlive the process.
 *
 * <p>Two kinds of stream: one whose entries commute ({@link #append}), and one whose entries are
 * counted ({@link #appendAt}). A stream is of one kind for its whole life. Every method may be
 * called from any thread; all but {@link #close} return at once.
 *
 * <p>Stages complete on a thread of the journal's own or of the common pool, and fail with {@link
 * JournalException}. After a failed append it is unknown whether the entry is there, and appending
 * a commuting entry again is harmless; two failures say more: {@link VersionConflictException} and
 * {@link RefusedForGoodException} mean that nothing was stored.
 */
public interface Journal extends AutoCloseable {

  /**
   * Appends an entry whose order among others does not matter. The stage completes with the entry's
   * position when it is durable. Appends of one caller thread to one stream are durable in order;
   * if one is {@linkplain RefusedForGoodException refused for good}, those behind it fail with it.
   *
   * @param entry not changed by either side afterwards
   */
  CompletionStage<Position> append(StreamId stream, byte[] entry);

  /**
   * Appends entries as numbers {@code expectedVersion + 1}, and so on, all or none. Fails with
   * {@link VersionConflictException}, and appends nothing, when the stream does not end at {@code
   * expectedVersion}. What cannot be stored in time fails too, and is not stored later: by then
   * nobody waits for it.
   *
   * @param within what is left of the time that it is waited for
   * @return the new version, when durable
   */
  CompletionStage<Long> appendAt(
      StreamId stream, long expectedVersion, List<byte[]> entries, Duration within);

  /** Reads the last checkpoint, if any, and all entries after it. */
  default CompletionStage<Recovered> read(StreamId stream) {
    return read(stream, Position.START);
  }

  /**
   * Reads what there is after a position: the last checkpoint if it covers more than {@code after},
   * and all entries after both.
   */
  CompletionStage<Recovered> read(StreamId stream, Position after);

  /**
   * Stores what stands for every entry of a stream whose entries commute, up to and including
   * {@code upTo}, then drops these. A crash between the two leaves both, which is harmless; of two
   * checkpoints the further one stays.
   *
   * @param upTo from {@link Recovered#end}, {@link TailListener#reached} or an {@link Entry} that a
   *     tail handed over. The position of an append of one's own will not do: another process may
   *     have appended before it what has not been handed over yet.
   */
  CompletionStage<Void> checkpoint(StreamId stream, Position upTo, byte[] state);

  /**
   * Does the same of a counted stream, for every entry up to and including number {@code version},
   * provided that this one is {@code last}. If there is another or none, the stream is not what the
   * caller knows: it was deleted, or came back shorter and went on otherwise. Nothing changes then.
   *
   * @return whether this checkpoint stands, or one that reaches as far
   */
  CompletionStage<Boolean> checkpointAt(StreamId stream, long version, byte[] last, byte[] state);

  /**
   * Hands over every entry that another process appends after {@code after}, in order, until
   * closed. The listener is called on one thread of the journal's own, which it must not block. An
   * embedded journal has no other process and calls {@link TailListener#reached} only.
   */
  Tail tail(StreamId stream, Position after, TailListener listener);

  /**
   * Keeps what a stream stood for at a moment, beside its entries: no checkpoint drops it. The
   * stage completes after those of the appends before it. A moment that is kept already stays as it
   * is, so several processes may keep the same one.
   *
   * @param at epoch milliseconds, not negative
   * @param note a few words for {@link #moments}, so that nobody need read the state
   * @return whether this is the state that is kept of it: another process may have kept another
   */
  CompletionStage<Boolean> keep(StreamId stream, long at, byte[] note, byte[] state);

  /**
   * Makes another note of a moment that is kept, if this is the one there is: another process may
   * have made another meanwhile. The stage completes after those of the changes before it.
   *
   * @return whether it has this note now; false also if the moment is not kept
   */
  CompletionStage<Boolean> note(StreamId stream, long at, byte[] before, byte[] after);

  /** The moments that are kept, oldest first. */
  CompletionStage<List<Moment>> moments(StreamId stream);

  /** The state that is kept of exactly this moment, if there is one. */
  CompletionStage<Optional<byte[]>> moment(StreamId stream, long at);

  /** Keeps these moments no longer; one that is not kept is none to forget. */
  CompletionStage<Void> forget(StreamId stream, List<Long> moments);

  /** Drops a stream whole, and what is kept of its moments. */
  CompletionStage<Void> delete(StreamId stream);

  /**
   * Does the same, or fails: what cannot be dropped in time is not dropped later, as with {@link
   * #appendAt}.
   */
  CompletionStage<Void> deleteInTime(StreamId stream, Duration within);

  /** Whether appends succeed at present; cheap. */
  Health health();

  /** Where entries go and what durable means there: one or two sentences for the start-up. */
  String describe();

  /** Makes everything appended so far durable, then releases all. Blocks; not on an event loop. */
  @Override
  void close();

  /** An entry and where it stands. */
  record Entry(Position position, byte[] bytes) {}

  /**
   * What {@link #read} found.
   *
   * @param checkpoint empty array when there is none
   * @param upTo the position that the checkpoint covers; when there is none, that after which was
   *     read
   * @param entries those after it, oldest first
   */
  record Recovered(byte[] checkpoint, Position upTo, List<Entry> entries) {
    /** The position of the last entry, or of the checkpoint. */
    public Position end() {
      return entries.isEmpty() ? upTo : entries.getLast().position();
    }
  }

  /**
   * A moment of a stream that is kept.
   *
   * @param at epoch milliseconds
   * @param bytes of the state
   */
  record Moment(long at, byte[] note, int bytes) {}

  /** What a tail calls. */
  @FunctionalInterface
  interface TailListener {
    /** Another process appended an entry. */
    void appended(Entry entry);

    /**
     * Every entry up to {@code position} has been handed over by now, or is this process's own: a
     * checkpoint of what the caller holds once it has applied these may cover up to there.
     */
    default void reached(Position position) {}

    /**
     * The tail lost the thread: entries were dropped by another process's checkpoint before they
     * could be handed over, or the store went away and may have come back without the stream's end,
     * as after a failover. {@code afresh} is the stream as it is now, own entries included, and the
     * tail goes on after its end. Unless overridden the checkpoint is handed over as if it were an
     * entry, which suits streams whose entries and checkpoints are of one kind and may repeat.
     */
    default void lapsed(Recovered afresh) {
      if (afresh.checkpoint().length > 0) {
        appended(new Entry(afresh.upTo(), afresh.checkpoint()));
      }
      afresh.entries().forEach(this::appended);
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
   * @param problem what is wrong, in words for an operator, which name no stream; empty when
   *     nothing is. If something is wrong although it is writable, then with single streams.
   * @param queued entries appended and not yet durable
   */
  record Health(boolean writable, String problem, int queued) {}
}
