package io.charrette.workshop;

/**
 * A part of a flipchart that is kept off the screen and the wall.
 *
 * @param item a player's id, {@code challenge} or {@code pitch}
 */
public record HiddenItem(int table, String item) {}
