package io.charrette.workshop;

/**
 * A phase of the activity at its present place and length; all else of it is in the activity.
 *
 * @param length milliseconds, 0 when the phase has no clock
 */
public record ScheduledPhase(String id, long length) {}
