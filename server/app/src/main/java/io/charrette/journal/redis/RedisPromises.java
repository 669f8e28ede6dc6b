package io.charrette.journal.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a Redis server said about itself when it was asked: its version, and how durable what it
 * confirms is. Values that it would not tell are empty.
 *
 * @param replicas how many follow it, 0 also when it would not tell
 * @param settings each that it was asked for
 */
record RedisPromises(String version, int replicas, Map<Setting, String> settings) {
  private static final Pattern REPLICAS = Pattern.compile("connected_slaves:(\\d{1,4})");
  private static final Pattern VERSION =
      Pattern.compile("redis_version:(\\d{1,4}\\.\\d{1,4}[.\\d]*)");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  private static final String SET_BOTH =
      " Set min-replicas-to-write 1 and min-replicas-max-lag 2 at it and its replicas.";

  /** After how many seconds a replica may count as not following, as the manual has it. */
  private static final Set<String> LAG_OF_MANUAL = Set.of("1", "2");

  /** What a server is asked for by {@code CONFIG GET}. */
  enum Setting {
    APPENDONLY("appendonly"),
    APPENDFSYNC("appendfsync"),
    /** Whether nothing is forced to disk while it writes its append-only file anew. */
    FSYNC_PAUSES("no-appendfsync-on-rewrite"),
    EVICTION("maxmemory-policy"),
    /** How many must follow it, or it takes nothing. */
    REPLICAS_NEEDED("min-replicas-to-write"),
    /** After how many seconds of silence a replica counts as not following. */
    REPLICAS_LAG("min-replicas-max-lag");

    private final String name;

    Setting(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }

    /** How much a value keeps; one that is not told may be almost the least. */
    int strength(String value) {
      return switch (this) {
        case APPENDONLY -> List.of("no", "", "yes").indexOf(value);
        case APPENDFSYNC -> List.of("no", "", "everysec", "always").indexOf(value);
        case FSYNC_PAUSES -> List.of("yes", "", "no").indexOf(value);
        case EVICTION -> value.startsWith("allkeys") ? 0 : value.isEmpty() ? 1 : 2;
        case REPLICAS_NEEDED -> {
          OptionalInt needed = number(value);
          yield needed.isEmpty() ? 1 : needed.getAsInt() == 0 ? 0 : 1 + needed.getAsInt();
        }
        case REPLICAS_LAG -> {
          OptionalInt lag = number(value);
          yield lag.isEmpty()
              ? 1 - Integer.MAX_VALUE
              : lag.getAsInt() == 0 ? -Integer.MAX_VALUE : -lag.getAsInt();
        }
      };
    }
  }

  /** The number that a value is; none where it is not told, or is something else. */
  private static OptionalInt number(String value) {
    return NUMBER.matcher(value).matches()
        ? OptionalInt.of(Math.clamp(Long.parseLong(value), 0, Integer.MAX_VALUE - 1))
        : OptionalInt.empty();
  }

  /**
   * Asks a server that answers; that it forbids the questions is no failure.
   *
   * @param send sends it a command
   */
  static Future<RedisPromises> ask(Function<Request, Future<Response>> send) {
    Map<String, String> info = new HashMap<>();
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    Future<Void> asked =
        send.apply(Request.cmd(Command.INFO).arg("server"))
            .<Void>map(answer -> note(info, "version", VERSION, answer))
            .recover(RedisPromises::forbidden)
            .compose(v -> send.apply(Request.cmd(Command.INFO).arg("replication")))
            .<Void>map(answer -> note(info, "replicas", REPLICAS, answer))
            .recover(RedisPromises::forbidden);
    for (Setting setting : Setting.values()) {
      asked =
          asked
              .compose(v -> send.apply(Request.cmd(Command.CONFIG).arg("GET").arg(setting.name)))
              .<Void>map(
                  answer -> {
                    settings.put(setting, value(answer));
                    return null;
                  })
              .recover(RedisPromises::forbidden);
    }
    return asked.map(
        v ->
            new RedisPromises(
                info.getOrDefault("version", ""),
                Integer.parseInt(info.getOrDefault("replicas", "0")),
                settings));
  }

  /** A value as it was told, or nothing. */
  String value(Setting setting) {
    return settings.getOrDefault(setting, "");
  }

  /** Whether the server is known to be too old: streams cannot be trimmed by id before 6.2. */
  boolean tooOld() {
    if (version.isEmpty()) {
      return false;
    }
    String[] parts = version.split("\\.", -1);
    int major = Integer.parseInt(parts[0]);
    return major < 6 || (major == 6 && Integer.parseInt(parts[1]) < 2);
  }

  /**
   * What "Saved" means with this server, for the start-up.
   *
   * @param failsOver whether another server may take its place by itself
   */
  String inWords(boolean failsOver) {
    String appendOnly = value(Setting.APPENDONLY);
    String words =
        switch (appendOnly.equals("no") ? "no" : appendOnly + " " + value(Setting.APPENDFSYNC)) {
          case "yes always" -> "Saved means on the Redis server's disk.";
          case "yes everysec" ->
              "Saved means written to the Redis server's append-only file, which is forced to disk"
                  + " every second (appendfsync everysec): should that machine crash, the last"
                  + " second or two may be lost.";
          case "yes no" ->
              "Saved means written to the Redis server's append-only file, which is forced to disk"
                  + " when its operating system likes (appendfsync no): should that machine crash,"
                  + " much may be lost.";
          case "no" ->
              "WARNING: Saved means in the Redis server's memory only: it keeps no append-only file"
                  + " (appendonly no), so its restart may lose work.";
          default ->
              "Saved means what that Redis promises; it does not tell how it writes to disk.";
        };
    StringBuilder all = new StringBuilder(words);
    if (appendOnly.equals("yes") && value(Setting.FSYNC_PAUSES).equals("yes")) {
      all.append(" WARNING: while it writes that file anew, it forces nothing to disk")
          .append(" (no-appendfsync-on-rewrite yes).");
    }
    if (failsOver || replicas > 0) {
      all.append(" It does not wait for replicas: should one take its place, what that has not got")
          .append(" is stored again by the servers that still have it in memory.")
          .append(ofReplicas());
    }
    String eviction = value(Setting.EVICTION);
    if (eviction.startsWith("allkeys")) {
      all.append(" WARNING: it drops data when its memory is full (maxmemory-policy ")
          .append(eviction)
          .append(").");
    }
    return all.toString();
  }

  private String ofReplicas() {
    String replicasNeeded = value(Setting.REPLICAS_NEEDED);
    String replicasLag = value(Setting.REPLICAS_LAG);
    OptionalInt needed = number(replicasNeeded);
    OptionalInt lag = number(replicasLag);
    if (Stream.of(needed, lag).anyMatch(told -> told.isPresent() && told.getAsInt() == 0)) {
      return " WARNING: it also takes what no replica follows; if then these servers die, too, that"
          + " is lost."
          + SET_BOTH;
    }
    if (needed.isEmpty() || lag.isEmpty()) {
      return " It does not tell whether it also takes what no replica follows"
          + unreadable(Setting.REPLICAS_NEEDED)
          + unreadable(Setting.REPLICAS_LAG)
          + "."
          + SET_BOTH;
    }
    String followed =
        " It takes nothing unless "
            + replicasNeeded
            + " of them followed in the last "
            + replicasLag
            + " s (min-replicas-to-write, min-replicas-max-lag).";
    return LAG_OF_MANUAL.contains(replicasLag)
        ? followed
        : followed
            + " WARNING: what it takes in that time may be lost if these servers die, too."
            + SET_BOTH;
  }

  private String unreadable(Setting setting) {
    String told = value(setting);
    return told.isEmpty() || number(told).isPresent()
        ? ""
        : " (its " + setting + " is no number: " + told + ")";
  }

  private static @Nullable Void note(
      Map<String, String> found, String name, Pattern pattern, Response answer) {
    Matcher matcher = pattern.matcher(answer.toString());
    if (matcher.find()) {
      found.put(name, matcher.group(1));
    }
    return null;
  }

  private static String value(Response answer) {
    return answer.size() == 2 ? answer.get(1).toString() : "";
  }

  private static Future<Void> forbidden(Throwable failure) {
    return RedisErrors.answered(failure) ? Future.succeededFuture() : Future.failedFuture(failure);
  }
}
