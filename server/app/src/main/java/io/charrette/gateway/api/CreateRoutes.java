package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Activity;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.CreationGate;
import io.charrette.gateway.caller.JoinCodes;
import io.charrette.gateway.caller.Reach;
import io.charrette.gateway.caller.Tokens;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.Live;
import io.charrette.live.directory.ActivityShelf;
import io.charrette.live.loop.Role;
import io.charrette.workshop.Command;
import io.charrette.workshop.NewTable;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The creation of workshops (SPEC H1, H11). */
public final class CreateRoutes {
  private final Live live;
  private final ActivityShelf shelf;
  private final CreationGate gate;
  private final Callers callers;
  private final Reach reach;
  private final int mostTables;
  private final Duration keep;
  private final InstantSource clock;
  private final RandomGenerator random;

  public CreateRoutes(
      Live live,
      ActivityShelf shelf,
      CreationGate gate,
      Callers callers,
      Reach reach,
      int mostTables,
      Duration keep,
      InstantSource clock,
      RandomGenerator random) {
    this.live = live;
    this.shelf = shelf;
    this.gate = gate;
    this.callers = callers;
    this.reach = reach;
    this.mostTables = mostTables;
    this.keep = keep;
    this.clock = clock;
    this.random = random;
  }

  public void mount(Router router) {
    router.get("/api/create-allowed").handler(this::allowed);
    router.post("/api/workshops").handler(JsonLimit.handler()).handler(this::create);
  }

  private void allowed(RoutingContext context) {
    boolean open = gate.isOpen(context.request());
    Bodies.send(
        context,
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("allowed", open || gate.hasKey())
            .put("keyNeeded", !open && gate.hasKey()));
  }

  private void create(RoutingContext context) {
    gate.require(context.request());
    ObjectNode body = Bodies.object(context);
    String facilitatorToken = Tokens.next(random);
    String screenToken = Tokens.next(random);
    Command.Create create =
        new Command.Create(
            JoinCodes.newId(random),
            Bodies.text(body, "name").strip(),
            JoinCodes.unused(random, live::isTaken),
            activity(body),
            tables(body.path("tables")),
            Tokens.hash(facilitatorToken),
            Tokens.hash(screenToken),
            clock.millis() + keep.toMillis(),
            body.hasNonNull("zone") ? Bodies.text(body, "zone") : null);
    Responses.when(
        context,
        live.create(create).map(Outcomes::done),
        done -> {
          callers.setCookie(context.request(), Role.FACILITATOR, done.workshop(), facilitatorToken);
          Bodies.send(context, 201, answer(context, create, facilitatorToken, screenToken));
        });
  }

  private Activity activity(ObjectNode body) {
    if (!body.hasNonNull("activity")) {
      return shelf.all().getFirst();
    }
    String id = Bodies.text(body, "activity");
    return shelf
        .find(id)
        .orElseThrow(() -> Problem.of(ProblemType.MALFORMED, "activity: there is none of this id"));
  }

  private List<NewTable> tables(JsonNode array) {
    if (!array.isArray() || array.isEmpty() || array.size() > mostTables) {
      throw Problem.of(
          ProblemType.MALFORMED, "tables must be a list of 1 to " + mostTables + " tables");
    }
    List<NewTable> tables = new ArrayList<>();
    for (JsonNode table : array) {
      tables.add(
          new NewTable(
              Bodies.text(table, "city").strip(),
              table.hasNonNull("label") ? Bodies.text(table, "label").strip() : ""));
    }
    return tables;
  }

  private ObjectNode answer(
      RoutingContext context, Command.Create create, String facilitatorToken, String screenToken) {
    String base = reach.linkBase(context.request());
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", create.id())
            .put("joinCode", create.joinCode())
            .put("facilitatorToken", facilitatorToken)
            .put("screenToken", screenToken);
    answer
        .putObject("links")
        .put("facilitator", base + "/facilitate/" + create.id() + "#" + facilitatorToken)
        .put("join", base + "/j/" + create.joinCode())
        .put("screen", base + "/screen/" + create.id() + "#" + screenToken);
    return answer;
  }
}
