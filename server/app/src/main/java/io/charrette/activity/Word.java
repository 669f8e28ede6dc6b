package io.charrette.activity;

/** What one of a kind is called, and what several are. */
public record Word(String one, String many) {}
