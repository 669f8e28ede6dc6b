package io.charrette.workshop;

/**
 * Somebody is on the way to a table that called for help (SPEC M29).
 *
 * @param name as the one who goes has typed it
 * @param at since when, epoch milliseconds
 */
public record HelpClaim(String name, long at) {}
