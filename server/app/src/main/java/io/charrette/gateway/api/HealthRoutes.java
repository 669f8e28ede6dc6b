package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.gateway.http.Bodies;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Health, as load balancers and operators ask for it (SPEC H10). */
public final class HealthRoutes {
  private final Supplier<Readiness> readiness;

  public HealthRoutes(Supplier<Readiness> readiness) {
    this.readiness = readiness;
  }

  public void mount(Router router) {
    router
        .get("/health/live")
        .handler(
            context ->
                Bodies.send(context, 200, JsonNodeFactory.instance.objectNode().put("live", true)));
    router.get("/health/ready").handler(this::ready);
  }

  private void ready(RoutingContext context) {
    Readiness now = readiness.get();
    Bodies.send(
        context,
        now.isReady() ? 200 : 503,
        JsonNodeFactory.instance.objectNode().put("journal", now.inWords()));
  }
}
