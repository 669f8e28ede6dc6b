package io.charrette.live.runtime;

import io.charrette.journal.Journal;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.workshop.CheckpointJson;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.MalformedCheckpointException;
import io.charrette.workshop.MalformedEventException;
import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workshop's stream of events in the journal: read, followed, appended to, and cut short by
 * checkpoints (SPEC M17). Its entries are counted, so an event's number says whether one before it
 * is missing. Touched by the runtime's context only.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** The bytes of an event of which a checkpoint is known, and not what it was. */
  private static final byte[] UNKNOWN = {};

  private final Journal journal;
  private final StreamId stream;
  private final Context context;
  private final Listener listener;
  private final List<Journal.Entry> arrived = new ArrayList<>();
  private Journal.@Nullable Tail tail;
  private boolean closed;

  /** What came in instead of events that another process's checkpoint has dropped. */
  private Journal.@Nullable Recovered overtaking;

  private boolean checkpointing;

  /** The number of the last event that somebody here knows, and its bytes as they were stored. */
  private long lastNumber;

  private byte[] lastBytes = UNKNOWN;

  /** Hears on the context. */
  interface Listener {
    /** Other processes' events have come in. */
    void arrived();

    /** The stream may no longer be what was known of it: have lost its end, or another one. */
    void changed();
  }

  /** Makes one that is read and followed from the first {@link #readAfter} on. */
  EventStream(Journal journal, String workshopId, Context context, Listener listener) {
    this.journal = journal;
    this.stream = StreamId.workshop(workshopId);
    this.context = context;
    this.listener = listener;
  }

  /**
   * What is stored after what is known.
   *
   * @param checkpoint the state that all further events up to some number have led to, if they are
   *     no longer there one by one; null when they are
   * @param events those that come next; there may be none
   */
  record Further(@Nullable Workshop checkpoint, List<Event> events) {}

  /** What came in from other processes, since it was last asked. */
  sealed interface News {
    /** This comes next. */
    record Next(Further further) implements News {}

    /** Something before them is missing: what is to be known must be read. */
    record Gap() implements News {}
  }

  String name() {
    return stream.name();
  }

  /** Reads what there is after a version; what comes later is followed. */
  Future<Further> readAfter(long version) {
    return Future.fromCompletionStage(journal.read(stream, new Position(0, version)), context)
        .map(
            recovered -> {
              Workshop state = checkpoint(recovered);
              List<Event> events = new ArrayList<>();
              for (Journal.Entry entry : recovered.entries()) {
                events.add(event(entry));
                known(entry.position().low(), entry.bytes());
              }
              if (tail == null && !closed) {
                tail = journal.tail(stream, recovered.end(), new Follower());
              }
              return new Further(state, events);
            });
  }

  /** Whether the last event that is known is still there, or a checkpoint that stands for it. */
  Future<Boolean> isWhole() {
    if (lastNumber == 0) {
      return Future.succeededFuture(true);
    }
    long number = lastNumber;
    byte[] bytes = lastBytes;
    return Future.fromCompletionStage(journal.read(stream, new Position(0, number - 1)), context)
        .map(
            stored ->
                (stored.checkpoint().length > 0 && stored.upTo().low() >= number)
                    || stored.entries().stream().anyMatch(entry -> isSame(entry, number, bytes)));
  }

  /** Whether an entry is the event of this number; of one of unknown bytes the number tells. */
  private static boolean isSame(Journal.Entry entry, long number, byte[] bytes) {
    return entry.position().low() == number
        && (bytes.length == 0 || Arrays.equals(entry.bytes(), bytes));
  }

  /**
   * Appends events after a version, in time or never; fails and appends nothing when the stream
   * ends elsewhere.
   */
  Future<Long> append(long version, List<Event> events, Duration within) {
    List<byte[]> entries = events.stream().map(EventJson::write).toList();
    return Future.fromCompletionStage(journal.appendAt(stream, version, entries, within), context)
        .onSuccess(after -> known(after, entries.getLast()));
  }

  /**
   * Stores a state in place of all events that led to it, so that they need not be kept, nor be
   * read again. If that fails, the next one will do.
   *
   * @param state what the last event that is known has led to
   */
  void checkpoint(Workshop state) {
    byte[] last = lastBytes;
    if (checkpointing || last.length == 0 || state.version() != lastNumber) {
      return;
    }
    checkpointing = true;
    // A state of thousands of people would hold up its loop; it is immutable, so another writes it.
    context
        .executeBlocking(() -> CheckpointJson.write(state), false)
        .compose(
            json ->
                Future.fromCompletionStage(
                    journal.checkpointAt(stream, state.version(), last, json), context))
        .onComplete(
            (stands, failure) -> {
              checkpointing = false;
              if (failure != null) {
                LOG.atWarn()
                    .addKeyValue("event", "workshop.checkpoint-failed")
                    .log("{}: no checkpoint: {}", stream.name(), failure + "");
              } else if (!stands && !closed) {
                // What it would stand for is not what is stored.
                listener.changed();
              }
            });
  }

  /** Takes what has come in, for somebody who knows everything up to a version. */
  News takeArrived(long version) {
    List<Journal.Entry> entries = List.copyOf(arrived);
    Journal.Recovered afresh = overtaking;
    arrived.clear();
    overtaking = null;
    try {
      Workshop state = null;
      if (afresh != null && afresh.upTo().low() >= version) {
        state = checkpoint(afresh);
      }
      long number = state == null ? version : state.version();
      List<Event> events = new ArrayList<>();
      for (Journal.Entry entry : entries) {
        if (entry.position().low() > number + 1) {
          return new News.Gap();
        }
        if (entry.position().low() == number + 1) {
          events.add(event(entry));
          number++;
          known(number, entry.bytes());
        }
      }
      return new News.Next(new Further(state, events));
    } catch (IllegalStateException e) {
      return new News.Gap(); // reading it will say so
    }
  }

  /** Whether it is being followed. */
  boolean followed() {
    return tail != null;
  }

  /** Follows no more, until it is read again. */
  void stop() {
    arrived.clear();
    overtaking = null;
    lastNumber = 0;
    lastBytes = UNKNOWN;
    if (tail != null) {
      tail.close();
      tail = null;
    }
  }

  /** Follows never again. */
  void close() {
    closed = true;
    stop();
  }

  private void known(long number, byte[] bytes) {
    if (number > lastNumber) {
      lastNumber = number;
      lastBytes = bytes;
    }
  }

  /** The state that a checkpoint stands for; null when there is none. */
  private @Nullable Workshop checkpoint(Journal.Recovered recovered) {
    if (recovered.checkpoint().length == 0) {
      return null;
    }
    long number = recovered.upTo().low();
    try {
      Workshop state = CheckpointJson.read(recovered.checkpoint());
      if (state.version() != number) {
        throw new IllegalStateException(
            stream.name() + " has a checkpoint of " + state.version() + " at " + number);
      }
      known(number, UNKNOWN);
      return state;
    } catch (MalformedCheckpointException e) {
      throw new IllegalStateException(stream.name() + " cannot be read up to " + number, e);
    }
  }

  private Event event(Journal.Entry entry) {
    try {
      return EventJson.read(entry.bytes());
    } catch (MalformedEventException e) {
      throw new IllegalStateException(
          stream.name() + " cannot be read at " + entry.position().low(), e);
    }
  }

  /** Brings what other processes append; called on the journal's thread. */
  private final class Follower implements Journal.TailListener {
    @Override
    public void appended(Journal.Entry entry) {
      context.runOnContext(v -> take(entry));
    }

    @Override
    public void lapsed(Journal.Recovered afresh) {
      context.runOnContext(v -> compare(afresh));
    }

    /** Several come one after the other, and are told of together. */
    private void take(Journal.Entry entry) {
      arrived.add(entry);
      if (arrived.size() == 1 && overtaking == null) {
        context.runOnContext(later -> listener.arrived());
      }
    }

    private void compare(Journal.Recovered afresh) {
      if (lastNumber > 0 && afresh.upTo().low() >= lastNumber) {
        // Whether what is known is part of it cannot be seen, and need not: it stands by itself.
        overtaking = afresh;
        arrived.clear();
        arrived.addAll(afresh.entries());
        context.runOnContext(later -> listener.arrived());
        return;
      }
      boolean same =
          lastNumber == 0
              || afresh.entries().stream().anyMatch(entry -> isSame(entry, lastNumber, lastBytes));
      if (same) {
        afresh.entries().forEach(this::take);
      } else {
        listener.changed();
      }
    }
  }
}
