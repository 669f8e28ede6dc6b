package io.charrette.app;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A setting by its names: an environment variable, and the flag that goes before it. */
enum Setting {
  HOST("0.0.0.0", "address to listen on"),
  PORT(8_080, 0, 65_535, "TCP port to listen on, 0 for a free one"),
  DATA("data", "folder of the embedded journal"),
  JOURNAL(
      "sqlite",
      "where everything is kept: sqlite, or redis://…, rediss://…, redis+sentinel://…,"
          + " redis+cluster://…"),
  JOURNAL_FILE("", "file that holds the journal's address instead, with its password"),
  REDIS_CA("", "PEM file with what a rediss:// server's certificate is believed by"),
  REDIS_CERT("", "PEM file with the certificate that is shown to Redis; needs its key too"),
  REDIS_KEY("", "PEM file with that certificate's private key"),
  PUBLIC_URL("", "address that links and QR codes carry, such as https://charrette.example.gov"),
  CREATE_KEY("", "key with which workshops may be created from other machines"),
  CREATE_KEY_FILE("", "file that holds the create key instead"),
  METRICS_TOKEN("", "token with which a Prometheus reads /metrics from other machines"),
  METRICS_TOKEN_FILE("", "file that holds the metrics token instead"),
  TRUST_LOCAL(
      Setting.SUITABLE,
      "true: the machine itself needs neither create key nor metrics token; false: it does; without"
          + " a value it does where there is one"),
  TLS_CERT("", "PEM file with the certificate chain; needs the TLS key too"),
  TLS_KEY("", "PEM file with the private key; needs the TLS certificate too"),
  TRUST_PROXY("false", "true: believe X-Forwarded-Proto, -Host and -For"),
  KEEP_DAYS(30, 1, 3650, "days after which a workshop and all its flipcharts are deleted"),
  DRAIN_SECONDS(
      Setting.SUITABLE,
      0,
      300,
      "seconds that a server told to stop goes on working, not ready, so that a load balancer sees"
          + " it; without a value 12 with a Redis journal and 0 without; whatever stops it must give"
          + " it these and 48 more"),
  LOG("text", "how the log is written: text, or json for one JSON object a line"),
  AUDIT(
      Setting.SUITABLE,
      "where the audit log goes: file (audit.jsonl in the data folder) or log (with the rest);"
          + " without a value the log with a Redis journal and the file without"),
  LOG_DETAILS("false", "true: log each request and each closed socket"),
  LIMIT_FRAME(65_536, 1024, 16 << 20, "bytes of a participant's frame"),
  LIMIT_SYNC_FRAME(
      1_048_576,
      1024,
      64 << 20,
      "bytes of the first sync of a connection, and of a facilitator's frame"),
  LIMIT_DOCUMENT(524_288, 1024, 64 << 20, "bytes of a table's encoded document"),
  LIMIT_CARDS(2_000, 1, 1_000_000, "cards of a table"),
  LIMIT_STARS(4_000, 1, 1_000_000, "stars of a table's cards"),
  LIMIT_LINKS(2_000, 1, 1_000_000, "links between a table's cards"),
  LIMIT_AWARENESS(2_048, 64, 1 << 20, "bytes of a client's awareness state"),
  LIMIT_AWARENESS_CLIENTS(4, 1, 1000, "awareness clients of a connection"),
  LIMIT_UPDATE_RATE(30, 1, 100_000, "update frames a second of a connection, sustained"),
  LIMIT_UPDATE_BURST(120, 1, 1_000_000, "update frames of a connection at once"),
  LIMIT_SOCKETS(12, 1, 100_000, "sockets of a participant"),
  LIMIT_TABLES(200, 1, 200, "tables of a workshop"),
  LIMIT_SEAT(10, 1, 1_440, "minutes that the seat of somebody who is away is kept"),
  LIMIT_JOIN_RATE(60, 1, 100_000, "joins a second of a workshop; more of them wait"),
  LIMIT_WRONG_CODES(10, 1, 1_000_000, "wrong join codes a minute of a browser, and of a network"),
  LIMIT_WRONG_CODES_OVERALL(
      600, 1, 1_000_000_000, "wrong join codes a minute of all networks together that had theirs"),
  LIMIT_SEND_QUEUE(
      4_194_304,
      65_536,
      1 << 30,
      "bytes that may wait for a slow socket; a participant's at most two documents or 1048576"),
  LIMIT_SILENCE(75, 3, 3600, "seconds after which a socket that answers no ping is given up");

  /** The default of what has none of its own: what suits the other settings is taken. */
  static final String SUITABLE = "";

  /** With which the name of each variable begins. */
  static final String PREFIX = "CHARRETTE_";

  /** A name with more letters that are not another's means something else. */
  private static final int MISSPELT = 2;

  private final String fallback;
  private final String meaning;
  private final int least;
  private final int most;

  /** A text; what it must be like is checked by {@link Configuration}. */
  Setting(String fallback, String meaning) {
    this.fallback = fallback;
    this.meaning = meaning;
    this.least = 0;
    this.most = 0;
  }

  /** A whole number, from {@code least} to {@code most}. */
  Setting(int fallback, int least, int most, String meaning) {
    this(Integer.toString(fallback), least, most, meaning);
  }

  Setting(String fallback, int least, int most, String meaning) {
    this.fallback = fallback;
    this.meaning = meaning;
    this.least = least;
    this.most = most;
  }

  /**
   * Checks a number that is in its range.
   *
   * @throws ConfigurationException when it is not
   */
  void check(int number) {
    checkFrom(least, number);
  }

  /** The same where another setting's value says how small it may be at least. */
  void checkFrom(int smallest, int number) {
    if (number < smallest || number > most) {
      throw wrong(number + " is not between " + smallest + " and " + most);
    }
  }

  /** The exception that says what is wrong with its value. */
  ConfigurationException wrong(String why) {
    return new ConfigurationException(this, why);
  }

  /** The value without any setting; empty where there is none. */
  String fallback() {
    return fallback;
  }

  /** What it is, in a few words for the help. */
  String meaning() {
    return meaning;
  }

  /** The environment variable, for example {@code CHARRETTE_PUBLIC_URL}. */
  String variable() {
    return PREFIX + name();
  }

  /** The flag, for example {@code --public-url}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Setting> ofFlag(String flag) {
    return Arrays.stream(values()).filter(setting -> setting.flag().equals(flag)).findFirst();
  }

  /** The one whose name was probably meant. */
  static Optional<Setting> like(String name, Function<Setting, String> form) {
    return Arrays.stream(values())
        .min(Comparator.comparingInt(setting -> differences(name, form.apply(setting))))
        .filter(setting -> differences(name, form.apply(setting)) <= MISSPELT);
  }

  /** How many letters must be put in, left out or changed to make one of the other. */
  private static int differences(String one, String other) {
    int[] before = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }
}
