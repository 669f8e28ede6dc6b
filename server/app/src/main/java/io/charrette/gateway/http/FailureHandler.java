package io.charrette.gateway.http;

import io.charrette.journal.JournalException;
import io.charrette.live.loop.UnknownWorkshopException;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever went wrong with a request into a problem, or into a page when a person reads it.
 */
public final class FailureHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

  private final HttpMeters meters;
  private final RandomGenerator random;

  public FailureHandler(HttpMeters meters, RandomGenerator random) {
    this.meters = meters;
    this.random = random;
  }

  public void mount(Router router) {
    router.route().failureHandler(this::handle);
    router.errorHandler(404, this::handle);
    AllowedMethods allowed = new AllowedMethods(router);
    router.errorHandler(
        405,
        context -> {
          context.response().putHeader("Allow", allowed.at(context.normalizedPath()));
          handle(context);
        });
  }

  private void handle(RoutingContext context) {
    @Nullable Throwable failure = context.failure();
    if (isGone(failure)) {
      context.request().connection().close();
      return;
    }
    // Vert.x refuses some requests itself, with a status and sometimes an exception of its own.
    boolean refused = context.statusCode() >= 400 && context.statusCode() < 500;
    if (failure == null || refused) {
      answer(context.request(), byStatus(context.statusCode()));
    } else if (isBadChunk(failure)) {
      answer(context.request(), byStatus(400));
    } else {
      answer(context.request(), problemOf(AccessLog.form(context), failure));
    }
  }

  /**
   * Whether Netty could not read the size of a chunk of the body, which it says by no other name.
   */
  static boolean isBadChunk(Throwable failure) {
    return failure instanceof NumberFormatException
        && Arrays.stream(failure.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(HttpObjectDecoder.class.getName()));
  }

  /** Answers a handshake that failed for this reason. */
  public void answer(HttpServerRequest request, Throwable failure) {
    if (isGone(failure)) {
      request.connection().close();
      return;
    }
    answer(request, problemOf("/ws/", failure));
  }

  /** Whether the caller went in the midst of it, or takes no more: nobody is there to be told. */
  private static boolean isGone(@Nullable Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof IOException;
  }

  private void answer(HttpServerRequest request, Problem problem) {
    meters.refused(problem.type());
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response.headers().remove("Content-Length").remove("ETag").remove("Content-Encoding");
    response.putHeader("Cache-Control", "no-store");
    if (isNavigation(request)) {
      ProblemPage.send(problem, request);
    } else {
      problem.send(response);
    }
  }

  private Problem problemOf(String path, Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case UnknownWorkshopException gone ->
          Problem.of(ProblemType.UNKNOWN_WORKSHOP, "It may have been deleted by its date");
      case JournalException unavailable ->
          Problem.of(ProblemType.JOURNAL_UNAVAILABLE, "Try again in a moment");
      default -> {
        String id = Long.toHexString(random.nextLong());
        LOG.atError()
            .addKeyValue("event", "request.failed")
            .addKeyValue("request", id)
            .addKeyValue("path", path)
            .setCause(failure)
            .log("A request failed");
        yield Problem.of(ProblemType.INTERNAL, "The server's log says more of request " + id);
      }
    };
  }

  private static Problem byStatus(int status) {
    return switch (status) {
      case 404 -> Problem.of(ProblemType.NOT_FOUND, "This address leads nowhere");
      case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The Allow header says which is");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "The body is too large");
      default -> Problem.of(ProblemType.MALFORMED, 400, "The request cannot be understood");
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
