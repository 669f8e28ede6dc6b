package io.charrette.gateway.caller;

import com.fasterxml.jackson.databind.node.LongNode;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.TimeLeft;
import io.charrette.gateway.recovery.SealedToken;
import io.charrette.live.Live;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.UnknownWorkshopException;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request, and hands out the cookies by which browsers say so (SPEC T2 to
 * T6). What a caller may do never depends on anything else in the request.
 */
public final class Callers {
  private static final String BEARER = "bearer ";

  private final Live live;
  private final Reach reach;
  private final OriginCheck origins;
  private final KnownPlaces known;
  private final KnownTokens tokens;
  private final InstantSource clock;

  /**
   * Makes them.
   *
   * @param known is told from where the people of a workshop come
   * @param tokens is told which are somebody's
   */
  public Callers(
      Live live,
      Reach reach,
      OriginCheck origins,
      KnownPlaces known,
      KnownTokens tokens,
      InstantSource clock) {
    this.live = live;
    this.reach = reach;
    this.origins = origins;
    this.known = known;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Who reads; fails with a {@link Problem} when nobody that the workshop knows. */
  public Future<Caller> reading(HttpServerRequest request, String idAsWritten) {
    String workshopId = workshopId(idAsWritten);
    TimeLeft time = TimeLeft.fromNow();
    return workshop(workshopId)
        .compose(
            workshop ->
                found(request, workshop, known -> identify(request, known))
                    .compose(
                        caller ->
                            caller
                                .map(Future::succeededFuture)
                                .orElseGet(() -> recognised(request, workshop, time))));
  }

  /** Who is known by a token alone, since the workshop was brought back here (SPEC B4, B5). */
  private Future<Caller> recognised(HttpServerRequest request, Workshop workshop, TimeLeft time) {
    if (workshop.broughtBackAt() == null || !hasToken(request, workshop)) {
      return Future.failedFuture(unauthorised());
    }
    return latest(workshop)
        .compose(
            now -> {
              // Another request of the same browser may have had it recognised meanwhile.
              Optional<Caller> known = identify(request, now);
              if (known.isPresent()) {
                return Future.succeededFuture(known.get());
              }
              SealedToken token =
                  strangersAsked(request, now).findFirst().orElseThrow(Callers::unauthorised);
              if (token.role() == Role.PARTICIPANT) {
                throw Problem.of(
                    ProblemType.UNCLAIMED_SEAT, "The workshop was brought back here since");
              }
              return live.execute(now.id(), Strangers.recognition(token), null, time.ms())
                  .compose(outcome -> latest(now))
                  .map(
                      then ->
                          caller(then, token.token(), bearer(request).isEmpty())
                              .map(caller -> inRoleAsked(request, caller))
                              .orElseThrow(Callers::unauthorised));
            });
  }

  private static Stream<SealedToken> strangersAsked(HttpServerRequest request, Workshop workshop) {
    Optional<String> bearer = bearer(request);
    return bearer.isPresent()
        ? Strangers.of(workshop, bearer.get()).stream()
        : rolesAsked(request).stream()
            .flatMap(role -> cookie(request, workshop.id(), role).stream())
            .flatMap(token -> Strangers.of(workshop, token).stream());
  }

  /**
   * The seat of which the request brings the token, although nobody has it since the workshop was
   * brought back; the workshop is as it is by now.
   */
  public Future<UnclaimedSeat> unclaimedSeat(HttpServerRequest request, String idAsWritten) {
    return workshop(workshopId(idAsWritten))
        .compose(this::latest)
        .map(
            now -> {
              Optional<String> bearer = bearer(request);
              String token =
                  bearer
                      .or(() -> cookie(request, now.id(), Role.PARTICIPANT))
                      .orElseThrow(Callers::unauthorised);
              if (bearer.isEmpty()) {
                origins.require(request);
              }
              return now.recoveryKey()
                  .flatMap(key -> SealedToken.read(key, token))
                  .filter(made -> made.role() == Role.PARTICIPANT)
                  .map(made -> new UnclaimedSeat(now, made))
                  .orElseThrow(Callers::unauthorised);
            });
  }

  /** A seat that its owner may take again. */
  public record UnclaimedSeat(Workshop workshop, SealedToken token) {}

  /** Who changes something or opens a socket: with a cookie, only from our own pages. */
  public Future<Caller> changing(HttpServerRequest request, String idAsWritten) {
    return reading(request, idAsWritten).map(caller -> fromOwnPage(request, caller));
  }

  /** The participant of this workshop that the request's token names, if it has a valid one. */
  public Future<Optional<Caller>> participant(HttpServerRequest request, Workshop workshop) {
    return found(request, workshop, known -> participantIn(request, known))
        .map(found -> found.map(caller -> fromOwnPage(request, caller)));
  }

  /** The participant whose token this is, if the workshop as it is known here has one. */
  public static Optional<Caller> participant(Workshop workshop, String token) {
    return caller(workshop, token, false).filter(caller -> caller.role() == Role.PARTICIPANT);
  }

  /** Whether the request's token is that of a participant of this workshop. */
  public Future<Boolean> isParticipant(HttpServerRequest request, Workshop workshop) {
    return found(request, workshop, known -> participantIn(request, known))
        .map(Optional::isPresent);
  }

  /** Whether the request brings the token of somebody who may not come back (SPEC M11). */
  public boolean isKeptOut(HttpServerRequest request, Workshop workshop) {
    return Stream.of(bearer(request), cookie(request, workshop.id(), Role.PARTICIPANT))
        .flatMap(Optional::stream)
        .filter(Tokens::wellFormed)
        .anyMatch(token -> workshop.people().isKeptOut(Tokens.hash(token)));
  }

  private static Optional<Caller> participantIn(HttpServerRequest request, Workshop workshop) {
    Optional<String> bearer = bearer(request);
    return (bearer.isPresent()
            ? caller(workshop, bearer.get(), false)
            : byCookie(request, workshop, Role.PARTICIPANT))
        .filter(caller -> caller.role() == Role.PARTICIPANT);
  }

  /** The same caller in the workshop as it is by now, also at other processes. */
  public Future<Caller> latest(Caller caller) {
    return latest(caller.workshop())
        .map(
            now ->
                caller(now, caller.token(), caller.byCookie())
                    .map(known -> caller.role() == Role.SCREEN ? known.asScreen() : known)
                    .orElseThrow(Callers::unauthorised));
  }

  /**
   * Looks for the caller. A token that is not found may have been given out by another process a
   * moment ago, so then what others wrote is read before it is looked for again.
   */
  private Future<Optional<Caller>> found(
      HttpServerRequest request, Workshop workshop, Function<Workshop, Optional<Caller>> look) {
    Optional<Caller> found = look.apply(workshop);
    return (found.isPresent() || !hasToken(request, workshop)
            ? Future.succeededFuture(found)
            : latest(workshop).map(look))
        .onSuccess(
            caller ->
                caller.ifPresent(
                    who -> {
                      known.add(workshop.id(), reach.network(request));
                      tokens.add(who.token());
                    }));
  }

  /** The workshop as it is by now, also at other processes. */
  public Future<Workshop> latest(Workshop workshop) {
    return live.latestWorkshop(workshop.id()).recover(this::unknown);
  }

  /** Whether the request carries anything that may be a token of this workshop. */
  private static boolean hasToken(HttpServerRequest request, Workshop workshop) {
    return tokens(request, workshop.id()).findAny().isPresent();
  }

  /** What a request carries that may be tokens of a workshop. */
  static Stream<String> tokens(HttpServerRequest request, String workshopId) {
    return Stream.concat(
            bearer(request).stream(),
            Arrays.stream(Role.values())
                .flatMap(role -> cookie(request, workshopId, role).stream()))
        .filter(Tokens::wellFormed);
  }

  private Caller fromOwnPage(HttpServerRequest request, Caller caller) {
    if (caller.byCookie()) {
      origins.require(request);
    }
    return caller;
  }

  /** The workshop; fails with a {@link Problem} when there is none. */
  public Future<Workshop> workshop(String workshopId) {
    return live.workshop(workshopId).recover(this::unknown);
  }

  /**
   * Says what time it is, too: whoever asks may know the date of deletion, and have a clock that is
   * wrong.
   */
  private Future<Workshop> unknown(Throwable cause) {
    return Future.failedFuture(
        cause instanceof UnknownWorkshopException
            ? Problem.of(ProblemType.UNKNOWN_WORKSHOP, "It may have been deleted by its date")
                .with("now", LongNode.valueOf(clock.millis()))
            : cause);
  }

  /** A workshop's id as it is kept; a {@link Problem} when it is none. */
  public static String workshopId(String idAsWritten) {
    return JoinCodes.readId(idAsWritten)
        .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_WORKSHOP, "This is not a workshop's id"));
  }

  private static Optional<Caller> identify(HttpServerRequest request, Workshop workshop) {
    Optional<String> bearer = bearer(request);
    if (bearer.isPresent()) {
      return caller(workshop, bearer.get(), false);
    }
    return rolesAsked(request).stream()
        .flatMap(role -> byCookie(request, workshop, role).stream())
        .findFirst()
        .map(caller -> inRoleAsked(request, caller));
  }

  /** The roles whose cookies serve for what the request asks to be, the first before the others. */
  private static List<Role> rolesAsked(HttpServerRequest request) {
    return roleAsked(request)
        .map(role -> role == Role.SCREEN ? List.of(role, Role.FACILITATOR) : List.of(role))
        .orElse(List.of(Role.FACILITATOR, Role.HELPER, Role.SCREEN, Role.PARTICIPANT));
  }

  /** Who asks by a cookie to be a screen is told no more than one (SPEC T5). */
  private static Caller inRoleAsked(HttpServerRequest request, Caller caller) {
    return caller.byCookie() && roleAsked(request).filter(Role.SCREEN::equals).isPresent()
        ? caller.asScreen()
        : caller;
  }

  private static Optional<Role> roleAsked(HttpServerRequest request) {
    String as = request.getParam("as");
    if (as == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Role.values())
            .filter(role -> role.label().equals(as))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                        ProblemType.MALFORMED,
                        "as must be facilitator, helper, screen or participant")));
  }

  private static Optional<Caller> byCookie(
      HttpServerRequest request, Workshop workshop, Role role) {
    return cookie(request, workshop.id(), role)
        .flatMap(token -> caller(workshop, token, true))
        .filter(caller -> caller.role() == role);
  }

  private static Optional<String> cookie(HttpServerRequest request, String workshopId, Role role) {
    return Optional.ofNullable(request.getCookie(cookieName(role, workshopId)))
        .map(Cookie::getValue);
  }

  private static Optional<Caller> caller(Workshop workshop, String token, boolean byCookie) {
    if (!Tokens.wellFormed(token)) {
      return Optional.empty();
    }
    Optional<Principal> principal = workshop.principal(Tokens.hash(token));
    return principal.map(who -> new Caller(workshop, who, token, byCookie));
  }

  /** The bearer token, if the request has one. */
  public static Optional<String> bearer(HttpServerRequest request) {
    @Nullable String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    return Optional.of(header.substring(BEARER.length()).strip());
  }

  /** Sets the cookie of the token's role, until the workshop is deleted. */
  public void setCookie(HttpServerRequest request, Role role, Workshop workshop, String token) {
    known.add(workshop.id(), reach.network(request));
    long seconds = Math.max(60, (workshop.deleteAfter() - clock.millis()) / 1000);
    request
        .response()
        .addCookie(
            Cookie.cookie(cookieName(role, workshop.id()), token)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(reach.isHttps(request))
                .setPath("/")
                .setMaxAge(seconds));
  }

  private static String cookieName(Role role, String workshopId) {
    return "charrette-" + role.label() + "-" + workshopId;
  }

  private static Problem unauthorised() {
    return Problem.of(ProblemType.UNAUTHORISED, "There is no valid token in this request");
  }
}
