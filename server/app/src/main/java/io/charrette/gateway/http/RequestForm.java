package io.charrette.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * What must hold of every request before anybody looks at it. Vert.x lets these pass, and would
 * fail on them, or take one of two values where a proxy in front took the other.
 */
public final class RequestForm {
  private static final List<String> AT_MOST_ONCE =
      List.of("Host", "Origin", "Authorization", "Content-Type");

  private RequestForm() {}

  /**
   * Checks the address and the headers.
   *
   * @throws Problem when a percent sign in the address is not followed by two hexadecimal digits,
   *     or a header that may come once comes twice
   */
  public static void check(HttpServerRequest request) {
    if (!isPercentEncoded(request.uri())) {
      throw Problem.of(ProblemType.MALFORMED, 400, "The address is not percent-encoded");
    }
    for (String header : AT_MOST_ONCE) {
      if (request.headers().getAll(header).size() > 1) {
        throw Problem.of(ProblemType.MALFORMED, 400, "There are two " + header + " headers");
      }
    }
  }

  private static boolean isPercentEncoded(String address) {
    for (int at = address.indexOf('%'); at >= 0; at = address.indexOf('%', at + 1)) {
      if (at + 2 >= address.length()
          || Character.digit(address.charAt(at + 1), 16) < 0
          || Character.digit(address.charAt(at + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
