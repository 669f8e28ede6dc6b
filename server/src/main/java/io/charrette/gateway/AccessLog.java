package io.charrette.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request, at DEBUG only: method, path, status, milliseconds. No query, no
 * header, no address.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private AccessLog() {}

  static void mount(Router router, InstantSource clock) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    router
        .route()
        .handler(
            context -> {
              long began = clock.millis();
              HttpServerRequest request = context.request();
              context.addEndHandler(
                  ended ->
                      LOG.debug(
                          "{} {} {} {} ms",
                          request.method(),
                          request.path(),
                          request.response().getStatusCode(),
                          clock.millis() - began));
              context.next();
            });
  }
}
