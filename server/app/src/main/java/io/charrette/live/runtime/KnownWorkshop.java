package io.charrette.live.runtime;

import io.charrette.live.runtime.CommandBatch.Step;
import io.charrette.live.runtime.QueueState.Doubt;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workshop's durable state as far as this process knows it. It advances by what is read, what
 * other processes tell, and what was appended here; and begins anew when the journal has lost some
 * of it. Touched by the runtime's context only.
 */
final class KnownWorkshop {
  private static final Logger LOG = LoggerFactory.getLogger(KnownWorkshop.class);

  private final EventStream stream;
  private final int eventsPerCheckpoint;
  private final Listener listener;
  private Workshop now = Workshop.UNBORN;

  /** What was known before the journal lost some of it, until what is left is known. */
  private @Nullable Workshop lost;

  private boolean closed;

  /** Hears of each change of the durable state. */
  interface Listener {
    /** The state advanced by these steps, in their order, of which there is one at least. */
    void advanced(List<Step> steps, Workshop after);

    /** The state advanced by steps that are not known: a checkpoint stands for some of them. */
    void overtaken(Workshop before, Workshop after);

    /** The journal lost events that had been durable; this is what was known, and what is left. */
    void startedOver(Workshop before, Workshop after);
  }

  /** Knows nothing yet. */
  KnownWorkshop(EventStream stream, int eventsPerCheckpoint, Listener listener) {
    this.stream = stream;
    this.eventsPerCheckpoint = eventsPerCheckpoint;
    this.listener = listener;
  }

  /** The state. */
  Workshop now() {
    return now;
  }

  /** Takes in what other processes told, if it comes next; whether there may be more than that. */
  Doubt takeArrived() {
    try {
      return switch (stream.takeArrived(now.version())) {
        case EventStream.News.Next next -> {
          advance(Advance.of(now, next.further()));
          yield Doubt.NONE;
        }
        case EventStream.News.Gap ignored -> Doubt.BEHIND;
      };
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      return Doubt.BEHIND; // reading it will say so
    }
  }

  /**
   * Reads what is stored after what is known; {@link #take} takes it in.
   *
   * @param doubted whether what is known may have gone, so that this must be seen first
   */
  Future<Advance> read(boolean doubted) {
    return Future.succeededFuture()
        .compose(begun -> doubted ? makeSure() : Future.succeededFuture())
        .compose(sure -> stream.readAfter(now.version()))
        .map(further -> Advance.of(now, further));
  }

  /** Takes in what was read. */
  void take(Advance read) {
    Workshop before = lost;
    if (before != null) {
      lost = null;
      now = read.after();
      tell(() -> listener.startedOver(before, now));
    } else {
      advance(read);
    }
    if (read.steps().size() >= eventsPerCheckpoint) {
      stream.checkpoint(now);
    }
  }

  /** Appends the events of a batch that was decided on this state, in time or never. */
  Future<?> append(CommandBatch batch, Duration within) {
    return Future.succeededFuture()
        .compose(begun -> stream.append(now.version(), batch.events(), within));
  }

  /** They are durable. */
  void appended(CommandBatch batch) {
    long before = now.version();
    advance(Advance.by(batch.steps()));
    if (before / eventsPerCheckpoint < now.version() / eventsPerCheckpoint) {
      // Of all processes one has appended this event, so one makes the checkpoint.
      stream.checkpoint(now);
    }
  }

  /** Whether it will be heard when others append. */
  boolean isFollowed() {
    return stream.followed();
  }

  void close() {
    closed = true;
    stream.close();
  }

  /**
   * Looks whether what is known is still there. It need not be lost: what a tail was given may be
   * older than what this process has appended since.
   */
  private Future<Void> makeSure() {
    return stream
        .isWhole()
        .map(
            whole -> {
              if (!whole && !closed) {
                startOver();
              }
              return null;
            });
  }

  /** What is known has gone: the store came back without its end, after a failover perhaps. */
  private void startOver() {
    LOG.atError()
        .addKeyValue("event", "workshop.events-lost")
        .log("{} has lost events that had been stored; going on from what it has", stream.name());
    lost = now;
    now = Workshop.UNBORN;
    stream.stop();
  }

  private void advance(Advance advance) {
    Workshop before = now;
    now = advance.after();
    if (advance.overtaken()) {
      tell(() -> listener.overtaken(before, now));
    } else if (!advance.steps().isEmpty()) {
      tell(() -> listener.advanced(advance.steps(), now));
    }
  }

  /** What has happened has happened, also when somebody fails who is told of it. */
  private void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      LOG.atError()
          .addKeyValue("event", "workshop.not-told")
          .log("{}: a change cannot be told", stream.name(), failure);
    }
  }
}
