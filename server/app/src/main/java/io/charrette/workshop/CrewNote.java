package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * What one of those who run a workshop tells the others (SPEC M34).
 *
 * @param table the table that it is about; null on the line to each other
 * @param by who wrote it, as typed there
 * @param at epoch milliseconds
 */
public record CrewNote(String id, @Nullable Integer table, String by, String text, long at) {}
