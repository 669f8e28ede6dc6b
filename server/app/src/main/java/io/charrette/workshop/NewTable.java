package io.charrette.workshop;

/**
 * A table as it is asked for when a workshop is created; its number is its place in the list.
 *
 * @param label may be empty
 */
public record NewTable(String city, String label) {}
