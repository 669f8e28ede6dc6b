package io.charrette.gateway.caller;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The cookies of this server that a browser keeps, which its pages cannot see (SPEC H28). */
public final class OwnCookies {
  private static final String PREFIX = "charrette-";

  private final Reach reach;
  private final OriginCheck origins;

  public OwnCookies(Reach reach, OriginCheck origins) {
    this.reach = reach;
    this.origins = origins;
  }

  /** Their names, sorted. */
  public List<String> names(HttpServerRequest request) {
    return request.cookies().stream()
        .map(Cookie::getName)
        .filter(name -> name.startsWith(PREFIX))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Makes the browser forget all of them.
   *
   * @throws io.charrette.gateway.http.Problem when another site's page asks for it
   */
  public void forget(HttpServerRequest request) {
    origins.require(request);
    for (String name : names(request)) {
      request
          .response()
          .addCookie(
              Cookie.cookie(name, "")
                  .setHttpOnly(true)
                  .setSameSite(CookieSameSite.STRICT)
                  .setSecure(reach.isHttps(request))
                  .setPath("/")
                  .setMaxAge(0));
    }
  }
}
