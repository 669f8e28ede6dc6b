package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The silence in a {@link WorkshopView}.
 *
 * @param asked the later phases that are to begin silently, in their order; for facilitators and
 *     helpers
 * @param present null while everybody sees what is written
 */
public record SilenceView(List<String> asked, @Nullable Present present) {
  public SilenceView {
    asked = List.copyOf(asked);
  }

  /**
   * What is known of the present one.
   *
   * @param since epoch milliseconds
   * @param written by number of the table, how many there have written something; of the tables of
   *     which the receiver may know that, and at which anybody has
   */
  public record Present(boolean pairs, long since, Map<Integer, Integer> written) {}

  static SilenceView of(Workshop workshop, boolean withAsked, IntPredicate tables) {
    Silence silence = workshop.silence();
    List<String> asked =
        workshop.controls().phases().stream()
            .map(ScheduledPhase::id)
            .filter(phase -> withAsked && silence.asked().contains(phase))
            .toList();
    Silence.Present present = silence.present();
    return new SilenceView(
        asked,
        present == null
            ? null
            : new Present(present.pairs(), present.since(), written(workshop, present, tables)));
  }

  private static SortedMap<Integer, Integer> written(
      Workshop workshop, Silence.Present present, IntPredicate tables) {
    return present.writers().stream()
        .flatMap(id -> workshop.participant(id).stream())
        .map(Participant::table)
        .filter(tables::test)
        .collect(Collectors.toMap(table -> table, table -> 1, Integer::sum, TreeMap::new));
  }
}
