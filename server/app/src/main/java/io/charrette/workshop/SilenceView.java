package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The silence in a {@link WorkshopView}.
 *
 * @param asked the later phases that are to begin silently, in their order; for facilitators and
 *     helpers, empty for others
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
   * @param written by number of the table, how many there have written something, where anybody
   *     has; for facilitators and helpers, empty for others
   * @param together the ids of those who show each other what they write, pair by pair; for people
   *     at the table, empty for others
   */
  public record Present(
      boolean pairs, long since, Map<Integer, Integer> written, List<List<String>> together) {
    public Present {
      together = List.copyOf(together);
    }
  }

  /** What those know of it who run the workshop. */
  static SilenceView forRunning(Workshop workshop) {
    return of(workshop, true, List.of());
  }

  static SilenceView forScreen(Workshop workshop) {
    return of(workshop, false, List.of());
  }

  /** What people at a table know of it. */
  static SilenceView forTable(Workshop workshop, int table) {
    Silence.Present present = workshop.silence().present();
    return of(workshop, false, present == null ? List.of() : present.at(table));
  }

  private static SilenceView of(Workshop workshop, boolean running, List<List<String>> together) {
    Silence silence = workshop.silence();
    List<String> asked =
        workshop.controls().phases().stream()
            .map(ScheduledPhase::id)
            .filter(phase -> running && silence.asked().contains(phase))
            .toList();
    Silence.Present present = silence.present();
    return new SilenceView(
        asked,
        present == null
            ? null
            : new Present(
                present.pairs(),
                present.since(),
                running ? written(workshop, present) : Map.of(),
                together));
  }

  private static SortedMap<Integer, Integer> written(Workshop workshop, Silence.Present present) {
    return present.writers().stream()
        .flatMap(id -> workshop.participant(id).stream())
        .map(Participant::table)
        .collect(Collectors.toMap(table -> table, table -> 1, Integer::sum, TreeMap::new));
  }
}
