package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.IdempotencyKey;
import io.charrette.gateway.caller.Reach;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.caller.TableNumbers;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.JsonLimit;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.gateway.http.TimeLeft;
import io.charrette.live.Live;
import io.charrette.live.loop.Outcome;
import io.charrette.message.RunSheetJson;
import io.charrette.message.StateMessage;
import io.charrette.message.StateMessages;
import io.charrette.workshop.Command;
import io.charrette.workshop.CommandJson;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.MalformedCommandException;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Words;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a token of a workshop opens: its session, state, activity, commands and QR codes. */
public final class WorkshopRoutes {
  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final Reach reach;
  private final CommandJson commands;
  private final StoredCalls stored;
  private final InstantSource clock;
  private final ActivityForms activities = new ActivityForms();

  public WorkshopRoutes(
      Live live,
      Callers callers,
      AuditLog audit,
      Reach reach,
      CommandJson commands,
      StoredCalls stored,
      InstantSource clock) {
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.reach = reach;
    this.commands = commands;
    this.stored = stored;
    this.clock = clock;
  }

  public void mount(Router router) {
    router.post("/api/workshops/:workshop/session").handler(this::session);
    router.get("/api/workshops/:workshop").handler(this::state);
    router.delete("/api/workshops/:workshop").handler(this::delete);
    router.get("/api/workshops/:workshop/activity").handler(this::activity);
    router.get("/api/workshops/:workshop/run-sheet").handler(this::runSheet);
    router
        .post("/api/workshops/:workshop/commands")
        .handler(JsonLimit.handler())
        .handler(this::command);
    router.get("/api/workshops/:workshop/qr.svg").handler(this::qrCode);
  }

  /** Trades a token for its cookie (SPEC T4). */
  private void session(RoutingContext context) {
    if (Callers.bearer(context.request()).isEmpty()) {
      throw Problem.of(ProblemType.UNAUTHORISED, "A bearer token is needed here");
    }
    Responses.when(
        context,
        callers.changing(context.request(), context.pathParam("workshop")),
        caller -> {
          callers.setCookie(context.request(), caller.role(), caller.workshop(), caller.token());
          if (stored.isNewSession(caller, reach.network(context.request()))) {
            audit.note(context.request(), caller, AuditLog.Act.SESSION_BEGUN, "");
          }
          context.response().setStatusCode(204).end();
        });
  }

  private void state(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> Bodies.send(context, 200, stateFor(caller)));
  }

  /** Ends the workshop and deletes it (SPEC M14). */
  private void delete(RoutingContext context) {
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(
                caller -> {
                  caller.requireFacilitator();
                  Responses.requireAwaited(context);
                  return live.delete(caller.workshop().id(), TimeLeft.of(context).ms())
                      .onSuccess(
                          gone ->
                              audit.note(
                                  context.request(), caller, AuditLog.Act.WORKSHOP_DELETED, ""))
                      .onFailure(
                          failure ->
                              audit.noteFailure(
                                  failure,
                                  context.request(),
                                  caller,
                                  AuditLog.Act.WORKSHOP_DELETED,
                                  ""));
                }),
        gone -> context.response().setStatusCode(204).end());
  }

  private byte[] stateFor(Caller caller) {
    StateMessages messages = new StateMessages(caller.workshop(), null);
    long now = clock.millis();
    StateMessage state =
        switch (caller.principal()) {
          case Principal.Facilitator ignored -> messages.forFacilitator(now);
          case Principal.Helper ignored -> messages.forHelper(now);
          case Principal.Screen ignored -> messages.forScreen(now);
          case Principal.Participant who ->
              messages.forParticipant(caller.workshop().participant(who.id()).orElseThrow(), now);
        };
    return StateMessage.join(state.whole());
  }

  private void activity(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> {
          context.response().putHeader("Cache-Control", "private, max-age=86400, immutable");
          activities.send(
              context, caller.workshop().activityFile(), context.request().getParam("language"));
        });
  }

  /** What really happened so far (SPEC M24). */
  private void runSheet(RoutingContext context) {
    Responses.when(
        context,
        callers.reading(context.request(), context.pathParam("workshop")),
        caller -> {
          caller.requireCommands();
          Bodies.send(context, 200, RunSheetJson.write(caller.workshop().runSheet()));
        });
  }

  private void command(RoutingContext context) {
    ObjectNode body = Bodies.object(context);
    Responses.when(
        context,
        callers
            .changing(context.request(), context.pathParam("workshop"))
            .compose(caller -> execute(context, caller, body))
            .map(Outcomes::done),
        done ->
            Bodies.send(
                context,
                200,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("version", done.version())
                    .put("controlled", done.controlled())));
  }

  private Future<Outcome> execute(RoutingContext context, Caller caller, ObjectNode body) {
    Responses.requireAwaited(context);
    caller.requireCommands();
    stored.require(caller);
    try {
      FacilitatorCommand command = commands.read(body);
      caller.requireMay(command);
      if (command instanceof FacilitatorCommand.RevokeLink revoke
          && revoke.link().equals(caller.link())) {
        throw Problem.of(ProblemType.NOT_NOW, "You came by this link; revoke it from another one");
      }
      return live.execute(
              caller.workshop().id(),
              repeatable(context.request(), caller.workshop().id(), command),
              commands.expectedVersion(body),
              TimeLeft.of(context).ms())
          .onSuccess(outcome -> note(context, caller, body, outcome));
    } catch (MalformedCommandException e) {
      throw Problem.of(ProblemType.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** The command such that it does not do twice what adds something, if it came with a key. */
  private static Command repeatable(
      HttpServerRequest request, String workshop, FacilitatorCommand command) {
    return command instanceof Words words
        ? IdempotencyKey.of(request)
            .<Command>map(key -> new Command.SayOnce(key.name("message " + workshop), words))
            .orElse(command)
        : command;
  }

  private void note(RoutingContext context, Caller caller, ObjectNode body, Outcome outcome) {
    audit.noteOutcome(
        outcome,
        context.request(),
        caller,
        AuditLog.Act.COMMANDED,
        AuditLog.of(body) + taken(body, outcome),
        AuditLog.of(body, caller.workshop()));
  }

  /** Which control it is that an undo took back. */
  private static String taken(ObjectNode body, Outcome outcome) {
    return body.path("type").asText().equals("undo")
            && outcome instanceof Outcome.Done done
            && done.before().undo() != null
        ? " control=" + done.before().undo().control()
        : "";
  }

  private void qrCode(RoutingContext context) {
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(caller -> withCode(caller, context.request().getParam("code"))),
        caller -> {
          String link = reach.linkBase(context.request()) + "/j/" + joinPath(context, caller);
          context
              .response()
              .putHeader("Content-Type", "image/svg+xml")
              .end(Buffer.buffer(QrSvg.of(link)));
        });
  }

  /** The caller, in a workshop that has the code whose picture the page expects (SPEC H9). */
  private Future<Caller> withCode(Caller caller, @Nullable String code) {
    return code == null || code.equals(caller.workshop().joinCode())
        ? Future.succeededFuture(caller)
        : callers.latest(caller);
  }

  private static String joinPath(RoutingContext context, Caller caller) {
    Workshop workshop = caller.workshop();
    String table = context.request().getParam("table");
    if (table == null) {
      return workshop.joinCode();
    }
    return workshop.joinCode() + "/" + TableNumbers.read(table, workshop);
  }
}
