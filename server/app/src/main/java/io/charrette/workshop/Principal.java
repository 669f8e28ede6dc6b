package io.charrette.workshop;

/** Who a token's bearer is in one workshop (SPEC T2). */
public sealed interface Principal {
  /** Runs the workshop. */
  record Facilitator() implements Principal {}

  /** Shows it to the room. */
  record Screen() implements Principal {}

  /** Sits at a table; which one, the workshop's state says. */
  record Participant(String id) implements Principal {}
}
