package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
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
import io.charrette.live.Live;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Role;
import io.charrette.workshop.Command;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A facilitator brings somebody's seat to another phone by a code (SPEC M41), and sees whose seats
 * lapse (M43).
 */
public final class SeatOfferRoutes {
  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final Reach reach;
  private final StoredCalls stored;
  private final RandomGenerator random;

  public SeatOfferRoutes(
      Live live,
      Callers callers,
      AuditLog audit,
      Reach reach,
      StoredCalls stored,
      RandomGenerator random) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.reach = reach;
    this.stored = stored;
    this.random = random;
  }

  public void mount(Router router) {
    router
        .post("/api/workshops/:workshop/seat-offers")
        .handler(JsonLimit.handler())
        .handler(this::offer);
    router
        .post("/api/workshops/:workshop/offered-seat")
        .handler(JsonLimit.handler())
        .handler(this::take);
    router.get("/api/workshops/:workshop/seats").handler(this::away);
  }

  private void offer(RoutingContext context) {
    String seat = Bodies.text(Bodies.object(context), "participant");
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  caller.requireFacilitator();
                  stored.require(caller);
                  return offer(context, caller, seat);
                }),
        made -> Bodies.send(context, 201, made));
  }

  private Future<ObjectNode> offer(RoutingContext context, Caller caller, String seat) {
    Responses.requireAwaited(context);
    String workshop = caller.workshop().id();
    String token = Tokens.next(random);
    String hash = Tokens.hash(token);
    String link = reach.linkBase(context.request()) + "/s/" + workshop + "#" + token;
    return live.execute(
            workshop, new Command.OfferSeat(seat, hash), null, TimeLeft.of(context).ms())
        .onSuccess(
            outcome ->
                audit.noteOutcome(
                    outcome,
                    context.request(),
                    caller,
                    AuditLog.Act.SEAT_OFFERED,
                    "participant=" + seat,
                    ""))
        .map(Outcomes::done)
        .map(
            done ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("link", link)
                    .put("until", done.workshop().people().offerEnds(hash).orElseThrow())
                    .set("qr", QrSvg.shape(link)));
  }

  /**
   * The one who takes a seat brings its code only; made again with its key it is the same phone.
   */
  private void take(RoutingContext context) {
    String offer = Bodies.text(Bodies.object(context), "offer");
    String id = Callers.workshopId(context.pathParam("workshop"));
    RandomGenerator source = IdempotencyKey.source(context.request(), "seat " + id, random);
    Responses.when(
        context,
        Responses.inTime(callers.workshop(id))
            .compose(
                workshop -> {
                  String token =
                      Tokens.next(workshop.recoveryKey().orElse(null), Role.PARTICIPANT, source)
                          .token();
                  return take(
                      context,
                      workshop,
                      new Command.TakeOfferedSeat(Tokens.hash(offer), Tokens.hash(token)),
                      token);
                }),
        answer -> Bodies.send(context, 201, answer));
  }

  /**
   * Nobody needs a token to ask, so what no phone was offered never gets among the workshop's
   * commands, which others wait for; of what others wrote it is read as of tokens (SPEC P1).
   */
  private Future<ObjectNode> take(
      RoutingContext context, Workshop workshop, Command.TakeOfferedSeat take, String token) {
    return (isOffered(workshop, take)
            ? Future.succeededFuture(workshop)
            : live.whileWritable().compose(taking -> callers.latest(workshop)))
        .compose(
            now -> {
              Responses.requireAwaited(context);
              if (!isOffered(now, take)) {
                throw Problem.of(ProblemType.NOT_NOW, "This seat is not offered, or no longer");
              }
              return live.execute(workshop.id(), take, null, TimeLeft.of(context).ms())
                  .onSuccess(
                      outcome ->
                          seat(now, take)
                              .ifPresent(
                                  seat ->
                                      audit.noteSeat(
                                          outcome,
                                          context.request(),
                                          seat,
                                          AuditLog.Act.SEAT_TAKEN,
                                          workshop.id())));
            })
        .map(Outcomes::done)
        .map(done -> taken(context, done, token));
  }

  /** Whose seat it is that is offered, or was taken by this call before. */
  private static Optional<String> seat(Workshop workshop, Command.TakeOfferedSeat take) {
    return workshop
        .people()
        .offeredSeat(take.offerHash())
        .or(
            () ->
                workshop
                    .principal(take.tokenHash())
                    .filter(Principal.Participant.class::isInstance)
                    .map(principal -> ((Principal.Participant) principal).id()));
  }

  /** Whether there is such an offer, or this call was answered before. */
  private static boolean isOffered(Workshop workshop, Command.TakeOfferedSeat take) {
    return workshop.people().offerEnds(take.offerHash()).isPresent()
        || workshop.principal(take.tokenHash()).isPresent();
  }

  private ObjectNode taken(RoutingContext context, Outcome.Done done, String token) {
    Workshop workshop = done.workshop();
    Participant person =
        Callers.participant(workshop, token)
            .map(Caller::participantId)
            .flatMap(workshop::participant)
            .orElseThrow(() -> Problem.of(ProblemType.UNAUTHORISED, "The seat is gone again"));
    callers.setCookie(context.request(), Role.PARTICIPANT, workshop, token);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("participantToken", token);
    answer
        .putObject("participant")
        .put("id", person.id())
        .put("name", person.name())
        .put("table", person.table());
    return answer.put("workshopId", workshop.id());
  }

  private void away(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> {
          caller.requireFacilitator();
          Workshop workshop = caller.workshop();
          ObjectNode answer = JsonNodeFactory.instance.objectNode();
          put(answer, "lapsed", workshop.people().lapsed());
          put(answer, "lapsing", live.lapsing(workshop));
          Bodies.send(context, 200, answer);
        });
  }

  private static void put(ObjectNode answer, String name, Collection<String> ids) {
    ids.stream().sorted().forEach(answer.putArray(name)::add);
  }
}
