package io.charrette.live.directory;

import io.charrette.activity.ActivityFile;
import io.charrette.journal.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The activities that were loaded and not deleted, by the order of the stream in which both stand.
 *
 * <p>A process hears of its own entries and of others' in no certain order, so what counts is where
 * an entry stands and not when it is heard of: a deletion takes all before it, of what is left of
 * an id the highest version counts, and of several contents of that version the first. Every
 * process that knows the same entries has the same activities. Of one thread at a time.
 */
final class LoadedActivities {
  private static final Comparator<Loaded> BY_PLACE = Comparator.comparing(Loaded::at);

  /**
   * By id what counts, and what would if a deletion before it is still to be heard of: by place,
   * without those after which a higher version stands.
   */
  private final Map<String, List<Loaded>> byId = new LinkedHashMap<>();

  private final Map<String, Position> lastDeletions = new HashMap<>();

  /** All entries up to here are stood for. */
  private Position begin = Position.START;

  private record Loaded(Position at, ActivityFile activity) {}

  /** An activity was loaded by the entry at this place. */
  void add(Position at, ActivityFile activity) {
    String id = activity.id();
    if (at.compareTo(begin) > 0
        && at.compareTo(lastDeletions.getOrDefault(id, Position.START)) > 0) {
      put(at, activity);
    }
  }

  private void put(Position at, ActivityFile activity) {
    List<Loaded> loaded = byId.computeIfAbsent(activity.id(), first -> new ArrayList<>());
    loaded.removeIf(other -> other.at().equals(at));
    loaded.add(new Loaded(at, activity));
    loaded.sort(BY_PLACE);
    List<Loaded> all = List.copyOf(loaded);
    loaded.removeIf(one -> all.stream().anyMatch(other -> replaces(other, one)));
  }

  private static boolean replaces(Loaded later, Loaded earlier) {
    return later.at().compareTo(earlier.at()) > 0
        && later.activity().version() > earlier.activity().version();
  }

  /** The entry at this place deletes what was loaded before it. */
  void delete(Position at, String id) {
    lastDeletions.merge(id, at, (one, other) -> one.compareTo(other) > 0 ? one : other);
    List<Loaded> loaded = byId.getOrDefault(id, new ArrayList<>());
    loaded.removeIf(one -> one.at().compareTo(at) <= 0);
    if (loaded.isEmpty()) {
      byId.remove(id);
    }
  }

  /** These activities stand for all entries up to this place, which count no more themselves. */
  void restart(Position upTo, List<ActivityFile> counting) {
    for (List<Loaded> loaded : byId.values()) {
      loaded.removeIf(one -> one.at().compareTo(upTo) <= 0);
    }
    byId.values().removeIf(List::isEmpty);
    begin = upTo;
    counting.forEach(activity -> put(upTo, activity));
  }

  /** Forgets deletions up to this place: nothing before it will be added any more. */
  void forgetDeletions(Position upTo) {
    lastDeletions.values().removeIf(at -> at.compareTo(upTo) <= 0);
  }

  Optional<ActivityFile> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(loaded -> loaded.getFirst().activity());
  }

  /** All that count, in the order in which they were loaded, or in which they were added. */
  List<ActivityFile> all() {
    return byId.values().stream()
        .map(List::getFirst)
        .sorted(BY_PLACE)
        .map(Loaded::activity)
        .toList();
  }
}
