package io.charrette.app;

import io.charrette.gateway.Settings;
import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.caller.ServerAddress;
import io.charrette.gateway.socket.SocketLimits;
import io.charrette.journal.redis.RedisAddress;
import io.charrette.live.loop.LiveLimits;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set: an instance is one with which the server can start.
 *
 * @param data folder of the embedded journal
 * @param redis where everything is kept instead; empty: in the embedded journal
 * @param log how the log is written
 * @param logDetails whether each request and each closed socket is logged too
 * @param live the bounds of what is in memory
 * @param gateway the outside: addresses, keys, and the bounds of what is let in
 */
public record Configuration(
    Path data,
    Optional<RedisAddress> redis,
    LogForm log,
    boolean logDetails,
    LiveLimits live,
    Settings gateway) {

  /** Shorter keys can be guessed. */
  private static final int SHORTEST_KEY = 12;

  /** How a line of the log is written. */
  public enum LogForm {
    TEXT,
    JSON
  }

  /**
   * Checks every value that could keep the server from starting, or from being safe.
   *
   * @throws ConfigurationException naming the first setting that is wrong, and why
   */
  public Configuration {
    if (Files.exists(data) && !(Files.isDirectory(data) && Files.isWritable(data))) {
      throw Setting.DATA.wrong(data + " is not a folder that can be written to");
    }
    Setting.PORT.check(gateway.port());
    Setting.KEEP_DAYS.check((int) gateway.keep().toDays());
    gateway.address().publicUrl().ifPresent(Configuration::checkPublicUrl);
    gateway.createKey().ifPresent(key -> checkKey(Setting.CREATE_KEY, key));
    gateway.metricsToken().ifPresent(key -> checkKey(Setting.METRICS_TOKEN, key));
    gateway.tls().ifPresent(Configuration::checkFiles);
    Setting.LIMIT_TABLES.check(gateway.tables());
    check(gateway.rates());
    check(gateway.sockets());
    check(live.document());
    Setting.LIMIT_SOCKETS.check(live.sockets().ofParticipant());
    Setting.LIMIT_SEAT.check((int) live.seats().lapseAfter().toMinutes());
    Setting.LIMIT_AWARENESS.check(live.awareness().bytesPerClient());
    Setting.LIMIT_AWARENESS_CLIENTS.check(live.awareness().clientsPerConnection());
  }

  private static void check(RateLimits.Rates rates) {
    Setting.LIMIT_JOIN_RATE.check(rates.joins());
    Setting.LIMIT_WRONG_CODES.check(rates.wrongCodes());
    Setting.LIMIT_WRONG_CODES_OVERALL.check(rates.wrongCodesOverall());
  }

  private static void check(SocketLimits limits) {
    Setting.LIMIT_FRAME.check(limits.frame());
    Setting.LIMIT_SYNC_FRAME.checkFrom(limits.frame(), limits.syncFrame());
    Setting.LIMIT_UPDATE_RATE.check(limits.updateRate());
    Setting.LIMIT_UPDATE_BURST.check(limits.updateBurst());
    Setting.LIMIT_SOCKETS.check(limits.ofParticipant());
    Setting.LIMIT_SEND_QUEUE.check(limits.sendQueue());
    Setting.LIMIT_SILENCE.check((int) limits.silence().toSeconds());
  }

  private static void check(LiveLimits.ForDocument document) {
    Setting.LIMIT_DOCUMENT.check(document.encodedBytes());
    Setting.LIMIT_PLAYERS.check(document.players());
    Setting.LIMIT_STARS.check(document.stars());
    Setting.LIMIT_PARTNERSHIPS.check(document.partnerships());
    Setting.LIMIT_PENDING.check(document.pendingStructs());
  }

  private static void checkPublicUrl(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web
        || url.getHost() == null
        || !url.getRawPath().isEmpty()
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw Setting.PUBLIC_URL.wrong(
          "\"" + url + "\" is not of the form http(s)://host or http(s)://host:port");
    }
  }

  private static void checkKey(Setting setting, String key) {
    if (key.length() < SHORTEST_KEY) {
      throw setting.wrong("is shorter than " + SHORTEST_KEY + " characters");
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw setting.wrong("may only hold printable ASCII characters without spaces");
    }
  }

  private static void checkFiles(Settings.Tls tls) {
    checkFile(Setting.TLS_CERT, tls.certificate());
    checkFile(Setting.TLS_KEY, tls.key());
  }

  private static void checkFile(Setting setting, Path path) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw setting.wrong(path + " is not a file that can be read");
    }
  }

  /** Keeps the keys out of logs. */
  @Override
  public String toString() {
    return "Configuration[" + gateway + "]";
  }

  /**
   * Reads flags, then environment variables, then defaults.
   *
   * @throws ConfigurationException naming the setting as it was given, and what is wrong with it
   */
  public static Configuration read(Map<String, String> environment, List<String> arguments) {
    Map<Setting, String> flags = flags(arguments);
    try {
      return new Reader(environment, flags).read();
    } catch (ConfigurationException e) {
      throw e.setting().filter(flags::containsKey).isPresent() ? e.ofFlag() : e;
    }
  }

  /** The variables that look like a setting and are none, in order; a misspelt one is seen so. */
  public static List<String> unknownVariables(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(Setting.PREFIX))
        .filter(name -> Arrays.stream(Setting.values()).noneMatch(s -> s.variable().equals(name)))
        .sorted()
        .toList();
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
            "backup [FILE or FOLDER] [--data FOLDER] copies the embedded journal while a server"
                + " runs.\n")
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

  /** Turns texts into values; whether they will do is for the constructor to say. */
  private record Reader(Map<String, String> environment, Map<Setting, String> flags) {
    /** Bytes that may wait for a participant, however small a document may be. */
    private static final int PARTICIPANT_QUEUE = 1024 * 1024;

    Configuration read() {
      return new Configuration(
          path(Setting.DATA), redis(), log(), flag(Setting.LOG_DETAILS), live(), gateway());
    }

    private Settings gateway() {
      String host = text(Setting.HOST);
      return new Settings(
          host,
          number(Setting.PORT),
          tls(),
          new ServerAddress(
              publicUrl(), MachineAddresses.reaching(host), flag(Setting.TRUST_PROXY)),
          optional(Setting.CREATE_KEY),
          optional(Setting.METRICS_TOKEN),
          number(Setting.LIMIT_TABLES),
          Duration.ofDays(number(Setting.KEEP_DAYS)),
          ZoneId.systemDefault(),
          new RateLimits.Rates(
              number(Setting.LIMIT_JOIN_RATE),
              number(Setting.LIMIT_WRONG_CODES),
              number(Setting.LIMIT_WRONG_CODES_OVERALL)),
          new SocketLimits(
              number(Setting.LIMIT_FRAME),
              number(Setting.LIMIT_SYNC_FRAME),
              number(Setting.LIMIT_UPDATE_RATE),
              number(Setting.LIMIT_UPDATE_BURST),
              number(Setting.LIMIT_SOCKETS),
              number(Setting.LIMIT_SEND_QUEUE),
              participantSendQueue(),
              Duration.ofSeconds(number(Setting.LIMIT_SILENCE))));
    }

    /** Two whole documents: one that is being sent, and one that follows it. */
    private int participantSendQueue() {
      long twoDocuments = 2L * number(Setting.LIMIT_DOCUMENT);
      return (int)
          Math.min(number(Setting.LIMIT_SEND_QUEUE), Math.max(PARTICIPANT_QUEUE, twoDocuments));
    }

    private LiveLimits live() {
      LiveLimits defaults = LiveLimits.defaults();
      return defaults
          .with(
              new LiveLimits.ForDocument(
                  positive(Setting.LIMIT_DOCUMENT),
                  positive(Setting.LIMIT_PLAYERS),
                  positive(Setting.LIMIT_STARS),
                  positive(Setting.LIMIT_PARTNERSHIPS),
                  positive(Setting.LIMIT_PENDING),
                  defaults.document().costs(),
                  defaults.document().foldAfter()))
          .with(
              new LiveLimits.ForAwareness(
                  positive(Setting.LIMIT_AWARENESS), positive(Setting.LIMIT_AWARENESS_CLIENTS)))
          .with(new LiveLimits.ForSockets(positive(Setting.LIMIT_SOCKETS)))
          .with(LiveLimits.ForSeats.lapsingAfter(Duration.ofMinutes(positive(Setting.LIMIT_SEAT))));
    }

    private Optional<RedisAddress> redis() {
      String journal = text(Setting.JOURNAL);
      if (journal.equals("sqlite")) {
        return Optional.empty();
      }
      // What is not an address at all is not repeated either: it may be a password.
      if (!RedisAddress.isOne(journal)) {
        throw Setting.JOURNAL.wrong("must be sqlite or the address of a Redis");
      }
      try {
        return Optional.of(RedisAddress.parse(journal));
      } catch (IllegalArgumentException e) {
        throw Setting.JOURNAL.wrong(String.valueOf(e.getMessage()));
      }
    }

    private LogForm log() {
      return switch (text(Setting.LOG)) {
        case "text" -> LogForm.TEXT;
        case "json" -> LogForm.JSON;
        default -> throw Setting.LOG.wrong("must be text or json");
      };
    }

    private Optional<URI> publicUrl() {
      return optional(Setting.PUBLIC_URL)
          .map(
              text -> {
                try {
                  return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                } catch (URISyntaxException e) {
                  throw Setting.PUBLIC_URL.wrong("\"" + text + "\" is not a URL");
                }
              });
    }

    private Optional<Settings.Tls> tls() {
      boolean certificate = optional(Setting.TLS_CERT).isPresent();
      boolean key = optional(Setting.TLS_KEY).isPresent();
      if (certificate != key) {
        Setting missing = certificate ? Setting.TLS_KEY : Setting.TLS_CERT;
        Setting given = certificate ? Setting.TLS_CERT : Setting.TLS_KEY;
        checkFile(given, path(given));
        throw missing.wrong("is needed too when " + given.variable() + " is set");
      }
      return certificate
          ? Optional.of(new Settings.Tls(path(Setting.TLS_CERT), path(Setting.TLS_KEY)))
          : Optional.empty();
    }

    private Path path(Setting setting) {
      try {
        return Path.of(text(setting));
      } catch (InvalidPathException e) {
        throw setting.wrong("not a path");
      }
    }

    private boolean flag(Setting setting) {
      return switch (text(setting).toLowerCase(Locale.ROOT)) {
        case "true", "yes", "1" -> true;
        case "false", "no", "0" -> false;
        default -> throw setting.wrong("must be true or false");
      };
    }

    private int number(Setting setting) {
      String text = text(setting);
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw setting.wrong("\"" + text + "\" is not a whole number");
      }
    }

    /**
     * A number for a part that by itself refuses what is not positive, without naming a setting.
     */
    private int positive(Setting setting) {
      int number = number(setting);
      setting.check(number);
      return number;
    }

    private Optional<String> optional(Setting setting) {
      return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    private String text(Setting setting) {
      String flag = flags.get(setting);
      if (flag != null) {
        return flag.strip();
      }
      String variable = environment.getOrDefault(setting.variable(), "").strip();
      return variable.isEmpty() ? setting.fallback() : variable;
    }
  }
}
