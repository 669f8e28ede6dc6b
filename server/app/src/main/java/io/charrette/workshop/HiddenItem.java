package io.charrette.workshop;

/**
 * A part of a flipchart that is kept off the screen and the wall.
 *
 * @param item the id of a text field, of a role or of a card
 */
public record HiddenItem(int table, String item) {}
