package io.charrette.live.loop;

import io.charrette.workshop.Rejection;
import io.charrette.workshop.Workshop;

/** What became of a command. */
public sealed interface Outcome {
  /**
   * It happened, durably, or all was already so.
   *
   * @param version after it
   * @param controlled the version to which the last control before it had led (SPEC M9)
   * @param before the state that it met
   * @param workshop the state after it
   * @param changed whether it is by this command that it is so
   */
  record Done(long version, long controlled, Workshop before, Workshop workshop, boolean changed)
      implements Outcome {}

  /** It is not possible in the state that it met. */
  record Rejected(Rejection reason, String detail) implements Outcome {}

  /**
   * The workshop is not at the version that the command expected.
   *
   * @param version at which it is
   */
  record Conflict(long version) implements Outcome {}

  /**
   * The journal cannot be reached, or not in time.
   *
   * @param begun whether the command was on its way to the journal, so that nobody knows whether it
   *     happened; one that was not has not happened, and will not
   */
  record Unavailable(boolean begun) implements Outcome {}
}
