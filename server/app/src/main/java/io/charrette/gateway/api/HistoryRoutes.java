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
import io.charrette.gateway.http.TimeLeft;
import io.charrette.live.Live;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.PastMoment;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.RestoredTable;
import io.charrette.live.loop.Wanted;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
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
    router
        .post("/api/workshops/:workshop/history/:at/restore")
        .handler(JsonLimit.handler())
        .handler(this::restoreAll);
  }

  private void moments(RoutingContext context) {
    Responses.when(
        context,
        facilitated(context)
            .compose(workshop -> live.moments(workshop.id(), table(context, workshop))),
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
        facilitated(context)
            .compose(workshop -> live.past(workshop.id(), table(context, workshop), at)),
        found -> Bodies.send(context, 200, json(found.orElseThrow(HistoryRoutes::unknown))));
  }

  private void restore(RoutingContext context) {
    long at = time(context);
    ObjectNode body = Bodies.object(context);
    Responses.when(
        context,
        restorer(context)
            .compose(
                caller -> {
                  Workshop workshop = caller.workshop();
                  int table = table(context, workshop);
                  long left = TimeLeft.of(context).ms();
                  return live.restore(workshop.id(), table, at, wanted(body, workshop), left)
                      .onSuccess(restored -> note(context, caller, table, at, restored))
                      .onFailure(failure -> note(context, caller, table, at, failure));
                }),
        restored -> Bodies.send(context, 200, json(restored)));
  }

  private void restoreAll(RoutingContext context) {
    long at = time(context);
    ObjectNode body = Bodies.object(context);
    Responses.when(
        context,
        restorer(context)
            .compose(
                caller -> {
                  Workshop workshop = caller.workshop();
                  List<Integer> tables = tables(body, workshop);
                  return live.restoreAll(
                          workshop.id(),
                          tables,
                          at,
                          () -> Responses.isAwaited(context),
                          TimeLeft.of(context).ms())
                      .onSuccess(restored -> note(context, caller, at, restored))
                      .map(restored -> json(restored, tables));
                }),
        answer -> Bodies.send(context, 200, answer));
  }

  /** The workshop, for one of its facilitators. */
  private Future<Workshop> facilitated(RoutingContext context) {
    return callers
        .reading(context.request(), context.pathParam("workshop"))
        .map(
            caller -> {
              caller.requireFacilitator();
              return caller.workshop();
            });
  }

  /** Who may bring something back, and has a share of that left. */
  private Future<Caller> restorer(RoutingContext context) {
    return callers
        .changing(context.request(), context.pathParam("workshop"))
        .map(
            caller -> {
              caller.requireFacilitator();
              Responses.requireAwaited(context);
              stored.require(caller);
              return caller;
            });
  }

  private void note(RoutingContext context, Caller caller, long at, List<RestoredTable> tables) {
    for (RestoredTable table : tables) {
      switch (table.result()) {
        case RestoredTable.Result.Answered(Restored restored) ->
            note(context, caller, table.table(), at, restored);
        case RestoredTable.Result.Failed(Throwable failure) ->
            note(context, caller, table.table(), at, failure);
      }
    }
  }

  private void note(RoutingContext context, Caller caller, int table, long at, Restored restored) {
    if (restored instanceof Restored.Done done && !done.parts().isEmpty()) {
      audit.note(
          context.request(),
          caller,
          AuditLog.Act.FLIPCHART_RESTORED,
          "table=" + table + " at=" + at);
    }
  }

  private void note(RoutingContext context, Caller caller, int table, long at, Throwable failure) {
    audit.noteFailure(
        failure,
        context.request(),
        caller,
        AuditLog.Act.FLIPCHART_RESTORED,
        "table=" + table + " at=" + at);
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

  private static void requireNothingBut(String known, ObjectNode body) {
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!field.equals(known)) {
                throw Problem.of(ProblemType.MALFORMED, "There is no field " + field);
              }
            });
  }

  /** The tables asked for, each once; without a list all at which people sit. */
  private static List<Integer> tables(ObjectNode body, Workshop workshop) {
    requireNothingBut("tables", body);
    List<Integer> open = workshop.openTables().stream().map(Table::number).toList();
    if (!body.has("tables")) {
      return open;
    }
    JsonNode list = body.path("tables");
    if (!list.isArray() || list.isEmpty() || list.size() > open.size()) {
      throw Problem.of(ProblemType.MALFORMED, "tables must be a list of 1 to " + open.size());
    }
    for (JsonNode table : list) {
      if (!table.isInt() || !open.contains(table.intValue())) {
        throw Problem.of(ProblemType.NO_SUCH_TABLE, "The workshop has no table of this number");
      }
    }
    return list.valueStream().map(JsonNode::intValue).distinct().toList();
  }

  /** What is asked for: some parts, or all that was lost. */
  private static Wanted wanted(ObjectNode body, Workshop workshop) {
    requireNothingBut("parts", body);
    if (!body.has("parts")) {
      return new Wanted.Lost();
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
    return new Wanted.Parts(parts);
  }

  private static ObjectNode json(PastMoment moment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", moment.at());
    json.setAll((ObjectNode) Bodies.tree(moment.brief()));
    // It is for thinning out; who meant what is not known by it.
    json.remove(List.of("eraser", "authors", "fromStart", "joined"));
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
      case Restored.MergedSince ignored ->
          throw new IllegalStateException("only where all of a flipchart is brought back");
      case Restored.TooLarge ignored ->
          throw Problem.of(
              ProblemType.TOO_LARGE, "The flipchart would be larger than a flipchart may be");
      case Restored.Busy ignored ->
          throw Problem.of(
              ProblemType.NOT_NOW, "Something else is being brought back at this table");
    }
    return json;
  }

  /**
   * What became of some tables, and which are left.
   *
   * @param all that were asked for, in the order in which they are brought back
   */
  private static ObjectNode json(List<RestoredTable> done, List<Integer> all) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode tables = json.putArray("tables");
    done.forEach(table -> tables.add(json(table)));
    json.set("more", Bodies.tree(all.subList(done.size(), all.size())));
    return json;
  }

  private static ObjectNode json(RestoredTable table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("table", table.table());
    return switch (table.result()) {
      case RestoredTable.Result.Answered(Restored restored) ->
          switch (restored) {
            case Restored.Done done when done.parts().isEmpty() -> json.put("outcome", "same");
            case Restored.Done done -> {
              json.put("outcome", "restored")
                  .put("moment", done.moment())
                  .put("before", done.before());
              json.set("parts", Bodies.tree(done.parts()));
              yield json;
            }
            case Restored.UnknownMoment ignored -> json.put("outcome", "unknown-moment");
            case Restored.TooLarge ignored -> json.put("outcome", "too-large");
            case Restored.Busy ignored -> json.put("outcome", "busy");
            case Restored.MergedSince ignored -> json.put("outcome", "merged-since");
          };
      case RestoredTable.Result.Failed failed ->
          json.put("outcome", failed.notBegun() ? "failed" : "unknown");
    };
  }

  private static Problem unknown() {
    return Problem.of(
        ProblemType.UNKNOWN_MOMENT, "Nothing is kept of this table from that time or before it");
  }
}
