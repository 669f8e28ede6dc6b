package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;

/**
 * Refuses what other sites make a browser send with this site's cookies (SPEC T6).
 *
 * <p>A WebSocket handshake is not held back by the same-origin policy, and SameSite does not tell
 * two ports of one host apart; so the Origin header decides.
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
          ProblemType.ORIGIN, "A request with a cookie must carry this server's own Origin");
    }
  }

  private boolean isOwn(String origin, HttpServerRequest request) {
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException e) {
      return false;
    }
    String scheme = uri.getScheme();
    String authority = uri.getRawAuthority();
    if (authority == null || scheme == null) {
      return false;
    }
    String defaultPort =
        switch (scheme) {
          case "http" -> ":80";
          case "https" -> ":443";
          default -> null;
        };
    if (defaultPort == null) {
      return false;
    }
    String theirs = without(defaultPort, authority.toLowerCase(Locale.ROOT));
    return theirs.equals(without(defaultPort, reach.authority(request)))
        || reach
            .publicAuthority()
            .filter(own -> theirs.equals(without(defaultPort, own)))
            .isPresent();
  }

  private static String without(String port, String authority) {
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }
}
