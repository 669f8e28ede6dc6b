package io.charrette.live.room;

import io.charrette.journal.Journal.Moment;
import io.charrette.live.loop.PastMoment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Those of some moments that were kept before something was erased, and in which turn they go, of
 * which {@link Thinning} says why. Used by one thread.
 */
final class Erasings {
  /** These, by their times: no two moments are of the same. */
  private final Map<Long, PastMoment.Brief> byTime = new HashMap<>();

  /** Others that save words, and stay for other reasons yet. */
  private final Map<Long, PastMoment.Brief> savingToo = new HashMap<>();

  Erasings(List<Moment> moments) {
    for (Moment moment : moments) {
      PastMoment.read(moment).map(PastMoment::brief).ifPresent(brief -> put(moment.at(), brief));
    }
  }

  private void put(long at, PastMoment.Brief brief) {
    if (brief.why() == PastMoment.Why.BEFORE_ERASING) {
      byTime.put(at, brief);
    } else if (!brief.authors().isEmpty()) {
      savingToo.put(at, brief);
    }
  }

  /**
   * Takes in one that would go from among the others, if it saves words. One that was among these
   * is so no longer.
   *
   * @return whether it stays
   */
  boolean takeIn(Moment going) {
    PastMoment.Brief other = savingToo.remove(going.at());
    if (other == null) {
      byTime.remove(going.at());
    } else {
      byTime.put(going.at(), other);
    }
    return other != null;
  }

  int count() {
    return byTime.size();
  }

  boolean has(Moment moment) {
    return byTime.containsKey(moment.at());
  }

  /** Whether it has somebody's words that no other has, and that somebody else erased. */
  boolean saves(Moment moment) {
    PastMoment.Brief brief = byTime.get(moment.at());
    return brief != null && !brief.authors().isEmpty();
  }

  /** Whether nobody's words depend on it. */
  boolean savesNothing(Moment moment) {
    return has(moment) && !saves(moment);
  }

  /** In the order in which they go: those of whoever erased most, then those that save words. */
  List<Predicate<Moment>> inTurn() {
    List<Predicate<Moment>> turns = new ArrayList<>();
    counts(
            byTime.values().stream()
                .filter(brief -> brief.authors().isEmpty())
                .map(Erasings::eraserOf))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .forEach(eraser -> turns.add(moment -> isIdle(moment, eraser)));
    turns.addAll(savingInTurn());
    return turns;
  }

  private boolean isIdle(Moment moment, String eraser) {
    PastMoment.Brief brief = byTime.get(moment.at());
    return brief != null && brief.authors().isEmpty() && eraserOf(brief).equals(eraser);
  }

  /** Nobody known is one, too. */
  private static String eraserOf(PastMoment.Brief brief) {
    return Objects.requireNonNullElse(brief.eraser(), "");
  }

  /**
   * First those that save words of whoever has most of them. One that saves words of several counts
   * for that one of them who has fewest.
   */
  List<Predicate<Moment>> savingInTurn() {
    Map<String, Long> counts =
        counts(byTime.values().stream().flatMap(brief -> brief.authors().stream()));
    Map<Long, Long> fewest = new HashMap<>();
    byTime.forEach(
        (at, brief) ->
            brief.authors().stream()
                .mapToLong(author -> counts.getOrDefault(author, 0L))
                .min()
                .ifPresent(count -> fewest.put(at, count)));
    return fewest.values().stream()
        .distinct()
        .sorted(Comparator.reverseOrder())
        .<Predicate<Moment>>map(count -> moment -> count.equals(fewest.get(moment.at())))
        .toList();
  }

  private static Map<String, Long> counts(Stream<String> names) {
    return names.collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }
}
