package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.Fault;
import io.charrette.activity.InvalidActivityException;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.CreationGate;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.LargeBodies;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.directory.ActivityShelf;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.TimeUnit;

/** The templates of workshops (SPEC H8). */
public final class ActivityRoutes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** How long the list waits for what another process may have loaded a moment ago. */
  private static final long LATEST_MS = 1_000;

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
    router.delete("/api/activities/:activity").handler(this::delete);
    router
        .post("/api/activities")
        .handler(BodyHandler.create(false).setBodyLimit(LargeBodies.LONGEST))
        .handler(this::load);
  }

  /** All that any process has loaded; while the journal does not answer, all that is known here. */
  private void list(RoutingContext context) {
    Responses.when(
        context,
        shelf.latest().timeout(LATEST_MS, TimeUnit.MILLISECONDS).otherwiseEmpty(),
        read -> {
          ArrayNode list = JSON.arrayNode();
          for (ActivityFile activity : shelf.all()) {
            list.add(inBrief(activity).put("builtIn", shelf.isBuiltIn(activity.id())));
          }
          Bodies.send(context, 200, list);
        });
  }

  /** What is asked of an activity before one is chosen, in all its languages. */
  private static ObjectNode inBrief(ActivityFile activity) {
    ObjectNode whole = activity.tree();
    ObjectNode brief = JSON.objectNode();
    for (String field : new String[] {"id", "version", "languages", "title", "goal"}) {
      brief.set(field, whole.get(field));
    }
    brief.set("place", whole.path("words").get("place"));
    brief.set("places", whole.hasNonNull("places") ? whole.get("places") : JSON.arrayNode());
    return brief;
  }

  private void read(RoutingContext context) {
    Responses.when(
        context,
        shelf.findLatest(context.pathParam("activity")),
        found -> Bodies.send(context, 200, found.orElseThrow(ActivityRoutes::notThere).bytes()));
  }

  private void load(RoutingContext context) {
    String by = gate.require(context.request());
    ActivityFile activity;
    try {
      activity = ActivityFile.read(Bodies.bytes(context));
    } catch (InvalidActivityException e) {
      throw invalid(e);
    }
    Responses.when(
        context,
        shelf
            .add(activity)
            .map(
                outcome -> {
                  requirePossible(activity, outcome);
                  audit.note(context.request(), by, AuditLog.Act.ACTIVITY_ADDED, "", activity.id());
                  return outcome;
                }),
        loaded ->
            Bodies.send(
                context,
                201,
                JSON.objectNode().put("id", activity.id()).put("version", activity.version())));
  }

  private void requirePossible(ActivityFile activity, ActivityShelf.Loading outcome) {
    switch (outcome) {
      case POSSIBLE -> {}
      case BUILT_IN -> throw builtIn(activity.id());
      case OUTDATED -> {
        int present = shelf.find(activity.id()).map(ActivityFile::version).orElse(0);
        throw Problem.of(
                ProblemType.ACTIVITY_VERSION,
                "Version "
                    + present
                    + " of “"
                    + activity.id()
                    + "” is loaded, and this is version "
                    + activity.version()
                    + (present == activity.version() ? " with another content" : "")
                    + ". Give yours a higher version, or delete the one that is loaded")
            .with("loaded", IntNode.valueOf(present))
            .with("given", IntNode.valueOf(activity.version()));
      }
      case FULL ->
          throw Problem.of(
                  ProblemType.TOO_MANY_ACTIVITIES,
                  ActivityShelf.MOST_LOADED
                      + " activities are loaded, which is the most. Delete one that is no longer"
                      + " used: workshops that were made from it keep it")
              .with("most", IntNode.valueOf(ActivityShelf.MOST_LOADED));
    }
  }

  private void delete(RoutingContext context) {
    String by = gate.require(context.request());
    String id = context.pathParam("activity");
    if (shelf.isBuiltIn(id)) {
      throw builtIn(id);
    }
    Responses.when(
        context,
        shelf
            .findLatest(id)
            .compose(
                found -> {
                  // Not by an id that it had before.
                  if (found.filter(activity -> activity.id().equals(id)).isEmpty()) {
                    throw notThere();
                  }
                  Responses.requireAwaited(context);
                  return shelf
                      .delete(id)
                      .onSuccess(
                          deleted ->
                              audit.note(
                                  context.request(), by, AuditLog.Act.ACTIVITY_DELETED, "", id));
                }),
        deleted -> context.response().setStatusCode(204).end());
  }

  /** All that is wrong, by code and values for pages, and in English for people at a terminal. */
  private static Problem invalid(InvalidActivityException e) {
    ArrayNode faults = JSON.arrayNode();
    for (Fault fault : e.faults()) {
      ObjectNode values = JSON.objectNode();
      fault.values().forEach(values::put);
      faults
          .addObject()
          .put("path", fault.path())
          .put("code", fault.code().label())
          .put("english", fault.english())
          .set("values", values);
    }
    int count = e.faults().size() + e.more();
    return Problem.of(
            ProblemType.INVALID_ACTIVITY,
            (count == 1 ? "One fault: " : count + " faults. The first: ")
                + e.faults().getFirst().english())
        .with("faults", faults)
        .with("more", IntNode.valueOf(e.more()));
  }

  private static Problem builtIn(String id) {
    return Problem.of(
        ProblemType.BUILT_IN_ACTIVITY, "“" + id + "” comes with the server. Give yours another id");
  }

  private static Problem notThere() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no such activity");
  }
}
