package io.charrette.activity;

/** In which order tables take turns: one that is drawn, or that of their numbers. */
public enum TurnOrder implements Named {
  DRAWN,
  TABLES
}
