package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.GuardedKey;
import io.charrette.gateway.http.Bodies;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Health, as load balancers and operators ask for it (SPEC H10). */
public final class HealthRoutes {
  private final Supplier<Readiness> readiness;
  private final GuardedKey metricsToken;

  /**
   * Wires it.
   *
   * @param metricsToken who has it is told details, which name addresses and paths
   */
  public HealthRoutes(Supplier<Readiness> readiness, GuardedKey metricsToken) {
    this.readiness = readiness;
    this.metricsToken = metricsToken;
  }

  public void mount(Router router) {
    router.get("/health/live").handler(this::live);
    router.get("/health/ready").handler(this::ready);
  }

  private void live(RoutingContext context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("live", true);
    boolean told = is404(context, "leaving") && readiness.get().isLeaving();
    Bodies.send(context, told ? 404 : 200, answer);
  }

  private void ready(RoutingContext context) {
    Readiness now = readiness.get();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("journal", now.inAWord());
    if (metricsToken.opens(context.request()) || metricsToken.spares(context.request())) {
      answer.put("detail", now.inWords());
    }
    Bodies.send(context, now.isReady() ? 200 : is404(context, "unready") ? 404 : 503, answer);
  }

  /** HAProxy tells by 404 who should get nothing new from who is gone. */
  private static boolean is404(RoutingContext context, String what) {
    return "404".equals(context.request().getParam(what));
  }
}
