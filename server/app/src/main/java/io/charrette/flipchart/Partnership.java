package io.charrette.flipchart;

/**
 * Two players who already work together.
 *
 * @param from the id of a player of the same flipchart
 * @param to the id of another
 */
public record Partnership(String id, String from, String to, String note) {}
