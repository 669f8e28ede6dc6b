package io.charrette.flipchart;

import java.util.List;

/**
 * Somebody in the ecosystem whom a table found.
 *
 * @param sector the id of a sector of the activity, empty when it names none
 * @param note its own and those of its twins
 * @param link an http or https address, or empty
 * @param by the id of the participant who added it, or empty
 * @param at when it was added by that participant's clock, epoch milliseconds, or 0
 * @param stars how many of the table's participants starred it or a twin
 * @param twins those that were merged into it (SPEC F6), in the order in which they were added
 */
public record Player(
    String id,
    String name,
    String sector,
    String note,
    String link,
    String by,
    long at,
    int stars,
    List<Twin> twins) {

  /** A player that was merged into another. */
  public record Twin(String id, String name) {}

  public Player {
    twins = List.copyOf(twins);
  }
}
