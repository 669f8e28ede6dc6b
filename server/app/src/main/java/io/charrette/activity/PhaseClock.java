package io.charrette.activity;

/** How a phase is timed: not at all, once for all tables, or anew for each whose turn it is. */
public enum PhaseClock implements Named {
  NONE,
  WHOLE,
  TURNS
}
