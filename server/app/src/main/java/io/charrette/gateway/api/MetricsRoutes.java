package io.charrette.gateway.api;

import io.charrette.gateway.caller.GuardedKey;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The metrics, as Prometheus asks for them (SPEC H13). */
public final class MetricsRoutes {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Vertx vertx;
  private final Supplier<Future<Void>> count;
  private final Supplier<String> exposition;
  private final GuardedKey token;

  public MetricsRoutes(
      Vertx vertx, Supplier<Future<Void>> count, Supplier<String> exposition, GuardedKey token) {
    this.vertx = vertx;
    this.count = count;
    this.exposition = exposition;
    this.token = token;
  }

  public void mount(Router router) {
    router.get("/metrics").handler(this::metrics);
  }

  private void metrics(RoutingContext context) {
    require(context.request());
    Responses.when(
        context,
        count
            .get()
            // The machine's own numbers are read from files.
            .compose(counted -> vertx.executeBlocking(exposition::get, false)),
        text -> context.response().putHeader("Content-Type", TEXT).end(Buffer.buffer(text)));
  }

  private void require(HttpServerRequest request) {
    if (!token.opens(request) && !token.spares(request)) {
      throw token.isSet()
          ? Problem.of(ProblemType.UNAUTHORISED, "The metrics token is needed")
          : Problem.of(
              ProblemType.FORBIDDEN,
              "Metrics are for the machine that runs the server; set a metrics token to read them"
                  + " from elsewhere");
    }
  }
}
