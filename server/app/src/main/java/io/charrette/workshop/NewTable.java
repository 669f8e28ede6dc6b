package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A table as it is asked for when a workshop is created; its number is its place in the list.
 *
 * @param place what it works on; empty where the activity has no word for that
 * @param label may be empty
 */
public record NewTable(@JsonProperty("city") String place, String label) {}
