package io.charrette.flipchart;

import java.util.List;

/**
 * Two players who already work together.
 *
 * @param from the id of a player of the same flipchart
 * @param to the id of another
 */
public record Partnership(String id, String from, String to, String note) {

  /** What several entries say about the same two players (SPEC F7), under the id of the first. */
  static Partnership asOne(List<Partnership> entries) {
    Partnership first = entries.getFirst();
    return new Partnership(
        first.id,
        first.from,
        first.to,
        PlayerEntry.joined(entries.stream().map(Partnership::note).map(String::strip).distinct()));
  }
}
