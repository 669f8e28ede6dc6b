package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.OwnCookies;
import io.charrette.gateway.http.Bodies;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What a browser keeps of this server beyond what its pages can see: cookies (SPEC H28). */
public final class DeviceRoutes {
  private final OwnCookies cookies;

  public DeviceRoutes(OwnCookies cookies) {
    this.cookies = cookies;
  }

  public void mount(Router router) {
    router.get("/api/device").handler(this::list);
    router.delete("/api/device").handler(this::forget);
  }

  private void list(RoutingContext context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    cookies.names(context.request()).forEach(answer.putArray("cookies")::add);
    Bodies.send(context, 200, answer);
  }

  private void forget(RoutingContext context) {
    cookies.forget(context.request());
    context.response().setStatusCode(204).end();
  }
}
