package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Responses;
import io.charrette.gateway.http.TimeLeft;
import io.charrette.live.Live;
import io.charrette.workshop.Command;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * The way back to one's seat from another phone: asked for, and answered at the table (SPEC H27).
 */
public final class SeatRoutes {
  private static final String REQUESTS = "/api/workshops/:workshop/seat-requests";

  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final StoredCalls stored;

  public SeatRoutes(Live live, Callers callers, AuditLog audit, StoredCalls stored) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.stored = stored;
  }

  public void mount(Router router) {
    router.post(REQUESTS).handler(JsonLimit.handler()).handler(this::ask);
    router.post(REQUESTS + "/:by").handler(JsonLimit.handler()).handler(this::answer);
  }

  private void ask(RoutingContext context) {
    String seat = Bodies.text(Bodies.object(context), "seat");
    execute(
        context,
        participant -> new Command.AskForSeat(participant, seat),
        AuditLog.Act.SEAT_ASKED_FOR,
        "seat=" + seat);
  }

  private void answer(RoutingContext context) {
    boolean give = Bodies.flag(Bodies.object(context), "give");
    String by = context.pathParam("by");
    execute(
        context,
        participant -> new Command.AnswerSeatRequest(participant, by, give),
        give ? AuditLog.Act.SEAT_GIVEN : AuditLog.Act.SEAT_REFUSED,
        "to=" + by);
  }

  private void execute(
      RoutingContext context, Function<String, Command> commandOf, AuditLog.Act act, String about) {
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  Command command = commandOf.apply(caller.requireParticipant());
                  Responses.requireAwaited(context);
                  stored.require(caller);
                  return live.execute(
                          caller.workshop().id(), command, null, TimeLeft.of(context).ms())
                      .onSuccess(
                          outcome ->
                              audit.noteOutcome(
                                  outcome, context.request(), caller, act, about, about))
                      .map(Outcomes::done);
                }),
        done -> Bodies.send(context, 200, answer(done.version())));
  }

  private static ObjectNode answer(long version) {
    return JsonNodeFactory.instance.objectNode().put("version", version);
  }
}
