package io.charrette.app;

import io.charrette.gateway.Settings;
import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.caller.ServerAddress;
import io.charrette.gateway.socket.SocketLimits;
import io.charrette.journal.redis.RedisAddress;
import io.charrette.journal.redis.RedisTls;
import io.charrette.live.loop.LiveLimits;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns texts into values: flags, then environment variables, then defaults. Whether the values
 * will do is for {@link Configuration} to say.
 */
final class ConfigurationReader {
  /** Bytes that may wait for a participant, however small a document may be. */
  private static final int PARTICIPANT_QUEUE = 1024 * 1024;

  /** One that asks every 5 s, waits 2 s for an answer, and believes the second. */
  private static final Duration BALANCERS_NOTICE = Duration.ofSeconds(12);

  /** Also an IPv6 address, with brackets and the name of an interface or without. */
  private static final Pattern HOST = Pattern.compile("[\\[\\]:%.\\w-]+");

  /**
   * The name of a flag or of a variable. Other arguments are not repeated: each may be a secret
   * that was to be a flag's value.
   */
  private static final Pattern FLAG =
      Pattern.compile("(--[a-z][a-z-]{0,39}|" + Setting.PREFIX + "[A-Z0-9_]{0,40})(?=$|=)");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, String> environment;
  private final Map<Setting, String> flags;

  private ConfigurationReader(Map<String, String> environment, Map<Setting, String> flags) {
    this.environment = environment;
    this.flags = flags;
  }

  /** As {@link Configuration#read}. */
  static Configuration read(Map<String, String> environment, List<String> arguments) {
    Map<Setting, String> flags = flags(arguments);
    refuseUnknown(environment);
    try {
      return new ConfigurationReader(environment, flags).read();
    } catch (ConfigurationException e) {
      throw e.setting().filter(flags::containsKey).isPresent() ? e.ofFlag() : e;
    }
  }

  /** The key of a server of this environment, for who asks it something. */
  static Optional<String> createKey(Map<String, String> environment) {
    refuseUnknown(environment);
    return new ConfigurationReader(environment, Map.of())
        .secret(Setting.CREATE_KEY, Setting.CREATE_KEY_FILE);
  }

  /** An argument that is not understood, as far as it may be repeated. */
  static String shown(String argument) {
    Matcher flag = FLAG.matcher(argument);
    return flag.lookingAt() ? flag.group() : "an argument that is no flag";
  }

  private static Map<Setting, String> flags(List<String> arguments) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      Setting setting = Setting.ofFlag(name).orElseThrow(() -> unknown(name, Setting::flag));
      if (equals < 0 && !rest.hasNext()) {
        throw new ConfigurationException(name + ": needs a value");
      }
      flags.put(setting, equals < 0 ? rest.next() : argument.substring(equals + 1));
    }
    return flags;
  }

  /** What looks like a setting and is none is misspelt, and would be missed when it is too late. */
  private static void refuseUnknown(Map<String, String> environment) {
    environment.keySet().stream()
        .filter(name -> name.startsWith(Setting.PREFIX))
        .filter(name -> Arrays.stream(Setting.values()).noneMatch(s -> s.variable().equals(name)))
        .min(Comparator.naturalOrder())
        .ifPresent(
            name -> {
              throw unknown(name, Setting::variable);
            });
  }

  private static ConfigurationException unknown(String name, Function<Setting, String> form) {
    return new ConfigurationException(
        shown(name)
            + ": there is no such setting; "
            + Setting.like(name, form)
                .map(setting -> "did you mean " + form.apply(setting) + "?")
                .orElse("--help lists them"));
  }

  private Configuration read() {
    Optional<RedisAddress> redis = redis();
    return new Configuration(
        data(),
        redis,
        drain(redis.isPresent()),
        log(),
        audit(redis.isPresent()),
        flag(Setting.LOG_DETAILS),
        live(),
        gateway());
  }

  /** A folder, and not what was meant for the journal: a path would be made of its password. */
  private Path data() {
    if (text(Setting.DATA).contains("://")) {
      throw Setting.DATA.wrong(
          "must be a folder; an address of a Redis goes into " + Setting.JOURNAL.variable());
    }
    return path(Setting.DATA);
  }

  /** Where there is no other server to go to, nobody is helped by one that goes slowly. */
  private Duration drain(boolean others) {
    boolean said = optional(Setting.DRAIN_SECONDS).isPresent();
    return said
        ? Duration.ofSeconds(number(Setting.DRAIN_SECONDS))
        : others ? BALANCERS_NOTICE : Duration.ZERO;
  }

  private Settings gateway() {
    String host = host();
    return new Settings(
        host,
        number(Setting.PORT),
        tls(),
        new ServerAddress(publicUrl(), MachineAddresses.reaching(host), flag(Setting.TRUST_PROXY)),
        secret(Setting.CREATE_KEY, Setting.CREATE_KEY_FILE),
        secret(Setting.METRICS_TOKEN, Setting.METRICS_TOKEN_FILE),
        trustsLocal(Setting.CREATE_KEY, Setting.CREATE_KEY_FILE),
        trustsLocal(Setting.METRICS_TOKEN, Setting.METRICS_TOKEN_FILE),
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

  /** What is none is not tried, and said by nothing that tries it: it may hold a password. */
  private String host() {
    String host = text(Setting.HOST);
    if (!HOST.matcher(host).matches()) {
      throw Setting.HOST.wrong("must be an address or a name to listen on");
    }
    return host;
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
                positive(Setting.LIMIT_CARDS),
                positive(Setting.LIMIT_STARS),
                positive(Setting.LIMIT_LINKS),
                defaults.document().costs(),
                defaults.document().foldAfter()))
        .with(
            new LiveLimits.ForAwareness(
                positive(Setting.LIMIT_AWARENESS), positive(Setting.LIMIT_AWARENESS_CLIENTS)))
        .with(new LiveLimits.ForSockets(positive(Setting.LIMIT_SOCKETS)))
        .with(LiveLimits.ForSeats.lapsingAfter(Duration.ofMinutes(positive(Setting.LIMIT_SEAT))));
  }

  private Optional<RedisAddress> redis() {
    String journal =
        secret(Setting.JOURNAL, Setting.JOURNAL_FILE).orElse(Setting.JOURNAL.fallback());
    RedisTls tls = redisTls();
    if (journal.equals("sqlite")) {
      return Optional.empty();
    }
    // What is not an address at all is not repeated either: it may be a password.
    if (!RedisAddress.isOne(journal)) {
      throw Setting.JOURNAL.wrong("must be sqlite or the address of a Redis");
    }
    try {
      return Optional.of(RedisAddress.parse(journal).with(tls));
    } catch (IllegalArgumentException e) {
      throw Setting.JOURNAL.wrong(String.valueOf(e.getMessage()));
    }
  }

  private RedisTls redisTls() {
    boolean certificate = optional(Setting.REDIS_CERT).isPresent();
    if (certificate != optional(Setting.REDIS_KEY).isPresent()) {
      Setting missing = certificate ? Setting.REDIS_KEY : Setting.REDIS_CERT;
      Setting given = certificate ? Setting.REDIS_CERT : Setting.REDIS_KEY;
      throw missing.wrong("is needed too when " + given.variable() + " is set");
    }
    return new RedisTls(file(Setting.REDIS_CA), file(Setting.REDIS_CERT), file(Setting.REDIS_KEY));
  }

  private Optional<Path> file(Setting setting) {
    return optional(setting)
        .map(
            name -> {
              Path path = path(setting);
              Configuration.checkFile(setting, path);
              return path;
            });
  }

  /**
   * A value that is given itself, or in a file that other users and processes cannot read, as
   * containers and systemd hand over what is secret.
   */
  private Optional<String> secret(Setting setting, Setting file) {
    Optional<Path> holding = file(file);
    if (holding.isEmpty()) {
      return optional(setting);
    }
    if (given(setting)) {
      throw file.wrong("is set beside " + setting.variable() + "; one of the two is enough");
    }
    String text = text(file, holding.get());
    // Not the same as no file: whoever names one means to have a key, or another journal.
    if (text.isEmpty()) {
      throw file.wrong(holding.get() + " holds nothing");
    }
    return Optional.of(text);
  }

  /** What a file holds, without what editors put around it: a byte order mark, and line ends. */
  private static String text(Setting setting, Path file) {
    try {
      String text = Files.readString(file);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
    } catch (IOException e) {
      throw setting.wrong(file + " cannot be read as UTF-8");
    }
  }

  private Configuration.LogForm log() {
    return switch (text(Setting.LOG)) {
      case "text" -> Configuration.LogForm.TEXT;
      case "json" -> Configuration.LogForm.JSON;
      default -> throw Setting.LOG.wrong("must be text or json");
    };
  }

  /** Of several servers the lines are gathered with their logs; one alone keeps its own. */
  private Configuration.AuditPlace audit(boolean several) {
    return switch (text(Setting.AUDIT)) {
      case "file" -> Configuration.AuditPlace.FILE;
      case "log" -> Configuration.AuditPlace.LOG;
      case Setting.SUITABLE ->
          several ? Configuration.AuditPlace.LOG : Configuration.AuditPlace.FILE;
      default -> throw Setting.AUDIT.wrong("must be file or log");
    };
  }

  private Optional<URI> publicUrl() {
    return optional(Setting.PUBLIC_URL)
        .map(
            text -> {
              try {
                return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
              } catch (URISyntaxException e) {
                throw Setting.PUBLIC_URL.wrong(Configuration.PUBLIC_URLS);
              }
            });
  }

  private Optional<Settings.Tls> tls() {
    boolean certificate = optional(Setting.TLS_CERT).isPresent();
    boolean key = optional(Setting.TLS_KEY).isPresent();
    if (certificate != key) {
      Setting missing = certificate ? Setting.TLS_KEY : Setting.TLS_CERT;
      Setting given = certificate ? Setting.TLS_CERT : Setting.TLS_KEY;
      Configuration.checkFile(given, path(given));
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

  /** Whether the machine itself is spared this key. */
  private boolean trustsLocal(Setting key, Setting file) {
    return optional(Setting.TRUST_LOCAL).isPresent()
        ? flag(Setting.TRUST_LOCAL)
        : optional(key).isEmpty() && optional(file).isEmpty();
  }

  private boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw setting.wrong("must be true or false");
    };
  }

  private int number(Setting setting) {
    String text = text(setting);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw setting.wrong("must be a whole number");
    }
  }

  /** A number for a part that by itself refuses what is not positive, without naming a setting. */
  private int positive(Setting setting) {
    int number = number(setting);
    setting.check(number);
    return number;
  }

  private Optional<String> optional(Setting setting) {
    return Optional.of(text(setting)).filter(text -> !text.isEmpty());
  }

  private String text(Setting setting) {
    String said = said(setting);
    return said.isEmpty() ? setting.fallback() : said;
  }

  private boolean given(Setting setting) {
    return !said(setting).isEmpty();
  }

  /** What the operator says, a flag before a variable; empty when nothing. */
  private String said(Setting setting) {
    String flag = flags.get(setting);
    return flag == null ? environment.getOrDefault(setting.variable(), "").strip() : flag.strip();
  }
}
