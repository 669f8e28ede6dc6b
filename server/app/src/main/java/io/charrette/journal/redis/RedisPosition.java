package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.Position;

/** Positions as Redis writes them: {@code high-low}. */
final class RedisPosition {
  private RedisPosition() {}

  /**
   * Reads a position.
   *
   * @throws JournalException it is none, so not a journal wrote it
   */
  static Position parse(String id) {
    int dash = id.indexOf('-');
    try {
      return new Position(
          Long.parseUnsignedLong(id, 0, Math.max(dash, 0), 10),
          Long.parseUnsignedLong(id, dash + 1, id.length(), 10));
    } catch (NumberFormatException e) {
      throw new JournalException("Redis holds a position that is not of a journal", e);
    }
  }

  static String text(Position position) {
    return Long.toUnsignedString(position.high()) + "-" + Long.toUnsignedString(position.low());
  }
}
