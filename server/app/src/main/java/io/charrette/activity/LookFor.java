package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/**
 * Something worth looking for in a category: a job title, a department, a programme.
 *
 * @param url where it is on the web, when it is a place there
 * @param note a hint beside it
 * @param year the year that the note speaks of, when it says that the world has moved on
 */
public record LookFor(
    String text, @Nullable String url, @Nullable String note, @Nullable Integer year) {}
