package io.charrette.gateway.api;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Rejection;

/** What became of a command, as an answer. */
final class Outcomes {
  private Outcomes() {}

  /**
   * The successful outcome.
   *
   * @throws Problem for any other
   */
  static Outcome.Done done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done;
      case Outcome.Rejected rejected -> throw problem(rejected.reason(), rejected.detail());
      case Outcome.Conflict conflict ->
          throw Problem.of(
              ProblemType.CONFLICT,
              "The workshop is at version " + conflict.version() + " already");
      case Outcome.Unavailable ignored ->
          throw Problem.of(
              ProblemType.JOURNAL_UNAVAILABLE, "Try again; it may or may not have happened");
    };
  }

  /** The answer to what is not possible. */
  static Problem problem(Rejection reason, String detail) {
    return Problem.of(type(reason), detail);
  }

  private static ProblemType type(Rejection reason) {
    return switch (reason) {
      case NOT_NOW -> ProblemType.NOT_NOW;
      case MALFORMED -> ProblemType.MALFORMED;
      case UNKNOWN_WORKSHOP -> ProblemType.UNKNOWN_WORKSHOP;
      case NO_SUCH_TABLE -> ProblemType.NO_SUCH_TABLE;
      case TABLE_FULL -> ProblemType.TABLE_FULL;
      case INVALID_NAME -> ProblemType.INVALID_NAME;
      case JOINING_CLOSED -> ProblemType.JOINING_CLOSED;
      case KEPT_OUT -> ProblemType.KEPT_OUT;
      case AFTER_DELETION -> ProblemType.AFTER_DELETION;
    };
  }
}
