package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.CreationGate;
import io.charrette.gateway.caller.IdempotencyKey;
import io.charrette.gateway.caller.Reach;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.caller.Tokens;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.gateway.http.TimeLeft;
import io.charrette.gateway.recovery.SealedToken;
import io.charrette.live.Live;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Role;
import io.charrette.workshop.Command;
import io.charrette.workshop.Link;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.random.RandomGenerator;

/**
 * New links: a facilitator makes them for others (SPEC H20), and whoever may create workshops lists
 * them and gets a link to one whose own was lost (H21, H22).
 */
public final class LinkRoutes {
  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final CreationGate gate;
  private final Reach reach;
  private final StoredCalls stored;
  private final RandomGenerator random;

  public LinkRoutes(
      Live live,
      Callers callers,
      AuditLog audit,
      CreationGate gate,
      Reach reach,
      StoredCalls stored,
      RandomGenerator random) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.gate = gate;
    this.reach = reach;
    this.stored = stored;
    this.random = random;
  }

  public void mount(Router router) {
    router.post("/api/workshops/:workshop/links").handler(JsonLimit.handler()).handler(this::make);
    router.get("/api/workshops/:workshop/my-link").handler(this::mine);
    router.get("/api/workshops").handler(this::list);
    router
        .post("/api/workshops/:workshop/lost-link")
        .handler(JsonLimit.handler())
        .handler(this::replaceLost);
  }

  private void make(RoutingContext context) {
    ObjectNode body = Bodies.object(context);
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  caller.requireFacilitator();
                  stored.require(caller);
                  NewLink link = link(context, caller.workshop(), opens(body));
                  String about = "link=" + link.id();
                  return made(context, caller.workshop(), link, Bodies.text(body, "label"))
                      .onSuccess(
                          outcome ->
                              audit.noteOutcome(
                                  outcome,
                                  context.request(),
                                  caller,
                                  AuditLog.Act.LINK_MADE,
                                  about,
                                  about))
                      .map(Outcomes::done)
                      .map(done -> link.json());
                }),
        made -> Bodies.send(context, 201, made));
  }

  /** What the link is called by which the caller came (SPEC M42). */
  private void mine(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> {
          caller.requireCommands();
          Link link = caller.workshop().people().links().get(caller.link());
          Bodies.send(
              context,
              200,
              JsonNodeFactory.instance.objectNode().put("label", link == null ? "" : link.label()));
        });
  }

  private static Link.Opens opens(ObjectNode body) {
    return switch (Bodies.text(body, "opens")) {
      case "facilitator" -> Link.Opens.FACILITATOR;
      case "helper" -> Link.Opens.HELPER;
      case "screen" -> Link.Opens.SCREEN;
      default ->
          throw Problem.of(ProblemType.MALFORMED, "opens must be facilitator, helper or screen");
    };
  }

  /** A link that is to be made. */
  private record NewLink(String id, Link.Opens opens, String token, String address) {
    /** As it is answered, once it is made. */
    ObjectNode json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("id", id)
          .put("link", address)
          .set("qr", QrSvg.shape(address));
    }
  }

  private NewLink link(RoutingContext context, Workshop workshop, Link.Opens opens) {
    RandomGenerator source =
        IdempotencyKey.source(context.request(), "link " + workshop.id() + " " + opens, random);
    Role role =
        switch (opens) {
          case FACILITATOR -> Role.FACILITATOR;
          case HELPER -> Role.HELPER;
          case SCREEN -> Role.SCREEN;
        };
    SealedToken made = Tokens.next(workshop.recoveryKey().orElse(null), role, source);
    String token = made.token();
    String page =
        switch (opens) {
          case FACILITATOR -> "/facilitate/";
          case HELPER -> "/helper/";
          case SCREEN -> "/screen/";
        };
    Responses.requireAwaited(context);
    String address = reach.linkBase(context.request()) + page + workshop.id() + "#" + token;
    return new NewLink(made.id(), opens, token, address);
  }

  private Future<Outcome> made(
      RoutingContext context, Workshop workshop, NewLink link, String label) {
    return live.execute(
        workshop.id(),
        new Command.MakeLink(link.id(), link.opens(), label, Tokens.hash(link.token())),
        null,
        TimeLeft.of(context).ms());
  }

  private void list(RoutingContext context) {
    String by = gate.require(context.request());
    Responses.when(
        context,
        live.workshops(),
        workshops -> {
          audit.note(context.request(), by, AuditLog.Act.WORKSHOPS_LISTED, "", "");
          ArrayNode all = JsonNodeFactory.instance.arrayNode();
          for (Workshop workshop : workshops) {
            all.addObject()
                .put("id", workshop.id())
                .put("name", workshop.name())
                .put("tables", workshop.openTables().size())
                .put("people", workshop.participants().size())
                .put("createdAt", workshop.createdAt())
                .put("deleteAfter", workshop.deleteAfter());
          }
          context.response().putHeader("Cache-Control", "no-store");
          Bodies.send(context, 200, all);
        });
  }

  /** The links that there are stay; whoever runs the workshop sees the new one among them. */
  private void replaceLost(RoutingContext context) {
    String by = gate.require(context.request());
    ObjectNode body = Bodies.object(context);
    Responses.when(
        context,
        callers
            .workshop(Callers.workshopId(context.pathParam("workshop")))
            .compose(
                workshop -> {
                  NewLink link = link(context, workshop, Link.Opens.FACILITATOR);
                  return made(context, workshop, link, Bodies.text(body, "label"))
                      .onSuccess(
                          outcome ->
                              audit.noteOutcome(
                                  outcome,
                                  context.request(),
                                  by,
                                  AuditLog.Act.LOST_LINK_REPLACED,
                                  workshop.id(),
                                  "link=" + link.id()))
                      .map(Outcomes::done)
                      .map(done -> link.json());
                }),
        made -> Bodies.send(context, 201, made));
  }
}
