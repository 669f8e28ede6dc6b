package io.charrette.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a router's addresses take, for the Allow header (RFC 9110, section 10.2.1). Its
 * routes are read once, when somebody asks first: then there are all. On the router's loop only.
 */
final class AllowedMethods {
  private static final Pattern PARAMETER = Pattern.compile(":\\w+");
  private static final String ANY_SEGMENT = "[^/]+";

  private final Router router;
  private @Nullable List<Address> known;

  /**
   * What routes say of one form of address.
   *
   * @param form what its paths look like; null for all that have no route of their own
   */
  private record Address(@Nullable Pattern form, Set<HttpMethod> methods) {
    boolean is(String path) {
      return form != null && form.matcher(path).matches();
    }
  }

  AllowedMethods(Router router) {
    this.router = router;
  }

  private List<Address> addresses() {
    List<Address> present = known;
    if (present == null) {
      present = new ArrayList<>();
      for (Route route : router.getRoutes()) {
        Set<HttpMethod> methods = route.methods();
        if (methods != null && !methods.isEmpty()) {
          present.add(new Address(form(route.getPath()), methods));
        }
      }
      known = present;
    }
    return present;
  }

  private static @Nullable Pattern form(@Nullable String path) {
    if (path == null) {
      return null;
    }
    StringBuilder form = new StringBuilder();
    Matcher parameters = PARAMETER.matcher(path);
    int end = 0;
    while (parameters.find()) {
      form.append(Pattern.quote(path.substring(end, parameters.start()))).append(ANY_SEGMENT);
      end = parameters.end();
    }
    return Pattern.compile(form.append(Pattern.quote(path.substring(end))).toString());
  }

  /** The methods that a path takes, as the header has them. */
  String at(String path) {
    Set<String> methods = new TreeSet<>();
    List<Address> addresses = addresses();
    boolean has = addresses.stream().anyMatch(address -> address.is(path));
    for (Address address : addresses) {
      if (has ? address.is(path) : address.form() == null) {
        address.methods().forEach(method -> methods.add(method.name()));
      }
    }
    return String.join(", ", methods);
  }
}
