package io.charrette.journal.redis;

import io.charrette.journal.StreamId;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * The time that all processes on one Redis have in common, as it lies there: that of Redis's clock
 * and a correction, which makes up for what that was set by and nears zero by a thousandth of the
 * time that passes. Belongs to the journal's loop.
 *
 * <p>That Redis's clock was set is claimed by one process, and holds when another has seen the
 * same. Who has not seen it refuses the claim: then something is wrong with the clock of who made
 * it.
 *
 * <p>One hash: {@code ahead} is the correction, in microseconds, and {@code at} when it was made,
 * by Redis's clock; {@code step} and {@code by} are the claim, {@code refused} is whose was
 * refused.
 */
final class CommonTime {
  /** The clock of Redis, in a script. */
  static final String TIME = "redis.call('TIME')";

  /** By what part of the time that passes a correction becomes less. */
  private static final long SLEW = 1_000;

  private static final String ASK =
      """
      local time = @time
      local all = redis.call('HMGET', KEYS[1], 'ahead', 'at', 'step', 'by', 'refused')
      return {string.format('%.0f', time[1] * 1000000 + time[2]), all[1], all[2], all[3], all[4],
          all[5]}
      """;

  private static final String CLAIM =
      """
      if not redis.call('HGET', KEYS[1], 'by') then
        redis.call('HSET', KEYS[1], 'step', ARGV[1], 'by', ARGV[2])
        redis.call('HDEL', KEYS[1], 'refused')
      end
      return 1
      """;

  private static final String REFUSE =
      """
      if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then
        redis.call('HDEL', KEYS[1], 'step', 'by')
        redis.call('HSET', KEYS[1], 'refused', ARGV[1])
      end
      return 1
      """;

  private static final String CORRECT =
      """
      if (redis.call('HGET', KEYS[1], 'at') or '') == ARGV[1] then
        redis.call('HSET', KEYS[1], 'ahead', ARGV[2], 'at', ARGV[3])
        redis.call('HDEL', KEYS[1], 'step', 'by', 'refused')
      end
      return 1
      """;

  private final RedisLink link;
  private final String process;
  private final String ask;

  /** In a cluster each node has a clock; what is about one key always goes to the same node. */
  private final String key = StreamKeys.of(StreamId.directory()).entries() + ":clock";

  /**
   * What lies in Redis.
   *
   * @param process a name that no other process has
   * @param time the clock of Redis, as a script reads it
   */
  CommonTime(RedisLink link, String process, String time) {
    this.link = link;
    this.process = process;
    this.ask = ASK.replace("@time", time);
  }

  /**
   * What Redis answered; times in microseconds.
   *
   * @param redis its clock, since the epoch
   * @param correction by how much the common time is ahead of that now
   * @param at when that was last set, as it lies there; empty if never
   * @param step by how much Redis's clock was set, as somebody claims
   * @param by who claims so, null when nobody does
   * @param refused whose claim was refused, null when nobody's was
   */
  record Answer(
      long redis,
      long correction,
      String at,
      long step,
      @Nullable String by,
      @Nullable String refused) {
    static Answer of(Response reply) {
      long redis = reply.get(0).toLong();
      String at = reply.get(2) == null ? "" : reply.get(2).toString();
      long correction = 0;
      if (!at.isEmpty()) {
        long ahead = reply.get(1).toLong();
        long passed = Math.max(0, redis - Long.parseLong(at));
        long left = Math.max(0, Math.abs(ahead) - passed / SLEW);
        correction = Long.signum(ahead) * left;
      }
      return new Answer(
          redis,
          correction,
          at,
          reply.get(3) == null ? 0 : reply.get(3).toLong(),
          reply.get(4) == null ? null : reply.get(4).toString(),
          reply.get(5) == null ? null : reply.get(5).toString());
    }

    /** The common time, since the epoch. */
    long common() {
      return redis + correction;
    }
  }

  Future<Answer> ask() {
    return link.send(script(ask)).map(Answer::of);
  }

  boolean isClaimed(Answer answer) {
    return answer.by() != null;
  }

  boolean isClaimedByAnother(Answer answer) {
    return answer.by() != null && !process.equals(answer.by());
  }

  /** Whether this process's claim was refused. */
  boolean isRefused(Answer answer) {
    return process.equals(answer.refused());
  }

  /** Claims that Redis's clock was set by so much, unless there is a claim. */
  Future<Void> claim(long step) {
    return link.send(script(CLAIM).arg(step).arg(process)).mapEmpty();
  }

  /** Refuses the claim that there is. */
  Future<Void> refuse(Answer answer) {
    String by = answer.by();
    return by == null ? Future.succeededFuture() : link.send(script(REFUSE).arg(by)).mapEmpty();
  }

  /** Makes up for so much that Redis's clock was set by, unless another has done so. */
  Future<Void> correct(Answer answer, long step) {
    return link.send(
            script(CORRECT).arg(answer.at()).arg(answer.correction() - step).arg(answer.redis()))
        .mapEmpty();
  }

  private Request script(String text) {
    return Request.cmd(Command.EVAL).arg(text).arg(1).arg(key);
  }
}
