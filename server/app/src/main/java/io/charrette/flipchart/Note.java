package io.charrette.flipchart;

/**
 * What a table wrote about a category of a sheet with cards.
 *
 * @param round the id of the further look in which it was written, empty for the first
 * @param category the category's id
 */
public record Note(String round, String category, String text) {}
