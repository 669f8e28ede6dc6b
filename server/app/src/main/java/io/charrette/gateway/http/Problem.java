package io.charrette.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import java.util.OptionalInt;

/**
 * An error as RFC 9457 has it, thrown or used to fail a future by whatever refuses a request.
 *
 * <p>It carries no stack trace: it is an answer, not an accident.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final int status;
  private final OptionalInt retryAfterSeconds;

  /** What it says besides, for programs and pages to read. */
  private final transient ObjectNode members = JsonNodeFactory.instance.objectNode();

  private Problem(ProblemType type, int status, String detail, OptionalInt retryAfterSeconds) {
    super(detail, null, false, false);
    this.type = type;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The same, saying one thing more under a name of its own. */
  public Problem with(String member, JsonNode value) {
    Problem more = new Problem(type, status, detail(), retryAfterSeconds);
    more.members.setAll(members);
    more.members.set(member, value);
    return more;
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, OptionalInt.empty());
  }

  /** With another status than the type's usual one. */
  public static Problem of(ProblemType type, int status, String detail) {
    return new Problem(type, status, detail, OptionalInt.empty());
  }

  /** One that may be gone after a while. */
  public static Problem later(ProblemType type, String detail, int retryAfterSeconds) {
    return new Problem(type, type.status(), detail, OptionalInt.of(retryAfterSeconds));
  }

  public ProblemType type() {
    return type;
  }

  int status() {
    return status;
  }

  OptionalInt retryAfterSeconds() {
    return retryAfterSeconds;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /** Answers with it. */
  void send(HttpServerResponse response) {
    response.setStatusCode(status).putHeader("Content-Type", "application/problem+json");
    retryAfterSeconds.ifPresent(s -> response.putHeader("Retry-After", Integer.toString(s)));
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    ObjectNode problem =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "urn:charrette:problem:" + type.label())
            .put("title", type.title())
            .put("status", status)
            .put("detail", detail());
    response.end(problem.setAll(members).toString());
  }
}
