package io.charrette.journal.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Redis server said about itself when it was asked: its version, and how durable what it
 * confirms is. Values that it would not tell are empty. Of a cluster one node is asked.
 *
 * @param fsyncPauses whether nothing is forced to disk while it writes its append-only file anew
 * @param replicas how many follow it, 0 also when it would not tell
 * @param replicasNeeded how many must follow it, or it takes nothing
 * @param replicasLag after how many seconds of silence a replica counts as not following
 */
record RedisPromises(
    String version,
    String appendOnly,
    String appendFsync,
    String fsyncPauses,
    String eviction,
    int replicas,
    String replicasNeeded,
    String replicasLag) {
  private static final Pattern REPLICAS = Pattern.compile("connected_slaves:(\\d{1,4})");
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+\\.\\d+[.\\d]*)");

  private static final String APPENDONLY = "appendonly";
  private static final String APPENDFSYNC = "appendfsync";
  private static final String NO_FSYNC = "no-appendfsync-on-rewrite";
  private static final String EVICTION = "maxmemory-policy";
  private static final String REPLICAS_NEEDED = "min-replicas-to-write";
  private static final String REPLICAS_LAG = "min-replicas-max-lag";

  private static final List<String> SETTINGS =
      List.of(APPENDONLY, APPENDFSYNC, NO_FSYNC, EVICTION, REPLICAS_NEEDED, REPLICAS_LAG);

  /** Asks over a connection that works; a server that forbids the questions is no failure. */
  static Future<RedisPromises> ask(RedisLink link) {
    Map<String, String> found = new LinkedHashMap<>();
    Future<Void> asked =
        link.send(Request.cmd(Command.INFO).arg("server"))
            .map(answer -> note(found, "version", VERSION, answer));
    asked =
        asked
            .recover(RedisPromises::forbidden)
            .compose(v -> link.send(Request.cmd(Command.INFO).arg("replication")))
            .map(answer -> note(found, "replicas", REPLICAS, answer));
    asked = asked.recover(RedisPromises::forbidden);
    for (String name : SETTINGS) {
      asked =
          asked
              .compose(v -> link.send(Request.cmd(Command.CONFIG).arg("GET").arg(name)))
              .<Void>map(
                  answer -> {
                    found.put(name, value(answer));
                    return null;
                  })
              .recover(RedisPromises::forbidden);
    }
    return asked.map(
        v ->
            new RedisPromises(
                found.getOrDefault("version", ""),
                found.getOrDefault(APPENDONLY, ""),
                found.getOrDefault(APPENDFSYNC, ""),
                found.getOrDefault(NO_FSYNC, ""),
                found.getOrDefault(EVICTION, ""),
                Integer.parseInt(found.getOrDefault("replicas", "0")),
                found.getOrDefault(REPLICAS_NEEDED, ""),
                found.getOrDefault(REPLICAS_LAG, "")));
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
    String words =
        switch (appendOnly + " " + appendFsync) {
          case "yes always" -> "Saved means on the Redis server's disk.";
          case "yes everysec" ->
              "Saved means written to the Redis server's append-only file, which is forced to disk"
                  + " every second (appendfsync everysec): should that machine crash, the last"
                  + " second or two may be lost.";
          case "yes no" ->
              "Saved means written to the Redis server's append-only file, which is forced to disk"
                  + " when its operating system likes (appendfsync no): should that machine crash,"
                  + " much may be lost.";
          case "no always", "no everysec", "no no" ->
              "WARNING: Saved means in the Redis server's memory only: it keeps no append-only file"
                  + " (appendonly no), so its restart may lose work.";
          default ->
              "Saved means what that Redis promises; it does not tell how it writes to disk.";
        };
    StringBuilder all = new StringBuilder(words);
    if (appendOnly.equals("yes") && fsyncPauses.equals("yes")) {
      all.append(" WARNING: while it writes that file anew, it forces nothing to disk")
          .append(" (no-appendfsync-on-rewrite yes).");
    }
    if (failsOver || replicas > 0) {
      all.append(" It does not wait for replicas: should one take its place, what that has not got")
          .append(" is stored again by the servers that still have it in memory.")
          .append(ofReplicas());
    }
    if (eviction.startsWith("allkeys")) {
      all.append(" WARNING: it drops data when its memory is full (maxmemory-policy ")
          .append(eviction)
          .append(").");
    }
    return all.toString();
  }

  private String ofReplicas() {
    return switch (replicasNeeded) {
      case "" -> "";
      case "0" ->
          " WARNING: it also takes what no replica follows; if then these servers die, too, that is"
              + " lost. Set min-replicas-to-write 1 and min-replicas-max-lag 2 at it and its"
              + " replicas.";
      default ->
          " It takes nothing unless "
              + replicasNeeded
              + " of them followed in the last "
              + replicasLag
              + " s (min-replicas-to-write, min-replicas-max-lag).";
    };
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
