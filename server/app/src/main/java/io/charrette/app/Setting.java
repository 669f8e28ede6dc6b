package io.charrette.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A setting by its names: an environment variable, and the flag that goes before it. */
enum Setting {
  HOST("0.0.0.0", "address to listen on"),
  PORT("8080", "TCP port to listen on, 0 for a free one"),
  DATA("data", "folder of the embedded journal"),
  JOURNAL(
      "sqlite",
      "where everything is kept: sqlite, or redis://…, rediss://…, redis+sentinel://…, redis+cluster://…"),
  PUBLIC_URL("", "address that links and QR codes carry, such as https://charrette.example.gov"),
  CREATE_KEY("", "key with which workshops may be created from other machines"),
  METRICS_TOKEN("", "token with which a Prometheus reads /metrics from other machines"),
  TLS_CERT("", "PEM file with the certificate chain; needs the TLS key too"),
  TLS_KEY("", "PEM file with the private key; needs the TLS certificate too"),
  TRUST_PROXY("false", "true: believe X-Forwarded-Proto, -Host and -For"),
  KEEP_DAYS("30", "days after which a workshop and all its flipcharts are deleted"),
  LOG("text", "how the log is written: text, or json for one JSON object a line"),
  LOG_DETAILS("false", "true: log each request and each closed socket"),
  LIMIT_FRAME("65536", "bytes of a participant's frame"),
  LIMIT_SYNC_FRAME(
      "1048576", "bytes of the first sync of a connection, and of a facilitator's frame"),
  LIMIT_DOCUMENT("524288", "bytes of a table's encoded document"),
  LIMIT_PLAYERS("2000", "players of a table"),
  LIMIT_PARTNERSHIPS("2000", "partnerships of a table"),
  LIMIT_PENDING("256", "structs of a table that wait for others"),
  LIMIT_AWARENESS("2048", "bytes of a client's awareness state"),
  LIMIT_AWARENESS_CLIENTS("4", "awareness clients of a connection"),
  LIMIT_UPDATE_RATE("30", "update frames a second of a connection, sustained"),
  LIMIT_UPDATE_BURST("120", "update frames of a connection at once"),
  LIMIT_TABLES("200", "tables of a workshop"),
  LIMIT_JOIN_RATE("40", "joins a second of a workshop; more of them wait"),
  LIMIT_WRONG_CODES("10", "wrong join codes a minute of a browser"),
  LIMIT_WRONG_CODES_OVERALL("600", "wrong join codes a minute of all browsers together"),
  LIMIT_SEND_QUEUE("4194304", "bytes that may wait for a slow socket"),
  LIMIT_SILENCE("75", "seconds after which a socket that answers no ping is given up");

  private final String fallback;
  private final String meaning;

  Setting(String fallback, String meaning) {
    this.fallback = fallback;
    this.meaning = meaning;
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
    return "CHARRETTE_" + name();
  }

  /** The flag, for example {@code --public-url}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Setting> ofFlag(String flag) {
    return Arrays.stream(values()).filter(setting -> setting.flag().equals(flag)).findFirst();
  }
}
