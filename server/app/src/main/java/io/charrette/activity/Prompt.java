package io.charrette.activity;

/**
 * What a phase asks of the tables.
 *
 * @param lead the first, bold sentence
 * @param text what follows it; may be empty
 */
public record Prompt(String lead, String text) {}
