package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.Live;
import io.charrette.workshop.Command;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/**
 * What participants answer to turns (SPEC M28). The address names the offer, so a call whose answer
 * was lost is made again without harm.
 */
public final class OfferRoutes {
  private static final String OFFER = "/api/workshops/:workshop/offers/:phase/:table/:kind";

  private static final Map<String, OfferKind> KINDS =
      Map.of(
          "help", OfferKind.HELP,
          "contact", OfferKind.CONTACT,
          "question", OfferKind.QUESTION);

  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final StoredCalls stored;

  public OfferRoutes(Live live, Callers callers, AuditLog audit, StoredCalls stored) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.stored = stored;
  }

  public void mount(Router router) {
    router.post(OFFER).handler(JsonLimit.handler()).handler(this::make);
    router.delete(OFFER).handler(this::withdraw);
  }

  private void make(RoutingContext context) {
    String text = Bodies.text(Bodies.object(context), "text");
    execute(context, offer -> new Command.MakeOffer(offer, text), AuditLog.Act.OFFER_MADE);
  }

  private void withdraw(RoutingContext context) {
    execute(context, Command.WithdrawOffer::new, AuditLog.Act.OFFER_WITHDRAWN);
  }

  private void execute(
      RoutingContext context, Function<Offer.Key, Command> commandOf, AuditLog.Act act) {
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  Offer.Key offer = key(context, caller);
                  Command command = commandOf.apply(offer);
                  Responses.requireAwaited(context);
                  stored.require(caller);
                  return live.execute(caller.workshop().id(), command, null)
                      .map(Outcomes::done)
                      .onSuccess(
                          // Where it changed nothing the phase may be anything that somebody wrote.
                          done ->
                              audit.noteChange(
                                  done,
                                  context.request(),
                                  caller,
                                  act,
                                  "phase=" + offer.phase() + " table=" + offer.table()));
                }),
        done ->
            Bodies.send(
                context,
                200,
                JsonNodeFactory.instance.objectNode().put("version", done.version())));
  }

  private static Offer.Key key(RoutingContext context, Caller caller) {
    String by = caller.participantId();
    if (by == null) {
      throw Problem.of(ProblemType.FORBIDDEN, "Only participants may do this");
    }
    OfferKind kind = KINDS.get(context.pathParam("kind"));
    if (kind == null || !context.pathParam("table").matches("[0-9]{1,3}")) {
      throw Problem.of(ProblemType.NOT_FOUND, "There are no such offers");
    }
    int table = Integer.parseInt(context.pathParam("table"));
    return new Offer.Key(context.pathParam("phase"), table, by, kind);
  }
}
