package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.ActivityFile;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.CreationGate;
import io.charrette.gateway.caller.IdempotencyKey;
import io.charrette.gateway.caller.JoinCodes;
import io.charrette.gateway.caller.Reach;
import io.charrette.gateway.caller.Tokens;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.gateway.http.TimeLeft;
import io.charrette.live.Live;
import io.charrette.live.directory.ActivityShelf;
import io.charrette.live.loop.Role;
import io.charrette.workshop.Command;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.PlanCommand;
import io.charrette.workshop.RecoveryKey;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final AuditLog audit;
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
      AuditLog audit,
      InstantSource clock,
      RandomGenerator random) {
    this.live = live;
    this.shelf = shelf;
    this.gate = gate;
    this.callers = callers;
    this.reach = reach;
    this.mostTables = mostTables;
    this.keep = keep;
    this.audit = audit;
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
    String by = gate.require(context.request());
    ObjectNode body = Bodies.object(context);
    Optional<String> key = IdempotencyKey.of(context.request()).map(it -> it.name("create"));
    RandomGenerator source = IdempotencyKey.source(context.request(), "create", random);
    RecoveryKey recovery = RecoveryKey.next(source);
    FirstTokens tokens = FirstTokens.next(recovery, source);
    Responses.when(
        context,
        activity(body)
            .compose(
                activity -> begin(context, key, tokens, creation(body, activity, tokens, recovery)))
            .onSuccess(
                made ->
                    audit.note(
                        context.request(),
                        by,
                        AuditLog.Act.WORKSHOP_CREATED,
                        made.workshop().id(),
                        "")),
        made -> {
          callers.setCookie(
              context.request(), Role.FACILITATOR, made.workshop(), tokens.facilitator());
          Bodies.send(
              context,
              made.status(),
              tokens.answer(made.workshop(), reach.linkBase(context.request())));
        });
  }

  private Command.Create creation(
      ObjectNode body, ActivityFile activity, FirstTokens tokens, RecoveryKey recovery) {
    return new Command.Create(
        JoinCodes.newId(random),
        Bodies.text(body, "name").strip(),
        JoinCodes.unused(random, live::isTaken),
        activity,
        tables(body.path("tables")),
        Tokens.hash(tokens.facilitator()),
        Tokens.hash(tokens.screen()),
        clock.millis() + keep.toMillis(),
        body.hasNonNull("zone") ? Bodies.text(body, "zone") : null,
        plan(body),
        recovery,
        null);
  }

  /** Creates it, unless that was done with this key before. */
  private Future<FirstTokens.Begun> begin(
      RoutingContext context, Optional<String> key, FirstTokens tokens, Command.Create create) {
    return key.map(live::workshopCreatedWith)
        .orElse(Future.succeededFuture(Optional.empty()))
        .compose(
            known ->
                known
                    .map(workshop -> tokens.again(workshop, revoked()))
                    .orElseGet(() -> create(context, create, key)));
  }

  private Future<FirstTokens.Begun> create(
      RoutingContext context, Command.Create create, Optional<String> key) {
    Responses.requireAwaited(context);
    return live.create(create, key.orElse(null), TimeLeft.of(context).ms())
        .map(Outcomes::done)
        .map(done -> new FirstTokens.Begun(201, done.workshop()));
  }

  private static Problem revoked() {
    return Problem.of(ProblemType.NOT_NOW, "The link that was made with this key is revoked");
  }

  /** The activity, with the language first that the workshop's people are said to speak. */
  private Future<ActivityFile> activity(ObjectNode body) {
    Future<ActivityFile> chosen =
        body.hasNonNull("activity")
            ? shelf.findLatest(Bodies.text(body, "activity")).map(CreateRoutes::there)
            : Future.succeededFuture(shelf.all().getFirst());
    return body.hasNonNull("language")
        ? chosen.map(activity -> activity.ledBy(Bodies.text(body, "language")))
        : chosen;
  }

  private static ActivityFile there(Optional<ActivityFile> found) {
    return found.orElseThrow(
        () -> Problem.of(ProblemType.MALFORMED, "activity: there is none of this id"));
  }

  /** When it starts and must end, as far as that is known yet (SPEC M22). */
  private static PlanCommand.SetPlan plan(ObjectNode body) {
    Long start = body.hasNonNull("start") ? Bodies.time(body, "start") : null;
    Long end = body.hasNonNull("end") ? Bodies.time(body, "end") : null;
    try {
      return new PlanCommand.SetPlan(start, end);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemType.MALFORMED, String.valueOf(e.getMessage()));
    }
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
              table.hasNonNull("place") ? Bodies.text(table, "place").strip() : "",
              table.hasNonNull("label") ? Bodies.text(table, "label").strip() : ""));
    }
    return tables;
  }
}
