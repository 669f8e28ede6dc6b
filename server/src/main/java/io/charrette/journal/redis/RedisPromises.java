package io.charrette.journal.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Redis server said about itself when it was asked: its version, and how durable its word
 * is. Values that it would not tell are empty.
 */
record RedisPromises(String version, String appendOnly, String appendFsync, String eviction) {
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+\\.\\d+[.\\d]*)");

  /** Asks over a connection that works; a server that forbids the questions is no failure. */
  static Future<RedisPromises> ask(RedisLink link) {
    Map<String, String> found = new LinkedHashMap<>();
    Future<Void> asked =
        link.send(Request.cmd(Command.INFO).arg("server"))
            .map(
                answer -> {
                  Matcher version = VERSION.matcher(answer.toString());
                  found.put("version", version.find() ? version.group(1) : "");
                  return null;
                });
    asked = asked.recover(RedisPromises::forbidden);
    for (String name : new String[] {"appendonly", "appendfsync", "maxmemory-policy"}) {
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
                found.getOrDefault("appendonly", ""),
                found.getOrDefault("appendfsync", ""),
                found.getOrDefault("maxmemory-policy", "")));
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

  /** What "Saved" means with this server, for the start-up. */
  String inWords() {
    String words =
        switch (appendOnly + " " + appendFsync) {
          case "yes always" -> "Saved means on the Redis server's disk.";
          case "yes everysec" ->
              "Saved means written to the Redis server's append-only file, which is forced to disk"
                  + " every second (appendfsync everysec): should that machine crash, the last"
                  + " second may be lost.";
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
    return eviction.startsWith("allkeys")
        ? words
            + " WARNING: it drops data when its memory is full (maxmemory-policy "
            + eviction
            + ")."
        : words;
  }

  private static String value(Response answer) {
    return answer.size() == 2 ? answer.get(1).toString() : "";
  }

  private static Future<Void> forbidden(Throwable failure) {
    return Failures.answered(failure) ? Future.succeededFuture() : Future.failedFuture(failure);
  }
}
