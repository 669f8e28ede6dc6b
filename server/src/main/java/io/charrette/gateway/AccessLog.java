package io.charrette.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts each request that was answered, and at DEBUG writes one line for it: method, path, status,
 * milliseconds. No query, no header, no address.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private final GatewayMeters meters;
  private final InstantSource clock;

  AccessLog(GatewayMeters meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  void mount(Router router) {
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
    LOG.debug("{} {} {} {} ms", request.method(), request.path(), status, clock.millis() - began);
  }
}
