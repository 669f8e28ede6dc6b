package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
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
  private final InstantSource clock;

  /**
   * Makes them.
   *
   * @param known is told from where the people of a workshop come
   */
  public Callers(
      Live live, Reach reach, OriginCheck origins, KnownPlaces known, InstantSource clock) {
    this.live = live;
    this.reach = reach;
    this.origins = origins;
    this.known = known;
    this.clock = clock;
  }

  /** Who reads; fails with a {@link Problem} when nobody that the workshop knows. */
  public Future<Caller> reading(HttpServerRequest request, String idAsWritten) {
    String workshopId = workshopId(idAsWritten);
    return workshop(workshopId)
        .compose(workshop -> found(request, workshop, known -> identify(request, known)))
        .map(caller -> caller.orElseThrow(Callers::unauthorised));
  }

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
    Optional<String> cookie =
        Optional.ofNullable(request.getCookie(cookieName(Role.PARTICIPANT, workshop.id())))
            .map(Cookie::getValue);
    return Stream.of(bearer(request), cookie)
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
                caller(now, caller.token(), caller.byCookie()).orElseThrow(Callers::unauthorised));
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
            caller -> caller.ifPresent(who -> known.add(workshop.id(), reach.network(request))));
  }

  /** The workshop as it is by now, also at other processes. */
  public Future<Workshop> latest(Workshop workshop) {
    return live.latestWorkshop(workshop.id()).recover(Callers::unknown);
  }

  /** Whether the request carries anything that may be a token of this workshop. */
  private static boolean hasToken(HttpServerRequest request, Workshop workshop) {
    return bearer(request).stream().anyMatch(Tokens::wellFormed)
        || Arrays.stream(Role.values())
            .map(role -> request.getCookie(cookieName(role, workshop.id())))
            .anyMatch(cookie -> cookie != null && Tokens.wellFormed(cookie.getValue()));
  }

  private Caller fromOwnPage(HttpServerRequest request, Caller caller) {
    if (caller.byCookie()) {
      origins.require(request);
    }
    return caller;
  }

  /** The workshop; fails with a {@link Problem} when there is none. */
  public Future<Workshop> workshop(String workshopId) {
    return live.workshop(workshopId).recover(Callers::unknown);
  }

  private static Future<Workshop> unknown(Throwable cause) {
    return Future.failedFuture(
        cause instanceof UnknownWorkshopException
            ? Problem.of(ProblemType.UNKNOWN_WORKSHOP, "It may have been deleted by its date")
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
        .findFirst();
  }

  private static List<Role> rolesAsked(HttpServerRequest request) {
    String as = request.getParam("as");
    if (as == null) {
      return List.of(Role.FACILITATOR, Role.HELPER, Role.SCREEN, Role.PARTICIPANT);
    }
    return Arrays.stream(Role.values())
        .filter(role -> role.label().equals(as))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                Problem.of(
                    ProblemType.MALFORMED,
                    "as must be facilitator, helper, screen or participant"));
  }

  private static Optional<Caller> byCookie(
      HttpServerRequest request, Workshop workshop, Role role) {
    Cookie cookie = request.getCookie(cookieName(role, workshop.id()));
    return cookie == null
        ? Optional.empty()
        : caller(workshop, cookie.getValue(), true).filter(caller -> caller.role() == role);
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
