package io.charrette.load;

import java.util.Locale;

/**
 * What a deployment's Redis is asked to take, and what it could take by {@code redis-benchmark}.
 */
final class RedisLimit {
  private static final String PORT = Integer.toString(Deployment.REDIS_PORT);

  /** As many tables as ten busy workshops have, so as many streams. */
  private static final String STREAMS = "200";

  private static final String PIPELINED = "16";
  private static final String APPENDS = "300000";
  private static final String CALLS = "cmdstat_xadd:calls=";

  /** How many bytes the entries have that came last to each stream, and how many these are. */
  private static final String ENTRIES =
      """
      local count, bytes = 0, 0
      for _, key in ipairs(redis.call('KEYS', 'charrette:*')) do
        if redis.call('TYPE', key).ok == 'stream' then
          for _, entry in ipairs(redis.call('XREVRANGE', key, '+', '-', 'COUNT', 20)) do
            if entry[2][3] == 'e' then
              count, bytes = count + 1, bytes + #entry[2][4]
            end
          end
        end
      end
      return {bytes, count}
      """;

  private RedisLimit() {}

  /** How many entries were appended since Redis started. */
  static long appended() {
    return cli("INFO", "commandstats")
        .lines()
        .filter(line -> line.startsWith(CALLS))
        .mapToLong(line -> Long.parseLong(line.substring(CALLS.length(), line.indexOf(','))))
        .sum();
  }

  /**
   * A table of what the workshops append, and of what Redis takes from {@code redis-benchmark}, of
   * entries as long, with fifty connections that do not wait for each answer.
   *
   * @param workshops how many were busy
   * @param appends of theirs, a second
   * @param redisShare of a core that Redis takes for them
   */
  static String table(int workshops, double appends, double redisShare) {
    String[] sums = cli("EVAL", ENTRIES, "0").split("\\s+", -1);
    long bytes = Long.parseLong(sums[0]) / Long.parseLong(sums[1]);
    return String.format(
        Locale.ROOT,
        "%n| Redis takes | appends/s | bytes of each | Redis ms/s |%n|---|---:|---:|---:|%n"
            + "| from busy workshops: %d | %,.0f | %d | %.0f |%n"
            + "| from redis-benchmark, pipelines of %s | %,.0f | %d | all it gets |%n",
        workshops,
        appends,
        bytes,
        1000 * redisShare,
        PIPELINED,
        limit((int) bytes),
        bytes);
  }

  private static double limit(int bytes) {
    String answer =
        ServerProcess.run(
                "redis-benchmark",
                "-p",
                PORT,
                "-n",
                APPENDS,
                "-P",
                PIPELINED,
                "-r",
                STREAMS,
                "--csv",
                "XADD",
                "limit:__rand_int__",
                "*",
                "o",
                "redis-benchmark",
                "e",
                "x".repeat(bytes))
            .lines()
            .toList()
            .getLast();
    // The command, then how many of it a second, and their latencies.
    return Double.parseDouble(answer.split("\",\"", -1)[1]);
  }

  private static String cli(String... command) {
    String[] all = new String[command.length + 3];
    System.arraycopy(command, 0, all, 3, command.length);
    all[0] = "redis-cli";
    all[1] = "-p";
    all[2] = PORT;
    return ServerProcess.run(all);
  }
}
