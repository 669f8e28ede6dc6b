package io.charrette.gateway.http;

/** The kinds of errors that a request can be answered with (SPEC section 2). */
public enum ProblemType {
  UNKNOWN_CODE("unknown-code", 404, "No workshop has this code"),
  UNKNOWN_WORKSHOP("unknown-workshop", 404, "There is no such workshop"),
  UNAUTHORISED("unauthorised", 401, "A valid token is needed"),
  UNCLAIMED_SEAT("unclaimed-seat", 401, "This seat has to be taken again"),
  FORBIDDEN("forbidden", 403, "This token may not do that"),
  ORIGIN("origin", 403, "The request does not come from this server's own pages"),
  MALFORMED("malformed", 422, "The request cannot be understood"),
  INVALID_ACTIVITY("invalid-activity", 422, "This activity breaks rules"),
  ACTIVITY_VERSION("activity-version", 409, "This version of the activity cannot replace another"),
  BUILT_IN_ACTIVITY("built-in-activity", 409, "An activity that comes with the server stays"),
  TOO_MANY_ACTIVITIES("too-many-activities", 409, "This server has as many activities as it keeps"),
  TOO_LARGE("too-large", 413, "The request is too large"),
  INVALID_NAME("invalid-name", 422, "This name cannot be used"),
  NO_SUCH_TABLE("no-such-table", 422, "There is no such table"),
  AFTER_DELETION("after-deletion", 422, "The workshop is deleted before that"),
  UNKNOWN_MOMENT("unknown-moment", 404, "Nothing is known of that time"),
  TABLE_FULL("table-full", 409, "This table is full"),
  JOINING_CLOSED("joining-closed", 409, "Nobody can join at the moment"),
  KEPT_OUT("kept-out", 403, "The facilitator does not let this browser in"),
  CONFLICT("conflict", 409, "Somebody else was quicker"),
  NOT_NOW("not-now", 409, "This is not possible now"),
  BUSY("busy", 503, "Too much is asked for at this moment"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  JOURNAL_UNAVAILABLE("journal-unavailable", 503, "Nothing can be stored at present"),
  STOPPING("stopping", 503, "The server is about to stop"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take this method"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  INTERNAL("internal", 500, "Something went wrong here");

  private final String label;
  private final int status;
  private final String title;

  ProblemType(String label, int status, String title) {
    this.label = label;
    this.status = status;
    this.title = title;
  }

  /** The last part of the type's URN. */
  String label() {
    return label;
  }

  /** The HTTP status that usually goes with it. */
  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
