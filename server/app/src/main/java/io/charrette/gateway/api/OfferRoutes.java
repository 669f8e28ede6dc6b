package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.charrette.message.OffersJson;
import io.charrette.workshop.Command;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.WorkshopViews;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/**
 * What participants answer to turns (SPEC M28), and what a table was answered. The address names
 * the offer, so a call whose answer was lost is made again without harm.
 */
public final class OfferRoutes {
  private static final String TURN = "/api/workshops/:workshop/offers/:phase/:table";
  private static final String OFFER = TURN + "/:kind";

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
    router.get(TURN).handler(this::own);
    router.get("/api/workshops/:workshop/tables/:table/offers").handler(this::toTable);
  }

  /** All that the room answered to a table, to be hidden or shown again after its turn. */
  private void toTable(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> {
          caller.requireFacilitator();
          int table = TableNumbers.read(context.pathParam("table"), caller.workshop());
          Bodies.send(
              context, 200, OffersJson.write(new WorkshopViews(caller.workshop()).offersTo(table)));
        });
  }

  /** What the caller has answered to a turn, as it is kept by now. */
  private void own(RoutingContext context) {
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  caller.requireParticipant();
                  return callers.latest(caller);
                }),
        caller ->
            Bodies.send(
                context,
                200,
                OffersJson.writeOwn(
                    caller
                        .workshop()
                        .offersBy(
                            caller.requireParticipant(),
                            context.pathParam("phase"),
                            table(context)))));
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
                  return live.execute(
                          caller.workshop().id(), command, null, TimeLeft.of(context).ms())
                      .onSuccess(
                          // Where it changed nothing the phase may be anything that somebody wrote.
                          outcome ->
                              audit.noteOutcome(
                                  outcome,
                                  context.request(),
                                  caller,
                                  act,
                                  "phase=" + offer.phase() + " table=" + offer.table(),
                                  "table=" + offer.table()))
                      .map(Outcomes::done);
                }),
        done ->
            Bodies.send(
                context,
                200,
                JsonNodeFactory.instance.objectNode().put("version", done.version())));
  }

  private static Offer.Key key(RoutingContext context, Caller caller) {
    String by = caller.requireParticipant();
    OfferKind kind = KINDS.get(context.pathParam("kind"));
    if (kind == null) {
      throw noSuchOffers();
    }
    return new Offer.Key(context.pathParam("phase"), table(context), by, kind);
  }

  private static int table(RoutingContext context) {
    String table = context.pathParam("table");
    if (!table.matches("[0-9]{1,3}")) {
      throw noSuchOffers();
    }
    return Integer.parseInt(table);
  }

  private static Problem noSuchOffers() {
    return Problem.of(ProblemType.NOT_FOUND, "There are no such offers");
  }
}
