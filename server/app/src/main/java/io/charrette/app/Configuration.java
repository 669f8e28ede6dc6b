package io.charrette.app;

import io.charrette.journal.redis.RedisAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set, checked: an instance is one that the server can start with.
 *
 * @param host address to listen on
 * @param port TCP port, 0 for a free one
 * @param data folder of the embedded journal
 * @param redis where everything is kept instead; empty: in the embedded journal
 * @param publicUrl what links and QR codes carry, without a path; empty: how the request came
 * @param createKey with which workshops may be created from other machines
 * @param metricsToken with which metrics may be read from other machines
 * @param tls certificate and key; empty: plain HTTP
 * @param trustProxy whether X-Forwarded-* is believed
 * @param keep how long after its creation a workshop is deleted
 * @param log how the log is written
 * @param logDetails whether each request and each closed socket is logged too
 * @param limits how much of what
 */
public record Configuration(
    String host,
    int port,
    Path data,
    Optional<RedisAddress> redis,
    Optional<URI> publicUrl,
    Optional<String> createKey,
    Optional<String> metricsToken,
    Optional<Tls> tls,
    boolean trustProxy,
    Duration keep,
    LogForm log,
    boolean logDetails,
    Limits limits) {

  /** Shorter keys can be guessed. */
  private static final int SHORTEST_KEY = 12;

  /** Keeps the keys out of logs. */
  @Override
  public String toString() {
    return "Configuration[" + host + ":" + port + "]";
  }

  /**
   * PEM files.
   *
   * @param certificate the chain, the server's own first
   * @param key the private key
   */
  public record Tls(Path certificate, Path key) {}

  /** How a line of the log is written. */
  public enum LogForm {
    TEXT,
    JSON
  }

  /** How much of what; see {@code --help} for each. Sizes in bytes, rates per second. */
  public record Limits(
      int frame,
      int syncFrame,
      int document,
      int players,
      int partnerships,
      int pending,
      int awareness,
      int awarenessClients,
      int updateRate,
      int updateBurst,
      int tables,
      int joinRate,
      int wrongCodes,
      int wrongCodesOverall,
      int sendQueue,
      Duration silence) {}

  /**
   * Reads flags, then environment variables, then defaults.
   *
   * @throws ConfigurationException naming the setting and what is wrong with it
   */
  public static Configuration read(Map<String, String> environment, List<String> arguments) {
    return new Reader(environment, flags(arguments)).read();
  }

  /** The text of {@code --help}. */
  public static String help() {
    StringBuilder text = new StringBuilder(2000);
    text.append(
        "Charrette runs a workshop in which tables co-edit their flipcharts on phones.\n\n");
    text.append(
        "Each flag is also an environment variable: --public-url is CHARRETTE_PUBLIC_URL.\n\n");
    for (Setting setting : Setting.values()) {
      text.append(String.format(Locale.ROOT, "  %-30s%s", setting.flag(), setting.meaning()));
      text.append(setting.fallback().isEmpty() ? "" : " (" + setting.fallback() + ")").append('\n');
    }
    text.append("  --help                        this text\n\n");
    return text.append(
            "backup [FILE or FOLDER] [--data FOLDER] copies the embedded journal while a server runs.\n")
        .toString();
  }

  private static Map<Setting, String> flags(List<String> arguments) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      Setting setting =
          Setting.ofFlag(name)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          name + ": there is no such setting; --help lists them"));
      if (equals < 0 && !rest.hasNext()) {
        throw new ConfigurationException(name + ": needs a value");
      }
      flags.put(setting, equals < 0 ? rest.next() : argument.substring(equals + 1));
    }
    return flags;
  }

  /** One reading, which remembers where a value came from so that a complaint can name it. */
  private record Reader(Map<String, String> environment, Map<Setting, String> flags) {

    Configuration read() {
      return new Configuration(
          text(Setting.HOST),
          number(Setting.PORT, 0, 65_535),
          data(),
          redis(),
          publicUrl(),
          key(Setting.CREATE_KEY),
          key(Setting.METRICS_TOKEN),
          tls(),
          flag(Setting.TRUST_PROXY),
          Duration.ofDays(number(Setting.KEEP_DAYS, 1, 3650)),
          log(),
          flag(Setting.LOG_DETAILS),
          limits());
    }

    private Optional<RedisAddress> redis() {
      String journal = text(Setting.JOURNAL);
      if (journal.equals("sqlite")) {
        return Optional.empty();
      }
      // What is not an address at all is not repeated either: it may be a password.
      if (!RedisAddress.isOne(journal)) {
        throw wrong(Setting.JOURNAL, "must be sqlite or the address of a Redis");
      }
      try {
        return Optional.of(RedisAddress.parse(journal));
      } catch (IllegalArgumentException e) {
        throw wrong(Setting.JOURNAL, String.valueOf(e.getMessage()));
      }
    }

    private LogForm log() {
      return switch (text(Setting.LOG)) {
        case "text" -> LogForm.TEXT;
        case "json" -> LogForm.JSON;
        default -> throw wrong(Setting.LOG, "must be text or json");
      };
    }

    private Limits limits() {
      int frame = number(Setting.LIMIT_FRAME, 1024, 16 << 20);
      return new Limits(
          frame,
          number(Setting.LIMIT_SYNC_FRAME, frame, 64 << 20),
          number(Setting.LIMIT_DOCUMENT, 1024, 64 << 20),
          number(Setting.LIMIT_PLAYERS, 1, 1_000_000),
          number(Setting.LIMIT_PARTNERSHIPS, 1, 1_000_000),
          number(Setting.LIMIT_PENDING, 1, 1_000_000),
          number(Setting.LIMIT_AWARENESS, 64, 1 << 20),
          number(Setting.LIMIT_AWARENESS_CLIENTS, 1, 1000),
          number(Setting.LIMIT_UPDATE_RATE, 1, 100_000),
          number(Setting.LIMIT_UPDATE_BURST, 1, 1_000_000),
          number(Setting.LIMIT_TABLES, 1, 200),
          number(Setting.LIMIT_JOIN_RATE, 1, 100_000),
          number(Setting.LIMIT_WRONG_CODES, 1, 1_000_000),
          number(Setting.LIMIT_WRONG_CODES_OVERALL, 1, 1_000_000_000),
          number(Setting.LIMIT_SEND_QUEUE, 65_536, 1 << 30),
          Duration.ofSeconds(number(Setting.LIMIT_SILENCE, 3, 3600)));
    }

    private Path data() {
      try {
        Path data = Path.of(text(Setting.DATA));
        if (Files.exists(data) && !(Files.isDirectory(data) && Files.isWritable(data))) {
          throw wrong(Setting.DATA, data + " is not a folder that can be written to");
        }
        return data;
      } catch (InvalidPathException e) {
        throw wrong(Setting.DATA, "not a path");
      }
    }

    private Optional<URI> publicUrl() {
      String text = text(Setting.PUBLIC_URL);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getHost() != null
            && url.getRawPath().isEmpty()
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && url.getRawUserInfo() == null) {
          return Optional.of(url);
        }
      } catch (URISyntaxException e) {
        throw wrong(Setting.PUBLIC_URL, "\"" + text + "\" is not a URL");
      }
      throw wrong(
          Setting.PUBLIC_URL,
          "\"" + text + "\" is not of the form http(s)://host or http(s)://host:port");
    }

    private Optional<String> key(Setting setting) {
      String key = text(setting);
      if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
        throw wrong(setting, "is shorter than " + SHORTEST_KEY + " characters");
      }
      if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
        throw wrong(setting, "may only hold printable ASCII characters without spaces");
      }
      return Optional.of(key).filter(k -> !k.isEmpty());
    }

    private Optional<Tls> tls() {
      Optional<Path> certificate = file(Setting.TLS_CERT);
      Optional<Path> key = file(Setting.TLS_KEY);
      if (certificate.isPresent() != key.isPresent()) {
        Setting missing = certificate.isPresent() ? Setting.TLS_KEY : Setting.TLS_CERT;
        Setting given = certificate.isPresent() ? Setting.TLS_CERT : Setting.TLS_KEY;
        throw wrong(missing, "is needed too when " + given.variable() + " is set");
      }
      return certificate.map(path -> new Tls(path, key.orElseThrow()));
    }

    private Optional<Path> file(Setting setting) {
      String text = text(setting);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        Path path = Path.of(text);
        if (Files.isRegularFile(path) && Files.isReadable(path)) {
          return Optional.of(path);
        }
      } catch (InvalidPathException e) {
        throw wrong(setting, "not a path");
      }
      throw wrong(setting, text + " is not a file that can be read");
    }

    private boolean flag(Setting setting) {
      return switch (text(setting).toLowerCase(Locale.ROOT)) {
        case "true", "yes", "1" -> true;
        case "false", "no", "0" -> false;
        default -> throw wrong(setting, "must be true or false");
      };
    }

    private int number(Setting setting, int least, int most) {
      String text = text(setting);
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(setting, "\"" + text + "\" is not a whole number");
      }
      throw wrong(setting, text + " is not between " + least + " and " + most);
    }

    private String text(Setting setting) {
      String flag = flags.get(setting);
      if (flag != null) {
        return flag.strip();
      }
      String variable = environment.getOrDefault(setting.variable(), "").strip();
      return variable.isEmpty() ? setting.fallback() : variable;
    }

    private ConfigurationException wrong(Setting setting, String why) {
      String name = flags.containsKey(setting) ? setting.flag() : setting.variable();
      return new ConfigurationException(name + ": " + why.lines().findFirst().orElse(why));
    }
  }
}
