package io.charrette.gateway.caller;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who takes turns with their requests (SPEC H18): whoever has a token, by as many connections as
 * they like, and of those without one all that come from the same network. A token counts that was
 * somebody's lately; before anybody has looked at it, it could be made up.
 */
public final class Askers {
  private static final Pattern OF_WORKSHOP =
      Pattern.compile("/(?:api/workshops|ws)/([^/]{1,40})(?:/.*)?");

  private final Reach reach;
  private final KnownTokens tokens;

  public Askers(Reach reach, KnownTokens tokens) {
    this.reach = reach;
    this.tokens = tokens;
  }

  /** Who makes a request; equal for all requests of one. */
  public Object of(HttpServerRequest request) {
    return workshopId(request).stream()
        .flatMap(id -> Callers.tokens(request, id))
        .map(Tokens::hash)
        .filter(tokens::contains)
        .findFirst()
        .orElseGet(() -> reach.network(request).name());
  }

  /** The workshop that its path names. */
  private static Optional<String> workshopId(HttpServerRequest request) {
    Matcher path = OF_WORKSHOP.matcher(String.valueOf(request.path()));
    return path.matches() ? JoinCodes.readId(path.group(1)) : Optional.empty();
  }
}
