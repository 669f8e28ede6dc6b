package io.charrette.journal.redis;

import io.charrette.journal.Journal.Tail;
import io.charrette.journal.StreamId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The readers of tails: one for all, but in a cluster one for each workshop. */
final class TailReaders {
  private final RedisLoop loop;
  private final boolean cluster;
  private final Supplier<TailReader> maker;

  // The loop's own.
  private final Map<String, TailReader> readers = new HashMap<>();
  private boolean closed;

  /**
   * Has none yet.
   *
   * @param cluster whether one reader cannot reach all streams
   * @param maker makes one, on the loop
   */
  TailReaders(RedisLoop loop, boolean cluster, Supplier<TailReader> maker) {
    this.loop = loop;
    this.cluster = cluster;
    this.maker = maker;
  }

  /** Has a tail read until that is closed. Any thread. */
  Tail follow(StreamId stream, RedisTail tail) {
    StreamKeys keys = StreamKeys.of(stream);
    String group = cluster ? keys.tag() : "";
    loop.run(() -> add(group, keys, tail));
    return () -> {
      tail.close();
      loop.run(() -> remove(group, keys, tail));
    };
  }

  /** Has all give their connections up, and make others. On the loop. */
  void cut() {
    readers.values().forEach(TailReader::cut);
  }

  /** Reads no more. On the loop. */
  void close() {
    closed = true;
    readers.values().forEach(TailReader::close);
    readers.clear();
  }

  private void add(String group, StreamKeys keys, RedisTail tail) {
    if (!closed) {
      readers.computeIfAbsent(group, g -> maker.get()).add(keys, tail);
    }
  }

  private void remove(String group, StreamKeys keys, RedisTail tail) {
    TailReader reader = readers.get(group);
    if (reader != null) {
      reader.remove(keys, tail);
      if (reader.idle()) {
        readers.remove(group);
      }
    }
  }
}
