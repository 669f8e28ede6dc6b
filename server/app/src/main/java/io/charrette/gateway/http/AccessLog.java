package io.charrette.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts each request that was answered, and at DEBUG writes one line for it: method, path, status,
 * milliseconds. No query, no header, no address; and of the path only its form, since a join code
 * may be a part of it.
 */
public final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final HttpMeters meters;
  private final InstantSource clock;

  public AccessLog(HttpMeters meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  public void mount(Router router) {
    router
        .route()
        .handler(
            context -> {
              long began = clock.millis();
              context.addEndHandler(ended -> answered(context, began));
              context.next();
            });
  }

  private void answered(RoutingContext context, long began) {
    HttpServerRequest request = context.request();
    int status = context.response().getStatusCode();
    meters.answered(status);
    LOG.atDebug()
        .addKeyValue("event", "request.answered")
        .addKeyValue("method", request.method())
        .addKeyValue("path", form(context))
        .addKeyValue("status", status)
        .addKeyValue("ms", clock.millis() - began)
        .log("");
  }

  /** The path with names instead of what stands there, such as {@code /j/:code}. */
  static String form(RoutingContext context) {
    Route route = context.currentRoute();
    String path = route == null ? null : route.getPath();
    return path == null ? "(other)" : path;
  }
}
