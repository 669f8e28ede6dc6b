package io.charrette.workshop;

/**
 * A person at a table.
 *
 * @param table the number of the table
 */
public record Participant(String id, String name, int table) {}
