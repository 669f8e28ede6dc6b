package io.charrette.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Predicate;

/** What every answer tells the browser not to do (SPEC H12). */
public final class SecurityHeaders {
  /** Scripts and styles are files of this server; nothing inline, nothing from elsewhere. */
  static final String PAGES =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";

  private static final List<String> OF_DOCUMENTS =
      List.of("Content-Security-Policy", "X-Frame-Options", OPENER_POLICY, "Permissions-Policy");

  /** A year, as agencies of the United States have to (BOD 18-01). */
  private static final String HTTPS_ONLY = "max-age=31536000";

  private final Predicate<HttpServerRequest> stayHttps;
  private final Predicate<HttpServerRequest> isSecureContext;

  /**
   * Makes them.
   *
   * @param stayHttps whether the browser that sends a request shall come by HTTPS only from now on
   * @param isSecureContext whether it takes the pages for secure
   */
  public SecurityHeaders(
      Predicate<HttpServerRequest> stayHttps, Predicate<HttpServerRequest> isSecureContext) {
    this.stayHttps = stayHttps;
    this.isSecureContext = isSecureContext;
  }

  public void mount(Router router) {
    router
        .route()
        .handler(
            context -> {
              set(context.request());
              context.next();
            });
  }

  /** Sets them on the answer to one request. */
  public void set(HttpServerRequest request) {
    request
        .response()
        .putHeader("Content-Security-Policy", PAGES)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .putHeader("Cache-Control", "no-store");
    if (isSecureContext.test(request)) { // elsewhere a browser ignores it, and complains
      request.response().putHeader(OPENER_POLICY, "same-origin");
    }
    if (stayHttps.test(request)) {
      request.response().putHeader("Strict-Transport-Security", HTTPS_ONLY);
    }
  }

  /**
   * Takes those away that a browser heeds of documents only. They would be sent with every script,
   * style and font, for which a phone waits.
   */
  public static void keepThoseOfParts(HttpServerResponse response) {
    OF_DOCUMENTS.forEach(response.headers()::remove);
  }
}
