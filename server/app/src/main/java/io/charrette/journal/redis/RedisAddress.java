package io.charrette.journal.redis;

import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisReplicas;
import io.vertx.redis.client.RedisRole;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is, as an operator writes it. {@code rediss} instead of {@code redis} is TLS.
 *
 * <pre>
 * redis://[user:password@]host[:port][/database]
 * redis+sentinel://[user:password@]host[:port][,host[:port]…]/master[/database]
 * redis+cluster://[user:password@]host[:port][,host[:port]…]
 * </pre>
 */
public final class RedisAddress {
  private static final String FORMS =
      "redis://[user:password@]host[:port][/database],"
          + " redis+sentinel://host[:port],…/master[/database] or redis+cluster://host[:port],…"
          + " (rediss for TLS)";

  private static final String ENCODED =
      "in user and password all but letters, digits and -._~ must be percent-encoded";

  /** Of what a sentinel takes as a name; what has an @ is the rest of a password with a slash. */
  private static final String MASTERS_NAME = "[A-Za-z0-9._-]+";

  /** Commands sent and not answered, on one connection. */
  static final int MAX_UNANSWERED = 4096;

  private static final int CONNECT_MILLIS = 3000;

  private final RedisClientType type;
  private final List<String> endpoints;
  private final String shown;
  private final @Nullable String master;
  private final RedisTls tls;

  private RedisAddress(
      RedisClientType type,
      List<String> endpoints,
      String shown,
      @Nullable String master,
      RedisTls tls) {
    this.type = type;
    this.endpoints = endpoints;
    this.shown = shown;
    this.master = master;
    this.tls = tls;
  }

  /** The same Redis, with what belongs to its TLS. */
  public RedisAddress with(RedisTls other) {
    return new RedisAddress(type, endpoints, shown, master, other);
  }

  /** Whether a value names a Redis at all, rather than another journal. */
  public static boolean isOne(String value) {
    return value.startsWith("redis:")
        || value.startsWith("rediss:")
        || value.startsWith("redis+")
        || value.startsWith("rediss+");
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException says what is wrong, and repeats nothing: where the password is
   *     in what is no address, nobody can tell
   */
  public static RedisAddress parse(String value) {
    int schemeEnd = value.indexOf("://");
    String scheme = schemeEnd < 0 ? "" : value.substring(0, schemeEnd);
    String rest = schemeEnd < 0 ? "" : value.substring(schemeEnd + 3);
    int pathStart = rest.indexOf('/');
    String authority = pathStart < 0 ? rest : rest.substring(0, pathStart);
    String path = pathStart < 0 ? "" : rest.substring(pathStart + 1);
    int hostsStart = authority.lastIndexOf('@') + 1;
    String user = authority.substring(0, hostsStart);
    String hosts = authority.substring(hostsStart);
    String shown = scheme + "://" + hosts + (path.isEmpty() ? "" : "/" + path);
    String plainScheme = scheme.startsWith("rediss") ? "rediss" : "redis";
    List<String> steps = path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    return switch (scheme) {
      case "redis", "rediss" -> {
        check(!hosts.contains(","), "one host only");
        check(steps.size() <= 1, "the path is a database's number");
        yield new RedisAddress(
            RedisClientType.STANDALONE,
            endpoints(plainScheme, user, hosts, steps.isEmpty() ? "" : steps.getFirst()),
            shown,
            null,
            RedisTls.PLAIN);
      }
      case "redis+sentinel", "rediss+sentinel" -> {
        check(
            (steps.size() == 1 || steps.size() == 2) && steps.getFirst().matches(MASTERS_NAME),
            "the path is the master's name and perhaps a database's number");
        yield new RedisAddress(
            RedisClientType.SENTINEL,
            endpoints(plainScheme, user, hosts, steps.size() == 2 ? steps.get(1) : ""),
            shown,
            steps.getFirst(),
            RedisTls.PLAIN);
      }
      case "redis+cluster", "rediss+cluster" -> {
        check(steps.isEmpty(), "a cluster has no databases");
        yield new RedisAddress(
            RedisClientType.CLUSTER,
            endpoints(plainScheme, user, hosts, ""),
            shown,
            null,
            RedisTls.PLAIN);
      }
      default -> throw new IllegalArgumentException("a Redis address is " + FORMS);
    };
  }

  /** Whether keys live on several servers, so that one command cannot read them all. */
  boolean cluster() {
    return type == RedisClientType.CLUSTER;
  }

  /** Whether another server takes over by itself when the one that is written to is gone. */
  boolean failsOver() {
    return type != RedisClientType.STANDALONE;
  }

  /** The sentinels, each as a Redis of its own; none if no sentinel watches. */
  List<RedisAddress> sentinels() {
    return type != RedisClientType.SENTINEL
        ? List.of()
        : endpoints.stream()
            .map(
                endpoint -> {
                  int path = endpoint.indexOf('/', endpoint.indexOf("://") + 3);
                  String alone = path < 0 ? endpoint : endpoint.substring(0, path);
                  String host = alone.substring(alone.lastIndexOf('@') + 1);
                  return new RedisAddress(
                      RedisClientType.STANDALONE, List.of(alone), "sentinel " + host, null, tls);
                })
            .toList();
  }

  /**
   * One node of this cluster, or one server that the sentinels know, as a Redis of its own.
   *
   * @param host as the others say; empty when a node does not know its own
   */
  RedisAddress node(String host, int port) {
    String known = endpoints.getFirst();
    int hosts = Math.max(known.lastIndexOf('@'), known.indexOf("://") + 2) + 1;
    int path = known.indexOf('/', hosts);
    String database = path < 0 ? "" : known.substring(path);
    String named = host.contains(":") ? "[" + host + "]" : host;
    String where = (host.isEmpty() ? URI.create(known).getHost() : named) + ":" + port;
    return new RedisAddress(
        RedisClientType.STANDALONE,
        List.of(known.substring(0, hosts) + where + database),
        (cluster() ? "node " : "replica ") + where,
        null,
        tls);
  }

  /** The name by which the sentinels know the master; empty if none watches. */
  String master() {
    return master == null ? "" : master;
  }

  /** The address without user and password. */
  @Override
  public String toString() {
    return shown;
  }

  RedisOptions options(ProtocolVersion protocol) {
    RedisOptions options =
        new RedisOptions()
            .setType(type)
            .setEndpoints(new ArrayList<>(endpoints))
            .setPreferredProtocolVersion(protocol)
            .setRole(RedisRole.MASTER)
            .setUseReplicas(RedisReplicas.NEVER)
            .setMaxWaitingHandlers(MAX_UNANSWERED)
            .setPoolCleanerInterval(-1)
            .setNetClientOptions(
                tls.in(
                    new NetClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setTcpKeepAlive(true)
                        .setHostnameVerificationAlgorithm("HTTPS")));
    return master == null ? options : options.setMasterName(master);
  }

  private static List<String> endpoints(String scheme, String user, String hosts, String database) {
    check(database.matches("\\d{0,4}"), "a database is a number");
    return Arrays.stream(hosts.split(",", -1))
        .map(
            host -> {
              String path = database.isEmpty() ? "" : "/" + database;
              check(isHost(host), "what should be host[:port] is not");
              return uri(scheme + "://" + user + host + path);
            })
        .toList();
  }

  private static boolean isHost(String host) {
    try {
      URI uri = new URI("redis://" + host);
      return uri.getHost() != null
          && host.equals(uri.getAuthority())
          && (uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() < 65536));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String uri(String text) {
    try {
      return new URI(text).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(ENCODED);
    }
  }

  private static void check(boolean right, String rule) {
    if (!right) {
      throw new IllegalArgumentException(rule + "; the forms are " + FORMS + "; " + ENCODED);
    }
  }
}
