package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.caller.Tokens;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.gateway.http.TimeLeft;
import io.charrette.gateway.recovery.Witness;
import io.charrette.live.Live;
import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Command;
import io.charrette.workshop.Participant;
import io.charrette.workshop.RecoveryKey;
import io.charrette.workshop.Rejection;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a page needs that was here before: to know that this is the workshop's server, and to take
 * its seat again after the workshop was brought back (SPEC B3, B4).
 */
public final class ReturnRoutes {
  /** What a witness is called, and what a page draws to try a server. */
  private static final Pattern DRAWN = Pattern.compile("[A-Za-z0-9_-]{22,43}");

  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final StoredCalls stored;
  private final RandomGenerator random;

  public ReturnRoutes(
      Live live, Callers callers, AuditLog audit, StoredCalls stored, RandomGenerator random) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.stored = stored;
    this.random = random;
  }

  public void mount(Router router) {
    router.get("/api/workshops/:workshop/witness").handler(this::witness);
    router.post("/api/workshops/:workshop/proof").handler(JsonLimit.handler()).handler(this::prove);
    router.post("/api/workshops/:workshop/seat").handler(JsonLimit.handler()).handler(this::sit);
  }

  private void witness(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> {
          Witness witness = Witness.next(keyOf(caller.workshop()), random);
          context.response().putHeader("Cache-Control", "no-store");
          Bodies.send(
              context,
              200,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("name", witness.name())
                  .put("secret", witness.secret()));
        });
  }

  /** Answers anybody, and looks at no token: nobody has to say one to a server not known yet. */
  private void prove(RoutingContext context) {
    ObjectNode body = Bodies.object(context);
    String name = drawn(body, "name");
    String nonce = drawn(body, "nonce");
    Responses.when(
        context,
        callers.workshop(Callers.workshopId(context.pathParam("workshop"))),
        workshop ->
            Bodies.send(
                context,
                200,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("proof", Witness.named(keyOf(workshop), name).proof(nonce))));
  }

  private static RecoveryKey keyOf(Workshop workshop) {
    return workshop
        .recoveryKey()
        .orElseThrow(
            () ->
                Problem.of(
                    ProblemType.NOT_NOW,
                    "This workshop was created before servers could be known"));
  }

  private static String drawn(ObjectNode body, String field) {
    String text = Bodies.text(body, field);
    if (!DRAWN.matcher(text).matches()) {
      throw Problem.of(ProblemType.MALFORMED, field + " must be 22 to 43 characters of base64url");
    }
    return text;
  }

  private void sit(RoutingContext context) {
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name").strip();
    int table = Bodies.number(body, "table");
    // Phones with an older page say nothing of it.
    long startedAt =
        body.hasNonNull("startedAt") ? Bodies.time(body, "startedAt") : Table.WITH_WORKSHOP;
    Responses.when(
        context,
        callers
            .unclaimedSeat(context.request(), context.pathParam("workshop"))
            .compose(
                seat -> {
                  Responses.requireAwaited(context);
                  return sit(
                      context,
                      seat.workshop(),
                      new Command.TakeSeatAgain(
                          seat.token().id(),
                          name,
                          table,
                          startedAt,
                          Tokens.hash(seat.token().token())));
                }),
        participant ->
            Bodies.send(
                context,
                200,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("id", participant.id())
                    .put("name", participant.name())
                    .put("table", participant.table())));
  }

  private Future<Participant> sit(
      RoutingContext context, Workshop workshop, Command.TakeSeatAgain again) {
    stored.require(workshop.id(), again.participantId());
    return live.execute(workshop.id(), again, null, TimeLeft.of(context).ms())
        .onSuccess(
            outcome ->
                audit.noteSeat(
                    outcome,
                    context.request(),
                    again.participantId(),
                    AuditLog.Act.SEAT_TAKEN_AGAIN,
                    workshop.id()))
        .map(ReturnRoutes::seated)
        .map(done -> done.workshop().participant(again.participantId()).orElseThrow());
  }

  /** Who was removed since the workshop is back has no seat to take again. */
  private static Outcome.Done seated(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejected && rejected.reason() == Rejection.NOT_NOW) {
      throw Problem.of(ProblemType.UNAUTHORISED, rejected.detail());
    }
    return Outcomes.done(outcome);
  }
}
