package io.charrette.gateway;

import io.charrette.journal.JournalException;
import io.charrette.live.UnknownWorkshopException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever went wrong with a request into a problem, or into a page when a person reads it.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void mount(Router router) {
    router.route().failureHandler(Failures::handle);
    router.errorHandler(404, Failures::handle);
    router.errorHandler(405, Failures::handle);
  }

  private static void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.headWritten()) {
      response.reset();
      return;
    }
    Problem problem = problemOf(context);
    response.headers().remove("Content-Length").remove("ETag").remove("Content-Encoding");
    response.putHeader("Cache-Control", "no-store");
    if (isNavigation(context.request())) {
      ProblemPage.send(problem, context.request());
    } else {
      problem.send(response);
    }
  }

  private static Problem problemOf(RoutingContext context) {
    @Nullable Throwable failure = context.failure();
    return switch (failure) {
      case Problem problem -> problem;
      case UnknownWorkshopException gone ->
          Problem.of(ProblemType.UNKNOWN_WORKSHOP, "It may have been deleted by its date");
      case JournalException unavailable ->
          Problem.of(ProblemType.JOURNAL_UNAVAILABLE, "Try again in a moment");
      case null, default -> byStatus(context, failure);
    };
  }

  private static Problem byStatus(RoutingContext context, @Nullable Throwable failure) {
    return switch (context.statusCode()) {
      case 404 -> Problem.of(ProblemType.NOT_FOUND, "This address leads nowhere");
      case 405 -> Problem.of(ProblemType.NOT_FOUND, 405, "Not with this method");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "The body is too large");
      case 400 -> Problem.of(ProblemType.MALFORMED, 400, "The request cannot be understood");
      default -> {
        HttpServerRequest request = context.request();
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        yield Problem.of(ProblemType.INTERNAL, "The server's log says more");
      }
    };
  }

  /** Whether a browser went here, so that a person will read the answer. */
  private static boolean isNavigation(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
        && accept != null
        && accept.contains("text/html");
  }
}
