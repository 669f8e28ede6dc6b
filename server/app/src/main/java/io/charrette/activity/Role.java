package io.charrette.activity;

/**
 * A part that somebody of each table has, such as presenting; who has it stands in the document
 * under the id.
 *
 * @param ask the question by which pages ask who has it; may be empty
 */
public record Role(String id, String name, String ask) {}
