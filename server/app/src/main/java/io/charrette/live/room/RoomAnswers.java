package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.TokenBucket;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who ask what they lack of the document (sync step 1), which may be all of it. One
 * answer at a time is on its way to a socket, few are to one participant, and all keep to a rate
 * (SPEC W22). What may not be answered yet waits, one question a socket: a later one takes the
 * place of an earlier one, since its answer covers both. Touched by the room's context only.
 */
final class RoomAnswers {
  /** How many answers may be on their way to one participant. */
  private static final int ON_THEIR_WAY = 4;

  private static final int PER_SECOND = 5;

  /** How many questions are answered at once for each socket that a participant may have. */
  private static final int AT_ONCE = 4;

  private static final int PER_SECOND_AT_TABLE = 50;

  /** The same at a table, where twenty people sit. */
  private static final int AT_ONCE_AT_TABLE = 20;

  /** How long a socket may be taking an answer. */
  private static final long PATIENCE_MS = 30_000;

  private final HostedDocument document;
  private final RoomConnections connections;
  private final InstantSource clock;
  private final int atOnce;
  private final TokenBucket table;
  private final Map<String, TokenBucket> participants = new HashMap<>();

  /** Questions that wait, those that have waited longest first. */
  private final Map<RoomConnection, StateVector> waiting = new LinkedHashMap<>();

  /** Since when an answer has been on its way, in epoch milliseconds. */
  private final Map<RoomConnection, Long> sentAt = new LinkedHashMap<>();

  RoomAnswers(
      HostedDocument document,
      RoomConnections connections,
      InstantSource clock,
      LiveLimits.ForSockets limits) {
    this.document = document;
    this.connections = connections;
    this.clock = clock;
    this.atOnce = AT_ONCE * limits.ofParticipant();
    this.table =
        new TokenBucket(
            PER_SECOND_AT_TABLE, AT_ONCE_AT_TABLE * limits.ofParticipant(), clock.millis());
  }

  /** A connection that has this asks for the rest. */
  void ask(RoomConnection from, StateVector theirs) {
    waiting.put(from, theirs);
    answer(from);
  }

  /** A connection has taken its answer. */
  void taken(RoomConnection by) {
    sentAt.remove(by);
    goOn();
  }

  /** A connection is gone. */
  void left(RoomConnection gone) {
    waiting.remove(gone);
    sentAt.remove(gone);
    goOn();
  }

  /** Answers what waits and may be answered by now. */
  void goOn() {
    if (!waiting.isEmpty()) {
      List.copyOf(waiting.keySet()).forEach(this::answer);
    }
  }

  /**
   * Forgets who has not asked for a while.
   *
   * @param nowMs epoch milliseconds
   * @return the connections that do not take their answers
   */
  List<RoomConnection> tick(long nowMs) {
    goOn();
    participants.values().removeIf(bucket -> bucket.isFull(nowMs));
    return sentAt.entrySet().stream()
        .filter(sent -> nowMs - sent.getValue() >= PATIENCE_MS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void answer(RoomConnection to) {
    StateVector theirs = waiting.get(to);
    if (theirs != null && mayBeAnswered(to)) {
      waiting.remove(to);
      sentAt.put(to, clock.millis());
      connections.answer(to, document.answer(theirs));
    }
  }

  private boolean mayBeAnswered(RoomConnection to) {
    long now = clock.millis();
    return !to.isHeld()
        && !sentAt.containsKey(to)
        && table.waitMs(now) == 0
        && mayBeAnswered(to.ref().participantId(), now)
        && table.take(now);
  }

  private boolean mayBeAnswered(@Nullable String participantId, long now) {
    return participantId == null
        || (onTheirWayTo(participantId) < ON_THEIR_WAY
            && participants
                .computeIfAbsent(participantId, id -> new TokenBucket(PER_SECOND, atOnce, now))
                .take(now));
  }

  private long onTheirWayTo(String participantId) {
    return sentAt.keySet().stream()
        .filter(connection -> participantId.equals(connection.ref().participantId()))
        .count();
  }
}
