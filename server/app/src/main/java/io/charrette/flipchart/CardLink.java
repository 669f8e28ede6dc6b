package io.charrette.flipchart;

import java.util.List;

/**
 * Two cards of a sheet that belong together.
 *
 * @param from the id of a card of the sheet
 * @param to the id of another
 */
public record CardLink(String id, String from, String to, String note) {

  /** What several entries say about the same two cards (SPEC F7), under the id of the first. */
  static CardLink asOne(List<CardLink> entries) {
    CardLink first = entries.getFirst();
    return new CardLink(
        first.id,
        first.from,
        first.to,
        CardEntry.joined(entries.stream().map(CardLink::note).map(String::strip).distinct()));
  }
}
