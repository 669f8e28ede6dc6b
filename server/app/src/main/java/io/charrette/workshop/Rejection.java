package io.charrette.workshop;

/** Why a command does not happen: the problem types of SPEC section 2 that a workshop knows. */
public enum Rejection {
  NOT_NOW("not-now"),
  MALFORMED("malformed"),
  UNKNOWN_WORKSHOP("unknown-workshop"),
  NO_SUCH_TABLE("no-such-table"),
  TABLE_FULL("table-full"),
  INVALID_NAME("invalid-name"),
  JOINING_CLOSED("joining-closed"),
  KEPT_OUT("kept-out"),
  AFTER_DELETION("after-deletion");

  private final String problem;

  Rejection(String problem) {
    this.problem = problem;
  }

  /** The name of the problem type. */
  public String problem() {
    return problem;
  }
}
