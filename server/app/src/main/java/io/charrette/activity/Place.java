package io.charrette.activity;

/** A place that tables may be given to work on. */
public record Place(String name) {}
