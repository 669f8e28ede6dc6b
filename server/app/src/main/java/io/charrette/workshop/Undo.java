package io.charrette.workshop;

/**
 * What {@code undo} would do.
 *
 * @param control the {@code type} of the command that it takes back, see {@link Event.Control}
 * @param before what the controls were before it
 */
public record Undo(String control, Controls before) {}
