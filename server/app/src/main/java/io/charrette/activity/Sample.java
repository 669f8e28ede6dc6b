package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/**
 * A text that tables may open to see what one looks like.
 *
 * @param note a hint beside it
 * @param year the year that the note speaks of, when it says that the world has moved on
 */
public record Sample(String text, @Nullable String note, @Nullable Integer year) {}
