package io.charrette.journal.redis;

import static java.util.Objects.requireNonNull;

import io.charrette.journal.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What Redis has confirmed of late, to this process or by a tail, in so far as it fits into a few
 * megabytes: should another Redis take its place, or it come back shorter, that is what can be
 * stored again. Belongs to the journal's loop.
 */
final class RecentEntries {
  private static final int MOST_ENTRIES = 20_000;
  private static final int MOST_BYTES = 8 << 20;

  /** What one entry keeps in memory beside its bytes, about. */
  private static final int OVERHEAD = 200;

  private final Map<Place, Replies.Stored> entries = new LinkedHashMap<>();

  /** Where entries of each stream are, so that thousands of streams can be forgotten at once. */
  private final Map<StreamKeys, NavigableSet<Position>> places = new HashMap<>();

  private long bytes;

  /** Where an entry was. */
  private record Place(StreamKeys keys, Position position) {}

  /** It is stored, or has been for some time. */
  void stored(StreamKeys keys, Replies.Stored entry) {
    if (entry.mark()) {
      return;
    }
    if (entries.put(new Place(keys, entry.position()), entry) == null) {
      bytes += size(entry);
      places.computeIfAbsent(keys, k -> new TreeSet<>()).add(entry.position());
    }
    for (var oldest = entries.entrySet().iterator();
        (entries.size() > MOST_ENTRIES || bytes > MOST_BYTES) && entries.size() > 1; ) {
      Map.Entry<Place, Replies.Stored> gone = oldest.next();
      oldest.remove();
      bytes -= size(gone.getValue());
      forgetPlace(gone.getKey());
    }
  }

  private void forgetPlace(Place place) {
    places.computeIfPresent(
        place.keys(),
        (keys, known) -> {
          known.remove(place.position());
          return known.isEmpty() ? null : known;
        });
  }

  /** A stream is gone. Should it come back, whoever had it deleted knows whether that is right. */
  void deleted(StreamKeys keys) {
    forget(keys, Position.START);
  }

  /** What is known of a stream from a position on is not so. */
  void forget(StreamKeys keys, Position from) {
    NavigableSet<Position> known = places.get(keys);
    if (known == null) {
      return;
    }
    NavigableSet<Position> wrong = known.tailSet(from, true);
    for (Position position : wrong) {
      bytes -= size(requireNonNull(entries.remove(new Place(keys, position))));
    }
    wrong.clear();
    if (known.isEmpty()) {
      places.remove(keys);
    }
  }

  /** The streams, each with what is known of it in the order of positions. */
  Map<StreamKeys, List<Replies.Stored>> byStream() {
    Map<StreamKeys, List<Replies.Stored>> all = new LinkedHashMap<>();
    entries.forEach(
        (place, entry) -> all.computeIfAbsent(place.keys(), k -> new ArrayList<>()).add(entry));
    all.values().forEach(list -> list.sort(Comparator.comparing(Replies.Stored::position)));
    return all;
  }

  private static int size(Replies.Stored entry) {
    return entry.bytes().length + OVERHEAD;
  }
}
