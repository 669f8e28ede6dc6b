package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Browsers;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.GuessBrake;
import io.charrette.gateway.caller.Guesser;
import io.charrette.gateway.caller.IdempotencyKey;
import io.charrette.gateway.caller.JoinCodes;
import io.charrette.gateway.caller.JoinQueue;
import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.caller.Tokens;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.HttpMeters;
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
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopLimits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The way in for participants, by the join code (SPEC H2, H3). */
public final class JoinRoutes {
  /** Those who wait are told after so long, milliseconds, that the journal takes nothing now. */
  private static final long LONGEST_UNTOLD_MS = 500;

  private final Vertx vertx;
  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final Browsers browsers;
  private final RateLimits limits;
  private final HttpMeters meters;
  private final InstantSource clock;
  private final RandomGenerator random;

  public JoinRoutes(
      Vertx vertx,
      Live live,
      Callers callers,
      AuditLog audit,
      Browsers browsers,
      RateLimits limits,
      HttpMeters meters,
      InstantSource clock,
      RandomGenerator random) {
    this.vertx = vertx;
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.browsers = browsers;
    this.limits = limits;
    this.meters = meters;
    this.clock = clock;
    this.random = random;
  }

  public void mount(Router router) {
    router.get("/api/join/:code").handler(this::look);
    router.post("/api/join/:code").handler(JsonLimit.handler()).handler(this::join);
  }

  private void look(RoutingContext context) {
    Responses.when(
        context,
        byCode(context)
            .compose(
                workshop ->
                    callers
                        .isParticipant(context.request(), workshop)
                        .map(isIn -> isIn ? workshop : open(context, workshop))),
        workshop -> {
          // A page that another process sent, or this one in an earlier life, has no cookie that
          // counts here.
          browsers.greet(context.request());
          Bodies.send(context, 200, tables(workshop));
        });
  }

  /** The workshop, if somebody who is not in may come in by it. */
  private Workshop open(RoutingContext context, Workshop workshop) {
    atTheDoor(context, workshop)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return workshop;
  }

  /** Why somebody who is not in may not come in. */
  private Optional<Problem> atTheDoor(RoutingContext context, Workshop workshop) {
    if (callers.isKeptOut(context.request(), workshop)) {
      return Optional.of(Problem.of(ProblemType.KEPT_OUT, "Ask the facilitator"));
    }
    return workshop.joining()
        ? Optional.empty()
        : Optional.of(
            Problem.of(ProblemType.JOINING_CLOSED, "Ask the facilitator to open joining again"));
  }

  private ObjectNode tables(Workshop workshop) {
    Map<Integer, Integer> people = live.people(workshop.id());
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("workshopId", workshop.id())
            .put("name", workshop.name());
    ArrayNode tables = answer.putArray("tables");
    for (Table table : workshop.openTables()) {
      tables
          .addObject()
          .put("number", table.number())
          .put("place", table.place())
          .put("label", table.label())
          .put("people", people.getOrDefault(table.number(), 0));
    }
    ObjectNode closed = answer.putObject("closed");
    for (Table table : workshop.tables()) {
      int seats = workshop.merges().seatsOf(table.number());
      if (seats != table.number()) {
        closed.put(String.valueOf(table.number()), seats);
      }
    }
    return answer;
  }

  private void join(RoutingContext context) {
    HttpServerRequest request = context.request();
    ObjectNode body = Bodies.object(context);
    String name = Bodies.text(body, "name").strip();
    int table = Bodies.number(body, "table");
    TimeLeft time = TimeLeft.of(context);
    Responses.whenever(
        context,
        time.in(() -> byCode(context))
            .compose(
                workshop ->
                    time.in(() -> callers.participant(request, workshop))
                        .compose(
                            known ->
                                known
                                    .map(person -> rejoin(context, person, name, table))
                                    .orElseGet(() -> join(context, workshop, name, table)))),
        joined -> answer(context, joined));
  }

  /**
   * Somebody who is at a table now.
   *
   * @param status 201 for a new participant, 200 for one who was there already
   */
  private record Joined(int status, Outcome.Done done, String participantId, String token) {}

  private Future<Joined> rejoin(RoutingContext context, Caller known, String name, int table) {
    String id = ((Principal.Participant) known.principal()).id();
    Command.Join join = new Command.Join(id, name, table, Tokens.hash(known.token()));
    if (changesAnything(known.workshop(), join)) {
      limits.stored().require(known);
    }
    return join(context, known.workshop().id(), join, AuditLog.Act.REJOINED)
        .map(done -> new Joined(200, done, id, known.token()));
  }

  /** Somebody new, unless the key of the call says that they have joined with it before. */
  private Future<Joined> join(RoutingContext context, Workshop workshop, String name, int table) {
    RandomGenerator source =
        IdempotencyKey.source(context.request(), "join " + workshop.id(), random);
    SealedToken made = Tokens.next(workshop.recoveryKey().orElse(null), Role.PARTICIPANT, source);
    String token = made.token();
    String id = made.id();
    return Callers.participant(workshop, token)
        .map(known -> rejoin(context, known, name, table))
        .orElseGet(
            () -> {
              Command.Join join = new Command.Join(id, name, table, Tokens.hash(token));
              return live.whileWritable()
                  .compose(taking -> acceptable(context, workshop, join))
                  .compose(now -> inTurn(context, now, join))
                  .map(after -> new Joined(201, after, id, token));
            });
  }

  /** Whether it is a participant's already, who joined with the same key at another process. */
  private static boolean isIn(Workshop workshop, Command.Join join) {
    return workshop.principal(join.tokenHash()).isPresent();
  }

  /** What would be decided now, once the seats have lapsed that the join makes lapse. */
  private Decision decide(Workshop workshop, Command.Join join) {
    return Decider.decide(live.lapsedFor(join, workshop), join, clock.millis());
  }

  private boolean changesAnything(Workshop workshop, Command.Join join) {
    return decide(workshop, join) instanceof Decision.Accepted accepted
        && !accepted.events().isEmpty();
  }

  /**
   * The workshop, in which this join is possible. What would be refused anyway is refused before it
   * waits, or nobody else would get in while a script sends more of it.
   */
  private Future<Workshop> acceptable(
      RoutingContext context, Workshop workshop, Command.Join join) {
    return refusal(context, workshop, join).isEmpty()
        ? Future.succeededFuture(workshop)
        : TimeLeft.of(context)
            .in(() -> callers.latest(workshop))
            .map(
                now -> {
                  refusal(context, now, join)
                      .ifPresent(
                          refusal -> {
                            throw refusal;
                          });
                  return now;
                });
  }

  private Optional<Problem> refusal(RoutingContext context, Workshop workshop, Command.Join join) {
    return (isIn(workshop, join) ? Optional.<Problem>empty() : atTheDoor(context, workshop))
        .or(
            () ->
                decide(workshop, join) instanceof Decision.Rejected rejected
                    ? Optional.of(Outcomes.problem(rejected.reason(), rejected.detail()))
                    : Optional.empty());
  }

  private Future<Outcome.Done> join(
      RoutingContext context, String workshopId, Command.Join join, AuditLog.Act act) {
    Responses.requireAwaited(context);
    TimeLeft time = TimeLeft.of(context);
    return time.in(
            () ->
                live.execute(workshopId, join, null, time.ms())
                    // Whoever asked may have been answered by now.
                    .onSuccess(
                        outcome ->
                            audit.noteSeat(
                                outcome, context.request(), join.participantId(), act, workshopId)))
        .map(Outcomes::done);
  }

  /**
   * Joins when it is this join's turn in the queue of the workshop; code and door are looked at
   * once more, as all processes know them by then.
   */
  private Future<Outcome.Done> inTurn(
      RoutingContext context, Workshop workshop, Command.Join join) {
    int free =
        WorkshopLimits.PEOPLE_PER_TABLE
            - live.lapsedFor(join, workshop).people().seatsTaken(join.table());
    Responses.requireAwaited(context);
    JoinQueue.Place place =
        limits
            .joins()
            .enter(
                workshop.id(),
                join.table(),
                new JoinQueue.Joiner(join.participantId(), browsers.of(context.request())),
                free,
                id -> workshop.participant(id).isPresent());
    TimeLeft time = TimeLeft.of(context);
    long left = time.ms();
    return turnOf(context, place)
        .onSuccess(turn -> time.goOn(left))
        .compose(turn -> time.in(() -> callers.latest(workshop)))
        .map(now -> isIn(now, join) ? now : open(context, withCode(context, now)))
        .compose(now -> join(context, workshop.id(), join, AuditLog.Act.JOINED))
        .onComplete(done -> place.leave(done.succeeded()));
  }

  private Future<Void> turnOf(RoutingContext context, JoinQueue.Place place) {
    Waiting waiting = new Waiting(place);
    context.addEndHandler(gone -> waiting.giveUp());
    waiting.goOn(place.nextWaitMs());
    return waiting.turn.future();
  }

  /**
   * Somebody who waits for their turn. It fails as soon as they have gone, and is then another's,
   * and as soon as it is known that nobody could join in it.
   */
  private final class Waiting {
    private final JoinQueue.Place place;
    private final Promise<Void> turn = Promise.promise();
    private @Nullable Timer timer;

    Waiting(JoinQueue.Place place) {
      this.place = place;
    }

    private void goOn(long ms) {
      if (ms == 0) {
        turn.tryComplete();
        return;
      }
      long untold = Math.min(ms, LONGEST_UNTOLD_MS);
      Timer next = vertx.timer(untold);
      timer = next;
      next.compose(now -> live.whileWritable())
          .onSuccess(taking -> goOn(ms > untold ? ms - untold : place.nextWaitMs()))
          .onFailure(turn::tryFail);
    }

    /** Of who has gone nothing stays. */
    private void giveUp() {
      turn.tryFail(Responses.givenUp());
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  private void answer(RoutingContext context, Joined joined) {
    Workshop workshop = joined.done().workshop();
    Participant participant =
        workshop
            .participant(joined.participantId())
            .orElseThrow(
                () -> Problem.of(ProblemType.UNAUTHORISED, "This participant was removed"));
    meters.joined(joined.status() == 200);
    callers.setCookie(context.request(), Role.PARTICIPANT, workshop, joined.token());
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("participantToken", joined.token());
    answer
        .putObject("participant")
        .put("id", participant.id())
        .put("name", participant.name())
        .put("table", participant.table());
    Bodies.send(context, joined.status(), answer.put("workshopId", workshop.id()));
  }

  /**
   * The workshop of the code in the path. A wrong one counts against the browser; a right one is
   * never held back where people of its workshop are known to be.
   */
  private Future<Workshop> byCode(RoutingContext context) {
    Guesser who = browsers.of(context.request());
    boolean atHome =
        code(context)
            .flatMap(live::knownWorkshopIdFor)
            .filter(id -> limits.known().contains(id, who.network()))
            .isPresent();
    if (atHome) {
      return workshop(context);
    }
    GuessBrake.Guess guess = limits.codes().guess(who);
    return workshop(context)
        .onComplete(
            found -> {
              // Who cannot be answered has not guessed.
              if (found.succeeded() || !isUnknownCode(found.cause())) {
                guess.forgive();
              }
            });
  }

  private static boolean isUnknownCode(Throwable cause) {
    return cause instanceof Problem problem && problem.type() == ProblemType.UNKNOWN_CODE;
  }

  /** The workshop whose code the one in the path is, by what all processes know. */
  private Future<Workshop> workshop(RoutingContext context) {
    return code(context)
        .map(live::workshopIdFor)
        .orElse(Future.succeededFuture(Optional.empty()))
        .compose(id -> callers.workshop(id.orElseThrow(JoinRoutes::unknownCode)))
        .compose(
            workshop ->
                hasCode(context, workshop)
                    ? Future.succeededFuture(workshop)
                    : callers.latest(workshop).map(now -> withCode(context, now)));
  }

  /** The workshop, if the code in the path is still its code. */
  private static Workshop withCode(RoutingContext context, Workshop workshop) {
    if (!hasCode(context, workshop)) {
      throw unknownCode();
    }
    return workshop;
  }

  private static boolean hasCode(RoutingContext context, Workshop workshop) {
    return code(context).filter(workshop.joinCode()::equals).isPresent();
  }

  private static Optional<String> code(RoutingContext context) {
    return JoinCodes.readCode(context.pathParam("code"));
  }

  private static Problem unknownCode() {
    return Problem.of(ProblemType.UNKNOWN_CODE, "Check the code on the screen or on your table");
  }
}
