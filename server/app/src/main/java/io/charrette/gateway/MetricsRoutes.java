package io.charrette.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What a Prometheus asks (SPEC H13). */
final class MetricsRoutes {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Vertx vertx;
  private final Shared shared;
  private final Reach reach;
  private final GuardedKey token;

  MetricsRoutes(Vertx vertx, Shared shared, Reach reach, GuardedKey token) {
    this.vertx = vertx;
    this.shared = shared;
    this.reach = reach;
    this.token = token;
  }

  void mount(Router router) {
    router.get("/metrics").handler(this::metrics);
  }

  private void metrics(RoutingContext context) {
    require(context.request());
    Answers.when(
        context,
        Future.all(shared.live().count(), shared.countSockets())
            // The machine's own numbers are read from files.
            .compose(counted -> vertx.executeBlocking(shared.exposition()::get, false)),
        text -> context.response().putHeader("Content-Type", TEXT).end(Buffer.buffer(text)));
  }

  private void require(HttpServerRequest request) {
    if (!token.opens(request) && !reach.isFromThisMachine(request)) {
      throw token.isSet()
          ? Problem.of(ProblemType.UNAUTHORISED, "The metrics token is needed")
          : Problem.of(
              ProblemType.FORBIDDEN,
              "Metrics are for the machine that runs the server; set a metrics token to read them"
                  + " from elsewhere");
    }
  }
}
