package io.charrette.gateway.socket;

import io.charrette.live.loop.Role;
import java.util.EnumMap;
import java.util.Map;

/** The sockets of one loop, or of all together, at one moment. One thread's at a time. */
public final class SocketCount {
  /** What a socket is for. */
  enum Kind {
    /** A table's flipchart, for a client that speaks {@code charrette.v1}. */
    TABLE("table"),
    /** A table's flipchart, for a client that speaks y-protocols only. */
    YJS("yjs"),
    /** A workshop's messages without a document. */
    WORKSHOP("workshop");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    static Kind of(Connection connection) {
      if (connection.room() == null) {
        return WORKSHOP;
      }
      return connection.ref().charrette() ? TABLE : YJS;
    }
  }

  private final Map<Kind, Map<Role, Integer>> open = new EnumMap<>(Kind.class);
  private long receivedFrames;
  private long receivedBytes;
  private long sentFrames;
  private long sentBytes;
  private long queuedBytes;
  private long longestQueueBytes;
  private long loopDelayNanos;

  public void add(Connection connection) {
    open.computeIfAbsent(Kind.of(connection), kind -> new EnumMap<>(Role.class))
        .merge(connection.ref().role(), 1, Integer::sum);
    long queue = connection.queuedBytes();
    queuedBytes += queue;
    longestQueueBytes = Math.max(longestQueueBytes, queue);
  }

  public void add(Traffic traffic) {
    receivedFrames += traffic.receivedFrames;
    receivedBytes += traffic.receivedBytes;
    sentFrames += traffic.sentFrames;
    sentBytes += traffic.sentBytes;
  }

  /** A loop came to count its sockets so long after it was asked to. */
  void delayed(long nanos) {
    loopDelayNanos = Math.max(loopDelayNanos, nanos);
  }

  public void add(SocketCount other) {
    other.open.forEach(
        (kind, roles) ->
            roles.forEach(
                (role, count) ->
                    open.computeIfAbsent(kind, k -> new EnumMap<>(Role.class))
                        .merge(role, count, Integer::sum)));
    receivedFrames += other.receivedFrames;
    receivedBytes += other.receivedBytes;
    sentFrames += other.sentFrames;
    sentBytes += other.sentBytes;
    queuedBytes += other.queuedBytes;
    longestQueueBytes = Math.max(longestQueueBytes, other.longestQueueBytes);
    delayed(other.loopDelayNanos);
  }

  int open(Kind kind, Role role) {
    return open.getOrDefault(kind, Map.of()).getOrDefault(role, 0);
  }

  /** Whole messages that came in since the start. */
  long receivedFrames() {
    return receivedFrames;
  }

  /** Bytes of these messages. */
  long receivedBytes() {
    return receivedBytes;
  }

  /** Messages that went out since the start. */
  long sentFrames() {
    return sentFrames;
  }

  /** Bytes of these messages. */
  long sentBytes() {
    return sentBytes;
  }

  /** Bytes that wait for sockets that do not take them. */
  long queuedBytes() {
    return queuedBytes;
  }

  /** Of these, what waits for the slowest socket. */
  long longestQueueBytes() {
    return longestQueueBytes;
  }

  /** How long a loop took to come to this count; the busiest one's. */
  long loopDelayNanos() {
    return loopDelayNanos;
  }
}
