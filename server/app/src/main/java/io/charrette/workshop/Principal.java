package io.charrette.workshop;

/** Who a token's bearer is in one workshop (SPEC T2). */
public sealed interface Principal {
  /**
   * Runs the workshop.
   *
   * @param link the id of the {@link Link} that the token is of
   */
  record Facilitator(String link) implements Principal {}

  /**
   * Sees all tables and answers their calls for help (SPEC M19).
   *
   * @param link the id of the {@link Link} that the token is of
   */
  record Helper(String link) implements Principal {}

  /**
   * Shows it to the room.
   *
   * @param link the id of the {@link Link} that the token is of
   */
  record Screen(String link) implements Principal {}

  /** Sits at a table; which one, the workshop's state says. */
  record Participant(String id) implements Principal {}
}
