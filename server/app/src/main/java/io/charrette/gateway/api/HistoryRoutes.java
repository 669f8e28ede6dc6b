package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.flipchart.Restoration;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.caller.TableNumbers;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.Live;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.PastMoment;
import io.charrette.live.loop.Restored;
import io.charrette.workshop.Workshop;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What a table's flipchart was, and how it is brought back: facilitators only (SPEC K4). */
public final class HistoryRoutes {
  /** No flipchart has more parts. */
  private static final int MOST_PARTS = 2_000;

  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final StoredCalls stored;
  private final InstantSource clock;

  public HistoryRoutes(
      Live live, Callers callers, AuditLog audit, StoredCalls stored, InstantSource clock) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.stored = stored;
    this.clock = clock;
  }

  public void mount(Router router) {
    String history = "/api/workshops/:workshop/tables/:table/history";
    router.get(history).handler(this::moments);
    router.get(history + "/:at").handler(this::past);
    router.post(history + "/:at/restore").handler(JsonLimit.handler()).handler(this::restore);
  }

  private void moments(RoutingContext context) {
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  Workshop workshop = facilitated(caller);
                  return live.moments(workshop.id(), table(context, workshop));
                }),
        moments -> {
          ObjectNode answer = JsonNodeFactory.instance.objectNode().put("now", clock.millis());
          ArrayNode list = answer.putArray("moments");
          moments.forEach(moment -> list.add(json(moment)));
          Bodies.send(context, 200, answer);
        });
  }

  private void past(RoutingContext context) {
    long at = time(context);
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  Workshop workshop = facilitated(caller);
                  return live.past(workshop.id(), table(context, workshop), at);
                }),
        found -> Bodies.send(context, 200, json(found.orElseThrow(HistoryRoutes::unknown))));
  }

  private void restore(RoutingContext context) {
    long at = time(context);
    ObjectNode body = Bodies.object(context);
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  Workshop workshop = facilitated(caller);
                  Responses.requireAwaited(context);
                  stored.require(caller);
                  int table = table(context, workshop);
                  return live.restore(workshop.id(), table, at, parts(body, workshop))
                      .onSuccess(
                          restored ->
                              audit.note(
                                  context.request(),
                                  caller,
                                  AuditLog.Act.FLIPCHART_RESTORED,
                                  "table=" + table + " at=" + at));
                }),
        restored -> Bodies.send(context, 200, json(restored)));
  }

  private static Workshop facilitated(Caller caller) {
    caller.requireFacilitator();
    return caller.workshop();
  }

  private static int table(RoutingContext context, Workshop workshop) {
    return TableNumbers.read(context.pathParam("table"), workshop);
  }

  private static long time(RoutingContext context) {
    String at = context.pathParam("at");
    if (!at.matches("[0-9]{1,15}")) {
      throw Problem.of(ProblemType.MALFORMED, "The moment must be epoch milliseconds");
    }
    return Long.parseLong(at);
  }

  /** The parts asked for; none for all. */
  private static List<String> parts(ObjectNode body, Workshop workshop) {
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!field.equals("parts")) {
                throw Problem.of(ProblemType.MALFORMED, "There is no field " + field);
              }
            });
    if (!body.has("parts")) {
      return List.of();
    }
    FlipchartLayout layout = FlipchartLayout.of(workshop.activity());
    JsonNode list = body.path("parts");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_PARTS) {
      throw Problem.of(ProblemType.MALFORMED, "parts must be a list of 1 to " + MOST_PARTS);
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : list) {
      if (!part.isTextual() || !Restoration.isPart(part.textValue(), layout)) {
        throw Problem.of(ProblemType.MALFORMED, "There is no such part of a flipchart");
      }
      parts.add(part.textValue());
    }
    return parts;
  }

  private static ObjectNode json(PastMoment moment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", moment.at());
    json.setAll((ObjectNode) Bodies.tree(moment.brief()));
    return json;
  }

  private static ObjectNode json(Past past) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", past.at());
    json.set("then", Bodies.tree(past.then()));
    json.set("now", Bodies.tree(past.now()));
    json.set("differing", Bodies.tree(past.differing()));
    return json;
  }

  private static ObjectNode json(Restored restored) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (restored) {
      case Restored.Done done -> {
        json.set("parts", Bodies.tree(done.parts()));
        json.put("before", done.parts().isEmpty() ? null : Long.valueOf(done.before()));
      }
      case Restored.UnknownMoment ignored -> throw unknown();
      case Restored.TooLarge ignored ->
          throw Problem.of(
              ProblemType.TOO_LARGE, "The flipchart would be larger than a flipchart may be");
      case Restored.Busy ignored ->
          throw Problem.of(
              ProblemType.NOT_NOW, "Something else is being brought back at this table");
    }
    return json;
  }

  private static Problem unknown() {
    return Problem.of(
        ProblemType.UNKNOWN_MOMENT, "Nothing is kept of this table from that time or before it");
  }
}
