package io.charrette.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;

/** What every answer tells the browser not to do (SPEC H12). */
public final class SecurityHeaders {
  /** Scripts and styles are files of this server; nothing inline, nothing from elsewhere. */
  static final String PAGES =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private SecurityHeaders() {}

  public static void mount(Router router) {
    router
        .route()
        .handler(
            context -> {
              set(context.response());
              context.next();
            });
  }

  /** Sets them on one answer. */
  public static void set(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", PAGES)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .putHeader("Cache-Control", "no-store");
  }
}
