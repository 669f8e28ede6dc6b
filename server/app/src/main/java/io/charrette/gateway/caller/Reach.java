package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a request reached the server: from whom, by which name, and so which links it gets. */
public final class Reach {
  /** A host and perhaps a port; anything else in Host could only be an attack. */
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  /** Any of these says that the request did not start at the address it comes from. */
  private static final List<String> FORWARDING =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "Via");

  private static final int NETWORK_BYTES = 8;

  private final ServerAddress server;

  public Reach(ServerAddress server) {
    this.server = server;
  }

  /**
   * Whether the browser speaks HTTPS: to this server, to a proxy that may be believed, or because
   * it came by the public URL, which says so.
   */
  boolean isHttps(HttpServerRequest request) {
    String proto = forwarded(request, "X-Forwarded-Proto");
    return proto == null
        ? request.isSSL() || isHttpsByPublicUrl(request)
        : proto.equalsIgnoreCase("https");
  }

  private boolean isHttpsByPublicUrl(HttpServerRequest request) {
    return publicOrigin()
        .filter(origin -> origin.startsWith("https:"))
        .filter(Origins.normal("https://" + host(request))::equals)
        .isPresent();
  }

  /**
   * Whether the browser may be told to come by HTTPS only. Not as "localhost": that is a name of
   * many servers, some of which speak plain HTTP.
   */
  public boolean staysHttps(HttpServerRequest request) {
    return isHttps(request) && !host(host(request)).equals("localhost");
  }

  /**
   * Whether the browser takes the pages that it has from here for secure: by HTTPS, or as from its
   * own machine.
   */
  public boolean isSecureContext(HttpServerRequest request) {
    return isHttps(request) || isLoopbackName(host(host(request)));
  }

  /** The origin of the pages that the browser has from here, by the way this request came. */
  String origin(HttpServerRequest request) {
    return Origins.normal((isHttps(request) ? "https://" : "http://") + authority(request));
  }

  /** The origin of the pages under the public URL. */
  Optional<String> publicOrigin() {
    return server.publicUrl().map(url -> Origins.normal(url.toString()));
  }

  /**
   * Host and port by which the browser addressed the server.
   *
   * @throws Problem when there is no usable Host
   */
  String authority(HttpServerRequest request) {
    String host = host(request);
    if (!AUTHORITY.matcher(host).matches()) {
      throw Problem.of(ProblemType.MALFORMED, 400, "The Host header is missing or unusable");
    }
    return host;
  }

  /** The same as it came, in small letters; empty when it did not. */
  private String host(HttpServerRequest request) {
    String forwarded = forwarded(request, "X-Forwarded-Host");
    String host = forwarded == null ? request.getHeader("Host") : forwarded;
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /** The start of every link in an answer to this request, such as {@code http://10.0.0.5:8080}. */
  public String linkBase(HttpServerRequest request) {
    if (server.publicUrl().isPresent()) {
      return server.publicUrl().get().toString();
    }
    String authority = authority(request);
    String host = host(authority);
    if (isLoopbackName(host) && !server.own().isEmpty()) {
      // A phone cannot open "localhost", so it gets an address of this machine instead.
      authority = server.own().getFirst() + authority.substring(host.length());
    }
    return (isHttps(request) ? "https://" : "http://") + authority;
  }

  /** Where the browser is, or the last hop that is not ours. */
  public SourceNetwork network(HttpServerRequest request) {
    String chain = forwarded(request, "X-Forwarded-For");
    String address =
        chain != null
            ? chain.substring(chain.lastIndexOf(',') + 1).strip()
            : request.remoteAddress() == null
                ? "unknown"
                : String.valueOf(request.remoteAddress().hostAddress());
    return new SourceNetwork(prefix(address), chain != null || !isForwarded(request));
  }

  /** Of an IPv6 address the part that stands for one household; any other text as it is. */
  private static String prefix(String address) {
    if (address.indexOf(':') < 0 || !NetUtil.isValidIpV6Address(address)) {
      return address;
    }
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
  }

  private static boolean isForwarded(HttpServerRequest request) {
    return FORWARDING.stream().anyMatch(request.headers()::contains);
  }

  /**
   * Whether the request comes from a browser on this machine itself: by loopback, not passed on by
   * anybody, and addressed to loopback or to the public URL, because a name of an attacker's may
   * lead a browser to 127.0.0.1 as well.
   */
  public boolean isFromThisMachine(HttpServerRequest request) {
    if (request.remoteAddress() == null
        || !isLoopbackAddress(request.remoteAddress().hostAddress())
        || isForwarded(request)) {
      return false;
    }
    String host = host(authority(request));
    return isLoopbackName(host)
        || server.publicUrl().filter(url -> host.equalsIgnoreCase(url.getHost())).isPresent();
  }

  /** The authority without its port. */
  private static String host(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  /** Whole names only: anybody can own 127.example.org. */
  private static boolean isLoopbackName(String name) {
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static boolean isLoopbackAddress(@Nullable String address) {
    try {
      return address != null && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** What the proxy says. It may add its line after one that the browser made up. */
  private @Nullable String forwarded(HttpServerRequest request, String header) {
    List<String> lines = server.trustProxy() ? request.headers().getAll(header) : List.of();
    return lines.isEmpty() ? null : lines.getLast();
  }
}
