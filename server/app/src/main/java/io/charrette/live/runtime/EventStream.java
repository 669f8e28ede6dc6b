package io.charrette.live.runtime;

import io.charrette.journal.Journal;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.MalformedEventException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One workshop's stream of events in the journal: read, followed and appended to. Its entries are
 * counted, so an event's number says whether one before it is missing. Touched by the runtime's
 * context only.
 */
final class EventStream {
  private final Journal journal;
  private final StreamId stream;
  private final Context context;
  private final Listener listener;
  private final List<Journal.Entry> arrived = new ArrayList<>();
  private Journal.@Nullable Tail tail;
  private boolean closed;

  /** The number of the last event that somebody here knows, and its bytes as they were stored. */
  private long lastNumber;

  private byte[] lastBytes = {};

  /** Hears on the context. */
  interface Listener {
    /** Other processes' events have come in. */
    void arrived();

    /** The stream is no longer what was known of it: it has lost its end, or has another one. */
    void changed();
  }

  /** Makes one that is read and followed from the first {@link #readAfter} on. */
  EventStream(Journal journal, String workshopId, Context context, Listener listener) {
    this.journal = journal;
    this.stream = StreamId.workshop(workshopId);
    this.context = context;
    this.listener = listener;
  }

  /** What came in from other processes, since it was last asked. */
  sealed interface News {
    /** These events come next; there may be none. */
    record Next(List<Event> events) implements News {}

    /** Something before them is missing: what is to be known must be read. */
    record Gap() implements News {}
  }

  String name() {
    return stream.name();
  }

  /** Reads the events after a version; what comes later is followed. */
  Future<List<Event>> readAfter(long version) {
    return Future.fromCompletionStage(journal.read(stream, new Position(0, version)), context)
        .map(
            recovered -> {
              List<Event> events = new ArrayList<>();
              for (Journal.Entry entry : recovered.entries()) {
                events.add(event(entry));
                known(entry.position().low(), entry.bytes());
              }
              if (tail == null && !closed) {
                tail = journal.tail(stream, recovered.end(), new Follower());
              }
              return events;
            });
  }

  /** Appends events after a version; fails and appends nothing when the stream ends elsewhere. */
  Future<Long> append(long version, List<Event> events) {
    List<byte[]> entries = events.stream().map(EventJson::write).toList();
    return Future.fromCompletionStage(journal.appendAt(stream, version, entries), context)
        .onSuccess(after -> known(after, entries.getLast()));
  }

  /** Takes what has come in, for somebody who knows everything up to a version. */
  News takeArrived(long version) {
    List<Journal.Entry> entries = List.copyOf(arrived);
    arrived.clear();
    List<Event> events = new ArrayList<>();
    try {
      for (Journal.Entry entry : entries) {
        long next = version + events.size() + 1;
        if (entry.position().low() > next) {
          return new News.Gap();
        }
        if (entry.position().low() == next) {
          events.add(EventJson.read(entry.bytes()));
          known(next, entry.bytes());
        }
      }
    } catch (MalformedEventException e) {
      return new News.Gap(); // reading it will say so
    }
    return new News.Next(events);
  }

  /** Whether it is being followed. */
  boolean followed() {
    return tail != null;
  }

  /** Follows no more, until it is read again. */
  void stop() {
    arrived.clear();
    lastNumber = 0;
    lastBytes = new byte[0];
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
      if (arrived.size() == 1) {
        context.runOnContext(later -> listener.arrived());
      }
    }

    private void compare(Journal.Recovered afresh) {
      boolean same =
          lastNumber == 0
              || afresh.entries().stream()
                  .anyMatch(
                      entry ->
                          entry.position().low() == lastNumber
                              && Arrays.equals(entry.bytes(), lastBytes));
      if (same) {
        afresh.entries().forEach(this::take);
      } else {
        listener.changed();
      }
    }
  }
}
