package io.charrette.journal.redis;

import io.charrette.journal.Position;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;

/**
 * The commands that go to Redis; what must happen at once is a Lua script.
 *
 * <p>An entry has the fields {@code o} (which process appended it, and a number that counts that
 * process's appends) and {@code e} (its bytes). A commuting entry's id is given by Redis; counted
 * entry n is {@code 0-n}, and a stream that is counted is known by that zero. A checkpoint is a
 * hash: {@code high}, {@code low} (how far it reaches) and {@code state}.
 *
 * <p>The moments that are kept are one hash: of a moment at time {@code t} the field {@code st} has
 * the state and {@code nt} the note.
 *
 * <p>A tail must notice when a checkpoint has dropped what it had not read. In a commuting stream
 * each checkpoint leaves a mark at the end, an entry whose only field {@code c} says how far it
 * reached. In a counted stream the last covered entry stays, and its number tells.
 */
final class Scripts {
  /** What {@link #APPEND_AT} answers first, and others alone. */
  static final long DONE = 1;

  /** The stream ends elsewhere. */
  static final long CONFLICT = 0;

  /** The stream ends elsewhere, and a checkpoint covers where this entry would have been. */
  static final long COVERED = 2;

  /** It came after the moment until which it was wanted, and nothing was appended. */
  static final long LATE = 3;

  /** It had been done before. */
  static final long ALREADY = 4;

  private static final String APPEND_ALL =
      """
      local ids = {}
      for i = 1, #ARGV, 2 do
        ids[#ids + 1] = redis.call('XADD', KEYS[1], '*', 'o', ARGV[i], 'e', ARGV[i + 1])
      end
      return ids
      """;

  /** Of a counted stream: up to where a checkpoint covers it, and where it ends. */
  private static final String LAST =
      """
      local covered = tonumber(redis.call('HGET', KEYS[2], 'low') or '0')
      local last = covered
      local tail = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
      if #tail > 0 then
        last = math.max(last, tonumber(string.match(tail[1][1], '%d+$')))
      end
      """;

  /** Whether the clock of Redis has passed a moment; 0 never comes. */
  private static final String IS_LATE =
      """
      local function isLate(wanted)
        local time = @time
        wanted = tonumber(wanted)
        return wanted > 0 and time[1] * 1000 + math.floor(time[2] / 1000) > wanted
      end
      """;

  private static final String DELETE_IN_TIME =
      IS_LATE
          + """
      if isLate(ARGV[1]) then
        return 3
      end
      redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
      return 1
      """;

  private static final String APPEND_AT =
      IS_LATE
          + LAST
          + """
      local expected = tonumber(ARGV[1])
      if last ~= expected then
        local first = string.format('0-%.0f', expected + 1)
        local there = redis.call('XRANGE', KEYS[1], first, first)
        if #there == 1 and there[1][2][2] == ARGV[2] then
          return {1, expected + #ARGV - 3}
        end
        if expected < covered then
          return {2, last}
        end
        return {0, last}
      end
      if isLate(ARGV[3]) then
        return {3, last}
      end
      for i = 4, #ARGV do
        redis.call('XADD', KEYS[1], string.format('0-%.0f', expected + i - 3),
            'o', ARGV[2], 'e', ARGV[i])
      end
      return {1, expected + #ARGV - 3}
      """;

  /** Appends what is not there of commuting entries, and answers how many that were. */
  private static final String COMPLETE =
      """
      local covered = redis.call('HMGET', KEYS[2], 'high', 'low')
      local high, low = tonumber(covered[1] or '0'), tonumber(covered[2] or '0')
      local there = {}
      for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '-', '+')) do
        if entry[2][1] == 'o' then
          there[entry[2][2]] = true
        end
      end
      local appended = 0
      for i = 1, #ARGV, 4 do
        local itsHigh, itsLow = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
        local isCovered = itsHigh < high or (itsHigh == high and itsLow <= low)
        if not isCovered and not there[ARGV[i + 2]] then
          redis.call('XADD', KEYS[1], '*', 'o', ARGV[i + 2], 'e', ARGV[i + 3])
          appended = appended + 1
        end
      end
      return appended
      """;

  /**
   * Appends the end of counted entries that follow on each other, if what is there before it is the
   * same. Answers how many it appended, and the first number that is not the same; 0 if all are.
   */
  private static final String CONTINUE =
      LAST
          + """
      local first = tonumber(ARGV[1])
      if last < first and last ~= 0 and last ~= covered then
        return {0, first}
      end
      if last < first - 1 then
        return {0, first}
      end
      local appended = 0
      for i = 2, #ARGV, 2 do
        local number = first + i / 2 - 1
        local id = string.format('0-%.0f', number)
        if number > last then
          redis.call('XADD', KEYS[1], id, 'o', ARGV[i], 'e', ARGV[i + 1])
          appended = appended + 1
        elseif number > covered then
          local there = redis.call('XRANGE', KEYS[1], id, id)
          if #there == 0 or there[1][2][4] ~= ARGV[i + 1] then
            return {appended, number}
          end
        end
      end
      return {appended, 0}
      """;

  private static final String CHECKPOINT =
      """
      local high, low = tonumber(ARGV[1]), tonumber(ARGV[2])
      local present = redis.call('HMGET', KEYS[2], 'high', 'low')
      if present[1] then
        local presentHigh, presentLow = tonumber(present[1]), tonumber(present[2])
        if high < presentHigh or (high == presentHigh and low <= presentLow) then
          return 0
        end
      end
      redis.call('HSET', KEYS[2], 'high', ARGV[1], 'low', ARGV[2], 'state', ARGV[3])
      local upTo = ARGV[1] .. '-' .. ARGV[2]
      local after = string.format('%s-%.0f', ARGV[1], low + 1)
      redis.call('XTRIM', KEYS[1], 'MINID', after)
      local mark = redis.call('XADD', KEYS[1], '*', 'c', upTo)
      local markHigh = tonumber(string.match(mark, '^%d+'))
      local markLow = tonumber(string.match(mark, '%d+$'))
      if markHigh < high or (markHigh == high and markLow <= low) then
        redis.call('XADD', KEYS[1], after, 'c', upTo)
      end
      return 1
      """;

  private static final String CHECKPOINT_AT =
      """
      local covered = tonumber(redis.call('HGET', KEYS[2], 'low') or '0')
      if covered >= tonumber(ARGV[1]) then
        return 1
      end
      local last = '0-' .. ARGV[1]
      local there = redis.call('XRANGE', KEYS[1], last, last)
      if #there == 0 or there[1][2][4] ~= ARGV[2] then
        return 0
      end
      redis.call('HSET', KEYS[2], 'high', '0', 'low', ARGV[1], 'state', ARGV[3])
      redis.call('XTRIM', KEYS[1], 'MINID', last)
      return 1
      """;

  private static final String READ =
      """
      local checkpoint = redis.call('HMGET', KEYS[2], 'high', 'low', 'state')
      local from = '(' .. ARGV[1] .. '-' .. ARGV[2]
      if checkpoint[1] then
        local high, low = tonumber(checkpoint[1]), tonumber(checkpoint[2])
        local afterHigh, afterLow = tonumber(ARGV[1]), tonumber(ARGV[2])
        if high > afterHigh or (high == afterHigh and low > afterLow) then
          from = '(' .. checkpoint[1] .. '-' .. checkpoint[2]
        else
          checkpoint = {false, false, false}
        end
      end
      return {checkpoint[1], checkpoint[2], checkpoint[3],
          redis.call('XRANGE', KEYS[1], from, '+')}
      """;

  private static final String KEEP =
      """
      if redis.call('HSETNX', KEYS[1], 's' .. ARGV[1], ARGV[3]) == 1 then
        redis.call('HSET', KEYS[1], 'n' .. ARGV[1], ARGV[2])
        return 1
      end
      return redis.call('HGET', KEYS[1], 's' .. ARGV[1]) == ARGV[3] and 4 or 0
      """;

  private static final String NOTE =
      """
      local there = redis.call('HGET', KEYS[1], 'n' .. ARGV[1])
      if there == ARGV[2] then
        redis.call('HSET', KEYS[1], 'n' .. ARGV[1], ARGV[3])
        return 1
      end
      return there == ARGV[3] and 4 or 0
      """;

  private static final String MOMENTS =
      """
      local moments = {}
      for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
        if string.sub(field, 1, 1) == 'n' then
          local at = string.sub(field, 2)
          moments[#moments + 1] = {at, redis.call('HGET', KEYS[1], field),
              redis.call('HSTRLEN', KEYS[1], 's' .. at)}
        end
      end
      return moments
      """;

  private Scripts() {}

  static Request append(StreamKeys keys, String origin, byte[] entry) {
    return Request.cmd(Command.XADD)
        .arg(keys.entries())
        .arg("*")
        .arg("o")
        .arg(origin)
        .arg("e")
        .arg(entry);
  }

  /** All or none, and answers with the position of each. */
  static Request appendAll(StreamKeys keys, List<QueuedChange.Append> appends) {
    Request request = Request.cmd(Command.EVAL).arg(APPEND_ALL).arg(1).arg(keys.entries());
    appends.forEach(append -> request.arg(append.origin()).arg(append.entry()));
    return request;
  }

  /**
   * Answers {@link #DONE}, {@link #CONFLICT}, {@link #COVERED} or {@link #LATE}, and a version.
   *
   * @param wanted until when, by the clock of Redis in epoch milliseconds; 0 for ever. A Redis that
   *     stood still finds in its sockets what was given up long ago.
   * @param time the clock of Redis, as a script reads it
   */
  static Request appendAt(
      StreamKeys keys,
      String origin,
      long expectedVersion,
      long wanted,
      String time,
      List<byte[]> entries) {
    Request request =
        script(APPEND_AT.replace("@time", time), keys).arg(expectedVersion).arg(origin).arg(wanted);
    entries.forEach(request::arg);
    return request;
  }

  /** Stores commuting entries again, where they are missing. */
  static Request complete(StreamKeys keys, List<Replies.Stored> entries) {
    Request request = script(COMPLETE, keys);
    for (Replies.Stored entry : entries) {
      Position position = entry.position();
      request.arg(Long.toUnsignedString(position.high()));
      request.arg(Long.toUnsignedString(position.low()));
      request.arg(entry.origin()).arg(entry.bytes());
    }
    return request;
  }

  /** Stores the end of counted entries again, where it is missing. */
  static Request continueWith(StreamKeys keys, List<Replies.Stored> entries) {
    Request request = script(CONTINUE, keys).arg(entries.getFirst().position().low());
    entries.forEach(entry -> request.arg(entry.origin()).arg(entry.bytes()));
    return request;
  }

  static Request checkpoint(StreamKeys keys, Position upTo, byte[] state) {
    return script(CHECKPOINT, keys)
        .arg(Long.toUnsignedString(upTo.high()))
        .arg(Long.toUnsignedString(upTo.low()))
        .arg(state);
  }

  /** Answers {@link #DONE}, or {@link #CONFLICT} when the entry of this number is not this one. */
  static Request checkpointAt(StreamKeys keys, long version, byte[] last, byte[] state) {
    return script(CHECKPOINT_AT, keys).arg(version).arg(last).arg(state);
  }

  static Request read(StreamKeys keys, Position after) {
    return script(READ, keys)
        .arg(Long.toUnsignedString(after.high()))
        .arg(Long.toUnsignedString(after.low()));
  }

  /**
   * Answers {@link #DONE}, {@link #ALREADY}, or {@link #CONFLICT} when another state is kept of
   * this moment.
   */
  static Request keep(StreamKeys keys, long at, byte[] note, byte[] state) {
    return Request.cmd(Command.EVAL)
        .arg(KEEP)
        .arg(1)
        .arg(keys.moments())
        .arg(at)
        .arg(note)
        .arg(state);
  }

  /**
   * Answers {@link #DONE}, {@link #ALREADY}, or {@link #CONFLICT} when the moment has neither note.
   */
  static Request note(StreamKeys keys, long at, byte[] before, byte[] after) {
    return Request.cmd(Command.EVAL)
        .arg(NOTE)
        .arg(1)
        .arg(keys.moments())
        .arg(at)
        .arg(before)
        .arg(after);
  }

  static Request moments(StreamKeys keys) {
    return Request.cmd(Command.EVAL).arg(MOMENTS).arg(1).arg(keys.moments());
  }

  static Request moment(StreamKeys keys, long at) {
    return Request.cmd(Command.HGET).arg(keys.moments()).arg("s" + at);
  }

  static Request forget(StreamKeys keys, List<Long> moments) {
    Request request = Request.cmd(Command.HDEL).arg(keys.moments());
    moments.forEach(at -> request.arg("s" + at).arg("n" + at));
    return request;
  }

  static Request delete(StreamKeys keys) {
    return Request.cmd(Command.DEL).arg(keys.entries()).arg(keys.checkpoint()).arg(keys.moments());
  }

  /** Answers {@link #DONE} or {@link #LATE}; takes what {@link #appendAt} takes. */
  static Request deleteInTime(StreamKeys keys, long wanted, String time) {
    return Request.cmd(Command.EVAL)
        .arg(DELETE_IN_TIME.replace("@time", time))
        .arg(3)
        .arg(keys.entries())
        .arg(keys.checkpoint())
        .arg(keys.moments())
        .arg(wanted);
  }

  private static Request script(String text, StreamKeys keys) {
    return Request.cmd(Command.EVAL).arg(text).arg(2).arg(keys.entries()).arg(keys.checkpoint());
  }
}
