package io.charrette.journal.redis;

import io.charrette.journal.Position;

/** Positions as Redis writes them: {@code high-low}. */
final class RedisPosition {
  private RedisPosition() {}

  static Position parse(String id) {
    int dash = id.indexOf('-');
    return new Position(
        Long.parseUnsignedLong(id.substring(0, dash)),
        Long.parseUnsignedLong(id.substring(dash + 1)));
  }

  static String text(Position position) {
    return Long.toUnsignedString(position.high()) + "-" + Long.toUnsignedString(position.low());
  }
}
