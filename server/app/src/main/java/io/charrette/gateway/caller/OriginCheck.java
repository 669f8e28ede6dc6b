package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.http.HttpServerRequest;

/**
 * Refuses what other sites make a browser send with this site's cookies (SPEC T6).
 *
 * <p>A WebSocket handshake is not held back by the same-origin policy, and SameSite does not tell
 * two ports of one host apart; so the Origin header decides, scheme, host and port of it: whoever
 * can answer for a name by plain HTTP must not speak for its pages by HTTPS.
 */
public final class OriginCheck {
  private final Reach reach;

  public OriginCheck(Reach reach) {
    this.reach = reach;
  }

  /**
   * Lets pass only a request from this server's own pages.
   *
   * @throws Problem otherwise
   */
  void require(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null || !isOwn(origin, request)) {
      throw Problem.of(
          ProblemType.ORIGIN,
          "A request with a cookie must carry this server's own Origin; a server behind HTTPS must"
              + " know its public URL or trust its proxy");
    }
  }

  private boolean isOwn(String origin, HttpServerRequest request) {
    String theirs = Origins.normal(origin);
    return theirs.equals(reach.origin(request))
        || reach.publicOrigin().filter(theirs::equals).isPresent();
  }
}
