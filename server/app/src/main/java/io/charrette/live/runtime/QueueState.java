package io.charrette.live.runtime;

import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Command;
import io.charrette.workshop.Workshop;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link CommandQueue} stands. One thing is under way at a time, a read or an append.
 *
 * <pre>
 *     ┌────────────── the journal failed ──────────────┐
 *     ▼                                                │
 *   Behind ──asked, or tried again──▶ Reading ─────────┤
 *                                      ▲   │           │
 *              others appended, or it  │   │ read      │
 *              is not known whether    │   ▼           │
 *                                      Idle ──commands that change something──▶ Appending
 *                                        ▲                                        │   │
 *                                        └──────────appended, or conflict─────────┘   │
 *     ▲                                                                               │
 *     └──────────────────────────── the journal failed ───────────────────────────────┘
 *
 *   each of them ──left memory──▶ Closed
 * </pre>
 *
 * <p>A transition that is not drawn throws {@link IllegalStateException}.
 */
sealed interface QueueState {

  /** How sure the queue is that it knows all that is stored; a later one includes those before. */
  enum Doubt {
    /** Nobody has said anything else. */
    NONE,
    /** There may be more. */
    BEHIND,
    /** Something that had been stored may be there no longer, or be something else. */
    LOST;

    Doubt or(Doubt other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /**
   * A command that waits for its outcome.
   *
   * @param at when it was asked, epoch milliseconds
   * @param deadline until when it is waited for, epoch milliseconds
   */
  record Asked(
      Command command,
      @Nullable Long expectedVersion,
      long at,
      long deadline,
      Promise<Outcome> outcome) {}

  /** What waits for something under way to end. */
  record Waiting(
      List<Asked> commands, List<Promise<Workshop>> readers, List<Promise<Void>> settling) {
    Waiting() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Begins to read what is stored. */
  default Reading read(Doubt doubt, Waiting waiting) {
    throw illegal("read");
  }

  /** Begins to append what a batch of commands has become. */
  default Appending append(CommandBatch batch, Waiting waiting) {
    throw illegal("append");
  }

  /** What was under way has ended well. */
  default Idle done() {
    throw illegal("be done");
  }

  /**
   * What was under way has failed.
   *
   * @param retry the timer that tries again, {@link Behind#NO_TIMER} for none
   */
  default Behind failed(long retry) {
    throw illegal("fail");
  }

  /** Ends. */
  default Closed close() {
    return new Closed();
  }

  private IllegalStateException illegal(String what) {
    return new IllegalStateException("cannot " + what + " when " + getClass().getSimpleName());
  }

  /**
   * Nothing is under way, and there may be more than what is known; it is read as soon as anybody
   * asks for anything.
   *
   * @param doubt not {@link Doubt#NONE}
   * @param retry the timer that tries again, or {@link #NO_TIMER}
   */
  record Behind(Doubt doubt, long retry) implements QueueState {
    static final long NO_TIMER = -1;

    public Behind {
      if (doubt == Doubt.NONE) {
        throw new IllegalArgumentException("without a doubt it is idle");
      }
    }

    @Override
    public Reading read(Doubt further, Waiting waiting) {
      return new Reading(doubt.or(further), waiting);
    }
  }

  /** Nothing is under way, nothing waits, and what is known is all there is. */
  record Idle() implements QueueState {
    @Override
    public Reading read(Doubt doubt, Waiting waiting) {
      return new Reading(doubt, waiting);
    }

    @Override
    public Appending append(CommandBatch batch, Waiting waiting) {
      return new Appending(batch, waiting);
    }
  }

  /** Something is under way; what is asked meanwhile waits. */
  abstract sealed class Busy implements QueueState {
    private final Waiting waiting;
    private Doubt doubt = Doubt.NONE;

    private Busy(Waiting waiting) {
      this.waiting = waiting;
    }

    Waiting waiting() {
      return waiting;
    }

    /** What has been heard since it began. */
    Doubt doubt() {
      return doubt;
    }

    void doubt(Doubt heard) {
      doubt = doubt.or(heard);
    }

    @Override
    public Idle done() {
      return new Idle();
    }
  }

  /** What is stored is being read. */
  final class Reading extends Busy {
    private final boolean doubtsAll;

    private Reading(Doubt doubt, Waiting waiting) {
      super(waiting);
      this.doubtsAll = doubt == Doubt.LOST;
    }

    /** Whether what is known may have gone, so that this must be seen first. */
    boolean doubtsAll() {
      return doubtsAll;
    }

    @Override
    public Behind failed(long retry) {
      return new Behind(doubtsAll ? Doubt.LOST : Doubt.BEHIND.or(doubt()), retry);
    }
  }

  /** What a batch of commands has become is being appended. */
  final class Appending extends Busy {
    private final CommandBatch batch;

    private Appending(CommandBatch batch, Waiting waiting) {
      super(waiting);
      this.batch = batch;
    }

    CommandBatch batch() {
      return batch;
    }

    @Override
    public Behind failed(long retry) {
      return new Behind(Doubt.BEHIND.or(doubt()), retry);
    }
  }

  /** Has left memory: asking for anything throws. */
  record Closed() implements QueueState {
    @Override
    public Closed close() {
      throw new IllegalStateException("closed already");
    }
  }
}
