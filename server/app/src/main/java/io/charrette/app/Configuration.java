package io.charrette.app;

import io.charrette.gateway.Settings;
import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.socket.SocketLimits;
import io.charrette.journal.redis.RedisAddress;
import io.charrette.live.loop.LiveLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set: an instance is one with which the server can start.
 *
 * @param data folder of the embedded journal
 * @param redis where everything is kept instead; empty: in the embedded journal
 * @param drain how long a server that was told to stop goes on working, so that a load balancer
 *     sees that it goes
 * @param log how the log is written
 * @param audit where the audit log goes
 * @param logDetails whether each request and each closed socket is logged too
 * @param live the bounds of what is in memory
 * @param gateway the outside: addresses, keys, and the bounds of what is let in
 */
public record Configuration(
    Path data,
    Optional<RedisAddress> redis,
    Duration drain,
    LogForm log,
    AuditPlace audit,
    boolean logDetails,
    LiveLimits live,
    Settings gateway) {

  /** What is wrong is not repeated: it may hold somebody's password. */
  static final String PUBLIC_URLS =
      "must be of the form http(s)://host or http(s)://host:port, and nothing else in it";

  /** Shorter keys can be guessed. */
  private static final int SHORTEST_KEY = 12;

  /** How a line of the log is written. */
  public enum LogForm {
    TEXT,
    JSON
  }

  /** Where the audit log goes. */
  public enum AuditPlace {
    /** A file of its own in the data folder. */
    FILE,
    /** Among the lines of the log. */
    LOG
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
    Setting.DRAIN_SECONDS.check((int) drain.toSeconds());
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
    Setting.LIMIT_CARDS.check(document.cards());
    Setting.LIMIT_STARS.check(document.stars());
    Setting.LIMIT_LINKS.check(document.links());
  }

  private static void checkPublicUrl(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web
        || url.getHost() == null
        || !url.getRawPath().isEmpty()
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw Setting.PUBLIC_URL.wrong(PUBLIC_URLS);
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

  static void checkFile(Setting setting, Path path) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw setting.wrong("names no file that can be read");
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
    return ConfigurationReader.read(environment, arguments);
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
                + " runs.\n"
                + "activity FILE [--check] [--server URL] checks an activity, and loads it into a"
                + " running server.\n")
        .toString();
  }
}
