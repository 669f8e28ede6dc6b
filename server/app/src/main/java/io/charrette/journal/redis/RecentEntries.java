package io.charrette.journal.redis;

import io.charrette.journal.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * What Redis has confirmed of late, to this process or by a tail, in so far as it fits into a few
 * megabytes: should another Redis take its place, or it come back shorter, that is what can be
 * stored again. Counted entries and moments have bounds of their own: people who join, and what
 * tables can go back to, must not be forgotten for what is typed. Belongs to the journal's loop.
 */
final class RecentEntries {
  private static final int MOST_ENTRIES = 20_000;
  private static final int MOST_MOMENTS = 2_000;
  private static final int MOST_BYTES = 8 << 20;

  /** What one entry keeps in memory beside its bytes, about. */
  private static final int OVERHEAD = 200;

  private final Latest<Position, Replies.Stored> counted =
      new Latest<>(MOST_ENTRIES, entry -> entry.bytes().length);
  private final Latest<Position, Replies.Stored> commuting =
      new Latest<>(MOST_ENTRIES, entry -> entry.bytes().length);
  private final Latest<Long, Moment> moments =
      new Latest<>(MOST_MOMENTS, moment -> moment.note().length + moment.state().length);

  /** What was kept of a stream at a time, epoch milliseconds. */
  record Moment(StreamKeys keys, long at, byte[] note, byte[] state) {}

  /** Where something of a stream was. */
  private record Place<P>(StreamKeys keys, P position) {}

  /** The latest of a kind, the oldest first, and what they keep in memory. */
  private static final class Latest<P extends Comparable<P>, V> {
    private final int most;
    private final ToIntFunction<V> bytesOf;
    private final Map<Place<P>, V> all = new LinkedHashMap<>();
    private long bytes;

    /** Where those of each stream are, so that thousands of streams can be forgotten at once. */
    private final Map<StreamKeys, NavigableSet<P>> places = new HashMap<>();

    Latest(int most, ToIntFunction<V> bytesOf) {
      this.most = most;
      this.bytesOf = bytesOf;
    }

    void add(StreamKeys keys, P position, V value) {
      V before = all.put(new Place<>(keys, position), value);
      bytes += size(value) - (before == null ? 0 : size(before));
      places.computeIfAbsent(keys, k -> new TreeSet<>()).add(position);
      while ((all.size() > most || bytes > MOST_BYTES) && all.size() > 1) {
        Place<P> oldest = all.keySet().iterator().next();
        remove(oldest.keys(), oldest.position());
      }
    }

    void remove(StreamKeys keys, P position) {
      V gone = all.remove(new Place<>(keys, position));
      if (gone != null) {
        bytes -= size(gone);
        places.computeIfPresent(
            keys,
            (k, known) -> {
              known.remove(position);
              return known.isEmpty() ? null : known;
            });
      }
    }

    /** All of a stream from a position on goes. */
    void removeFrom(StreamKeys keys, P first) {
      NavigableSet<P> known = places.get(keys);
      if (known != null) {
        List.copyOf(known.tailSet(first, true)).forEach(position -> remove(keys, position));
      }
    }

    private int size(V value) {
      return bytesOf.applyAsInt(value) + OVERHEAD;
    }
  }

  /** It is stored, or has been for some time. */
  void stored(StreamKeys keys, Replies.Stored entry) {
    if (!entry.mark()) {
      (entry.isCounted() ? counted : commuting).add(keys, entry.position(), entry);
    }
  }

  /** It is kept. */
  void kept(Moment moment) {
    moments.add(moment.keys(), moment.at(), moment);
  }

  /** It has another note now. */
  void noted(StreamKeys keys, long at, byte[] note) {
    Moment before = moments.all.get(new Place<>(keys, at));
    if (before != null) {
      kept(new Moment(keys, at, note, before.state()));
    }
  }

  /** Moments of a stream are kept no longer. */
  void forgotten(StreamKeys keys, List<Long> times) {
    times.forEach(at -> moments.remove(keys, at));
  }

  /** A stream is gone. Should it come back, whoever had it deleted knows whether that is right. */
  void deleted(StreamKeys keys) {
    forget(keys, Position.START);
    moments.removeFrom(keys, Long.MIN_VALUE);
  }

  /** What is known of the entries of a stream from a position on is not so. */
  void forget(StreamKeys keys, Position from) {
    counted.removeFrom(keys, from);
    commuting.removeFrom(keys, from);
  }

  /** The streams, each with what is known of its entries in the order of positions. */
  Map<StreamKeys, List<Replies.Stored>> byStream() {
    Map<StreamKeys, List<Replies.Stored>> all = new LinkedHashMap<>();
    for (Latest<Position, Replies.Stored> latest : List.of(counted, commuting)) {
      latest.all.forEach(
          (place, entry) -> all.computeIfAbsent(place.keys(), k -> new ArrayList<>()).add(entry));
    }
    all.values().forEach(list -> list.sort(Comparator.comparing(Replies.Stored::position)));
    return all;
  }

  /** The moments, those that were kept first before the others. */
  List<Moment> moments() {
    return List.copyOf(moments.all.values());
  }
}
