package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/**
 * A further look at the same sheet of cards.
 *
 * @param about the field that it is about, shown above it; null when it is about none
 * @param prompt what it asks for; may be empty
 */
public record Round(String id, String title, @Nullable String about, String prompt) {}
