package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * A seat that another phone has now than before (SPEC M20).
 *
 * @param seat the id of the participant whose it is
 * @param asker the id that the other phone had before
 * @param name the name that it had before
 * @param givenBy the id of the participant who said yes; null: a facilitator
 * @param at epoch milliseconds
 */
public record GivenSeat(
    String seat, String asker, String name, @Nullable String givenBy, long at) {}
