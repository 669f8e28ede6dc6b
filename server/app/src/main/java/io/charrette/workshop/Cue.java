package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A moment of the present clock at which the server may do something by itself (SPEC M23). */
public enum Cue {
  /** The clock turns amber: a message may be sent. */
  @JsonProperty("warning")
  WARNING,
  /** The time is up: a message may be sent. */
  @JsonProperty("zero")
  ZERO,
  /** The time is up for every table, also for those with extra time: the workshop may go on. */
  @JsonProperty("advance")
  ADVANCE
}
