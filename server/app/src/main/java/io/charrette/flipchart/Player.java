package io.charrette.flipchart;

/**
 * Somebody in the ecosystem whom a table found.
 *
 * @param sector the id of a sector of the activity, empty when it names none
 * @param link an http or https address, or empty
 * @param by the id of the participant who added it, or empty
 * @param at when it was added by that participant's clock, epoch milliseconds, or 0
 * @param stars how many of the table's participants starred it
 */
public record Player(
    String id,
    String name,
    String sector,
    String note,
    String link,
    String by,
    long at,
    int stars) {}
