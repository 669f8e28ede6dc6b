package io.charrette.workshop;

/**
 * A part of a flipchart that is kept off the screen and the wall.
 *
 * @param item a player's id, {@code challenge}, {@code pitch} or {@code presenter}
 */
public record HiddenItem(int table, String item) {}
