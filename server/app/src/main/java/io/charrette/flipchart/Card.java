package io.charrette.flipchart;

import java.util.List;

/**
 * Something that a table found or thought of, on a sheet with cards.
 *
 * @param category the id of a category of the sheet, empty when it names none
 * @param round the id of the further look in which it was added, empty for the first
 * @param note its own and those of its twins
 * @param link an http or https address, or empty
 * @param by the id of the participant who added it, or empty
 * @param at when it was added by that participant's clock, epoch milliseconds, or 0
 * @param stars how many of the table's participants starred it or a twin
 * @param twins those that were merged into it (SPEC F6), in the order in which they were added
 */
public record Card(
    String id,
    String name,
    String category,
    String round,
    String note,
    String link,
    String by,
    long at,
    int stars,
    List<Twin> twins) {

  /** A card that was merged into another. */
  public record Twin(String id, String name) {}

  public Card {
    twins = List.copyOf(twins);
  }
}
