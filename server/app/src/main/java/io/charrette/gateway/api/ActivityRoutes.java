package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.InvalidActivityException;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.CreationGate;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.directory.ActivityShelf;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The templates of workshops (SPEC H8). */
public final class ActivityRoutes {
  private static final int MOST_BYTES = 256 * 1024;

  private final ActivityShelf shelf;
  private final CreationGate gate;
  private final AuditLog audit;

  public ActivityRoutes(ActivityShelf shelf, CreationGate gate, AuditLog audit) {
    this.shelf = shelf;
    this.gate = gate;
    this.audit = audit;
  }

  public void mount(Router router) {
    router.get("/api/activities").handler(this::list);
    router.get("/api/activities/:activity").handler(this::read);
    router
        .post("/api/activities")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .handler(this::add);
  }

  private void list(RoutingContext context) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ActivityFile activity : shelf.all()) {
      ObjectNode entry =
          list.addObject()
              .put("id", activity.id())
              .put("title", activity.own().title())
              .put("language", activity.own().language());
      ArrayNode cities = entry.putArray("cities");
      activity.own().places().forEach(place -> cities.add(place.name()));
    }
    Bodies.send(context, 200, list);
  }

  private void read(RoutingContext context) {
    ActivityFile activity =
        shelf
            .find(context.pathParam("activity"))
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such activity"));
    Bodies.send(context, 200, activity.bytes());
  }

  private void add(RoutingContext context) {
    String by = gate.require(context.request());
    ActivityFile activity;
    try {
      activity = ActivityFile.read(Bodies.bytes(context));
    } catch (InvalidActivityException e) {
      throw Problem.of(ProblemType.MALFORMED, String.valueOf(e.getMessage()));
    }
    if (!shelf.accepts(activity.id())) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "An activity that comes with the server has this id, or there are too many");
    }
    Responses.when(
        context,
        shelf.add(activity),
        added -> {
          audit.note(context.request(), by, AuditLog.Act.ACTIVITY_ADDED, "", activity.id());
          Bodies.send(context, 201, JsonNodeFactory.instance.objectNode().put("id", activity.id()));
        });
  }
}
