package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/**
 * What things are called in an activity, for places without grammar: headings, labels, counts.
 *
 * @param place what a table works on; null when tables have no place
 * @param turn what a table has when it speaks to the room; null: as pages and reports call it
 * @param call what calls the next table; null: as pages call it
 */
public record Words(@Nullable Word place, @Nullable Word turn, @Nullable String call) {}
