package io.charrette.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Activity;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.StrictMapping;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Caller;
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
import io.charrette.gateway.recovery.RecoverySheet;
import io.charrette.live.Live;
import io.charrette.live.directory.ActivityShelf;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.UnknownWorkshopException;
import io.charrette.workshop.Command;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.PlanCommand;
import io.charrette.workshop.RecoveryKey;
import io.charrette.workshop.Workshop;
import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The recovery sheet: who gets it, and how a workshop is brought back by it (SPEC B1, B6). */
public final class RecoveryRoutes {
  private static final JsonMapper JSON = StrictMapping.builder().build();

  private final Live live;
  private final ActivityShelf shelf;
  private final CreationGate gate;
  private final AuditLog audit;
  private final Callers callers;
  private final Reach reach;
  private final int mostTables;
  private final RandomGenerator random;

  public RecoveryRoutes(
      Live live,
      ActivityShelf shelf,
      CreationGate gate,
      AuditLog audit,
      Callers callers,
      Reach reach,
      int mostTables,
      RandomGenerator random) {
    this.live = live;
    this.shelf = shelf;
    this.gate = gate;
    this.audit = audit;
    this.callers = callers;
    this.reach = reach;
    this.mostTables = mostTables;
    this.random = random;
  }

  public void mount(Router router) {
    router.get("/api/workshops/:workshop/recovery-sheet").handler(this::sheet);
    router.get("/api/workshops/:workshop/recovery-sheet.svg").handler(this::picture);
    router.post("/api/recoveries").handler(JsonLimit.handler()).handler(this::bringBack);
  }

  private void sheet(RoutingContext context) {
    Responses.when(
        context,
        sheetFor(context),
        sheet -> {
          context.response().putHeader("Cache-Control", "no-store");
          Bodies.send(context, 200, Bodies.tree(sheet));
        });
  }

  /** The sheet as a picture; of very many tables without their names. */
  private void picture(RoutingContext context) {
    Responses.when(
        context,
        sheetFor(context),
        sheet ->
            context
                .response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "image/svg+xml")
                .end(Buffer.buffer(picture(sheet))));
  }

  private static String picture(RecoverySheet sheet) {
    ObjectNode text = (ObjectNode) Bodies.tree(sheet);
    try {
      return QrSvg.of(text.toString(), QrCode.Ecc.LOW, "");
    } catch (DataTooLongException e) {
      text.put("tables", sheet.tables().size());
      return QrSvg.of(text.toString(), QrCode.Ecc.LOW, "");
    }
  }

  private Future<RecoverySheet> sheetFor(RoutingContext context) {
    return callers
        .reading(context.request(), context.pathParam("workshop"))
        .map(
            caller -> {
              caller.requireFacilitator();
              RecoverySheet sheet = sheetOf(caller);
              audit.note(context.request(), caller, AuditLog.Act.RECOVERY_SHEET_READ, "");
              return sheet;
            });
  }

  private static RecoverySheet sheetOf(Caller caller) {
    return RecoverySheet.of(caller.workshop())
        .orElseThrow(
            () ->
                Problem.of(
                    ProblemType.NOT_NOW,
                    "This workshop was created before there were recovery sheets"));
  }

  private void bringBack(RoutingContext context) {
    HttpServerRequest request = context.request();
    String by = gate.require(request);
    RecoverySheet sheet = read(Bodies.object(context));
    RandomGenerator source = IdempotencyKey.source(request, "bring back " + sheet.id(), random);
    FirstTokens tokens = FirstTokens.next(sheet.key(), source);
    Responses.when(
        context,
        shelf
            .findLatest(sheet.activity())
            .map(found -> creation(sheet, there(sheet, found), tokens))
            .compose(
                create ->
                    known(sheet)
                        .compose(
                            known ->
                                known
                                    .map(workshop -> tokens.again(workshop, alreadyHere()))
                                    .orElseGet(() -> bringBack(context, sheet, create))))
            .onSuccess(
                back ->
                    audit.note(
                        request, by, AuditLog.Act.WORKSHOP_BROUGHT_BACK, back.workshop().id(), "")),
        back -> {
          callers.setCookie(request, Role.FACILITATOR, back.workshop(), tokens.facilitator());
          Bodies.send(
              context, back.status(), tokens.answer(back.workshop(), reach.linkBase(request)));
        });
  }

  private Future<Optional<Workshop>> known(RecoverySheet sheet) {
    return live.latestWorkshop(sheet.id())
        .map(Optional::of)
        .recover(
            failure ->
                failure instanceof UnknownWorkshopException
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  private static Problem alreadyHere() {
    return Problem.of(
        ProblemType.CONFLICT, "This workshop, or its join code, is on this server already");
  }

  private Future<FirstTokens.Begun> bringBack(
      RoutingContext context, RecoverySheet sheet, Command.Create create) {
    Responses.requireAwaited(context);
    if (live.isTaken(sheet.joinCode())) {
      throw Problem.of(ProblemType.CONFLICT, "Another workshop here has this join code");
    }
    return live.create(create, null, TimeLeft.of(context).ms())
        .map(
            outcome -> {
              if (outcome instanceof Outcome.Conflict) {
                throw alreadyHere(); // since a moment ago
              }
              return new FirstTokens.Begun(201, Outcomes.done(outcome).workshop());
            });
  }

  private RecoverySheet read(ObjectNode body) {
    // Typed from paper, it may have dashes, and letters that look like others.
    body.put("id", letters(JoinCodes.readId(Bodies.text(body, "id")), "id"));
    body.put("joinCode", letters(JoinCodes.readCode(Bodies.text(body, "joinCode")), "joinCode"));
    body.put(
        "key",
        letters(RecoveryKey.read(Bodies.text(body, "key")).map(RecoveryKey::letters), "key"));
    RecoverySheet sheet;
    try {
      sheet = JSON.treeToValue(body, RecoverySheet.class);
    } catch (JsonProcessingException | NullPointerException e) {
      throw Problem.of(ProblemType.MALFORMED, "This is not a recovery sheet");
    }
    if (sheet.sheet() != RecoverySheet.FORMAT) {
      throw Problem.of(ProblemType.MALFORMED, "sheet: a newer server has made this one");
    }
    if (sheet.tables().size() > mostTables) {
      throw Problem.of(ProblemType.MALFORMED, "tables: at most " + mostTables);
    }
    return sheet;
  }

  private static String letters(Optional<String> read, String field) {
    return read.orElseThrow(
        () -> Problem.of(ProblemType.MALFORMED, field + ": a letter is missing or wrong"));
  }

  private static ActivityFile there(RecoverySheet sheet, Optional<ActivityFile> found) {
    return found.orElseThrow(
        () ->
            Problem.of(
                ProblemType.MALFORMED,
                "activity: there is none of the id " + sheet.activity() + " here; add it first"));
  }

  private Command.Create creation(RecoverySheet sheet, ActivityFile activity, FirstTokens tokens) {
    return new Command.Create(
        sheet.id(),
        sheet.name(),
        sheet.joinCode(),
        sheet.language() == null ? activity : activity.ledBy(sheet.language()),
        tables(sheet, activity.own()),
        Tokens.hash(tokens.facilitator()),
        Tokens.hash(tokens.screen()),
        sheet.deleteAfter(),
        sheet.zone(),
        PlanCommand.SetPlan.OPEN,
        sheet.key(),
        new Command.BroughtBack(startedAt(sheet)));
  }

  /** Tables of an activity without places have none, whatever the sheet calls them. */
  private static List<NewTable> tables(RecoverySheet sheet, Activity activity) {
    boolean placed = activity.words().place() != null;
    return sheet.tables().stream()
        .map(table -> new NewTable(placed ? table.place() : "", table.label()))
        .toList();
  }

  private static SortedMap<Integer, Long> startedAt(RecoverySheet sheet) {
    SortedMap<Integer, Long> startedAt = new TreeMap<>();
    for (int i = 0; i < sheet.tables().size(); i++) {
      Long at = sheet.tables().get(i).startedAt();
      if (at != null) {
        startedAt.put(i + 1, at);
      }
    }
    return startedAt;
  }
}
