package io.charrette.gateway.http;

import io.charrette.words.Labels;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A problem as a page: plain HTML that needs no style, no script and no built assets, in the
 * reader's language.
 */
final class ProblemPage {
  /**
   * After so long a page that could not be had is asked for again, unless the problem says when,
   * seconds.
   */
  private static final int AGAIN_SECONDS = 5;

  /** A report so often, and then no more: a forgotten tab would keep a busy server busy. */
  private static final int MOST_AGAIN = 12;

  /** Says in a page's address how often it was asked for again. */
  private static final Pattern AGAIN = Pattern.compile("(?:^|&)again=(\\d{1,2})(?=&|$)");

  private ProblemPage() {}

  static void send(Problem problem, HttpServerRequest request) {
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(problem.status())
            .putHeader("Content-Type", "text/html; charset=utf-8");
    String subject = subject(problem.status());
    if (subject.equals("busy")) {
      int seconds = problem.retryAfterSeconds().orElse(AGAIN_SECONDS);
      response.putHeader("Retry-After", Integer.toString(seconds));
      // Whoever reads it has nothing to press: the browser asks again.
      String query = Objects.requireNonNullElse(request.query(), "");
      int again = again(query);
      if (!request.path().startsWith("/api/")) {
        // At the whole address: behind # may be a link's secret, which no server is told.
        response.putHeader("Refresh", Integer.toString(seconds));
      } else if (again < MOST_AGAIN) {
        response.putHeader("Refresh", seconds + "; url=?" + with(again + 1, query));
      } else {
        subject = "other";
      }
    }
    response.end(page(subject, Labels.forReader(request.getHeader("Accept-Language"))));
  }

  private static int again(String query) {
    Matcher found = AGAIN.matcher(query);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  private static String with(int again, String query) {
    String others = AGAIN.matcher(query).replaceAll("");
    return others.isEmpty() ? "again=" + again : others + "&again=" + again;
  }

  /** What it is about, as the keys of its words have it. */
  private static String subject(int status) {
    return switch (status) {
      case 404 -> "nothing";
      case 401, 403 -> "closed";
      case 413 -> "long";
      case 429, 503 -> "busy";
      default -> "other";
    };
  }

  private static String page(String subject, Labels labels) {
    String key = "problem." + subject;
    return """
    <!doctype html>
    <html lang="%s" dir="%s">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s – Charrette</title></head>
    <body><main><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></main></body>
    </html>
    """
        .formatted(
            labels.language(),
            labels.direction(),
            labels.get(key),
            labels.get(key),
            labels.get(key + ".do"),
            labels.get("problem.start"));
  }
}
