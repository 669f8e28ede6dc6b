package io.charrette.gateway.http;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Counts each request that was answered, or that nobody waits for any longer, and at DEBUG writes
 * one line for it: method, path, status, milliseconds. No query, no header, no address; and of the
 * path only its form, since a join code may be a part of it.
 */
public final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final HttpMeters meters;

  public AccessLog(HttpMeters meters) {
    this.meters = meters;
  }

  public void mount(Router router) {
    router
        .route()
        .handler(
            context -> {
              long began = meters.nanos();
              context.addEndHandler(
                  sent -> {
                    if (sent.succeeded()) {
                      answered(context, began);
                    } else {
                      aborted(context, began);
                    }
                  });
              context.next();
            });
  }

  private void answered(RoutingContext context, long began) {
    int status = context.response().getStatusCode();
    meters.answered(status);
    line("request.answered", context, began).addKeyValue("status", status).log("");
  }

  private void aborted(RoutingContext context, long began) {
    meters.aborted();
    line("request.aborted", context, began).log("");
  }

  private LoggingEventBuilder line(String event, RoutingContext context, long began) {
    return LOG.atDebug()
        .addKeyValue("event", event)
        .addKeyValue("method", context.request().method())
        .addKeyValue("path", form(context))
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(meters.nanos() - began));
  }

  /** The path with names instead of what stands there, such as {@code /j/:code}. */
  static String form(RoutingContext context) {
    Route route = context.currentRoute();
    String path = route == null ? null : route.getPath();
    return path == null ? "(other)" : path;
  }
}
