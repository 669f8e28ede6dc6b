package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.TokenBucket;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers those who ask what they lack of the document (sync step 1), which may be all of it, or
 * who is there (query awareness), which may be as much. One answer at a time is on its way to a
 * socket, few are to one participant, and all keep to a rate (SPEC W22). What may not be answered
 * yet waits, one question of each kind a socket: a later one takes the place of an earlier one,
 * since its answer covers both. Who is there is told a frame at a time, also to who comes. Touched
 * by the room's context only.
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

  /** The same for a large one while memory is short. */
  private static final long HURRIED_MS = 5_000;

  /** More bytes are large. */
  private static final int LARGE = 64 * 1024;

  private final HostedDocument document;
  private final RoomAwareness awareness;
  private final RoomConnections connections;
  private final InstantSource clock;
  private final int atOnce;
  private final TokenBucket table;
  private final Map<String, TokenBucket> participants = new HashMap<>();

  /** Those who are still to be answered or told something, who have waited longest first. */
  private final Map<RoomConnection, Wanted> waiting = new LinkedHashMap<>();

  private final Map<RoomConnection, UnderWay> underWay = new LinkedHashMap<>();

  /** How many are taking the same. */
  private final IdentityHashMap<Buffer, Integer> takers = new IdentityHashMap<>();

  private final AnswerMemory memory;

  /** How many bytes are on their way from here. */
  private long bytes;

  /**
   * An answer that a socket is taking.
   *
   * @param since epoch milliseconds
   */
  private record UnderWay(long since, Buffer answer) {}

  /** What a connection is still to be sent. */
  private static final class Wanted {
    /** Gives it what it was not sent while it was held; null when that is nothing. */
    @Nullable Supplier<Buffer> missed;

    /** What it has, when it has asked for the rest. */
    @Nullable StateVector theirs;

    /** Whether it has asked who is there. */
    boolean people;

    /** Those of whom it is being told. */
    List<Long> told = List.of();

    /** Of so many of them it has been. */
    int begin;

    void tell(List<Long> of) {
      told = of;
      begin = 0;
    }

    boolean isTelling() {
      return begin < told.size();
    }

    boolean isNothing() {
      return missed == null && theirs == null && !people && !isTelling();
    }
  }

  RoomAnswers(
      HostedDocument document,
      RoomAwareness awareness,
      RoomConnections connections,
      InstantSource clock,
      LiveLimits.ForSockets limits,
      AnswerMemory memory) {
    this.document = document;
    this.memory = memory;
    this.awareness = awareness;
    this.connections = connections;
    this.clock = clock;
    this.atOnce = AT_ONCE * limits.ofParticipant();
    this.table =
        new TokenBucket(
            PER_SECOND_AT_TABLE, AT_ONCE_AT_TABLE * limits.ofParticipant(), clock.millis());
  }

  /** A connection that has this asks for the rest. */
  void ask(RoomConnection from, StateVector theirs) {
    wanted(from).theirs = theirs;
    answer(from);
  }

  /**
   * A connection that was held can take something again, and is then told who is there.
   *
   * @param missed lets it go on and says what it was not sent, when it may be sent that
   */
  void catchUp(RoomConnection held, Supplier<Buffer> missed) {
    wanted(held).missed = missed;
    answer(held);
  }

  /** A connection asks who is there. */
  void askForPeople(RoomConnection from) {
    wanted(from).people = true;
    answer(from);
  }

  /**
   * Tells a connection who is there, if anybody is: one that has just come, or to which nothing was
   * passed on for a while. What is no more than a frame needs no turn.
   */
  void introduce(RoomConnection to) {
    List<Long> everybody = awareness.everybody();
    RoomAwareness.Part first = awareness.next(everybody, 0);
    if (first.end() < everybody.size()) {
      wanted(to).tell(everybody);
      answer(to);
    } else if (first.frame() != null) {
      connections.send(to, first.frame());
    }
  }

  private Wanted wanted(RoomConnection by) {
    return waiting.computeIfAbsent(by, connection -> new Wanted());
  }

  /** A connection has taken its answer. */
  void taken(RoomConnection by) {
    over(by);
    goOn();
  }

  /** A connection is gone. */
  void left(RoomConnection gone) {
    waiting.remove(gone);
    over(gone);
    goOn();
  }

  /** All connections are gone. */
  void allLeft() {
    waiting.clear();
    List.copyOf(underWay.keySet()).forEach(this::over);
  }

  private void over(RoomConnection with) {
    UnderWay gone = underWay.remove(with);
    if (gone != null && takers.merge(gone.answer(), -1, Integer::sum) == 0) {
      takers.remove(gone.answer());
      memory.taken(gone.answer().length());
      bytes -= gone.answer().length();
    }
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
    return underWay.entrySet().stream()
        .filter(each -> nowMs - each.getValue().since() >= patience(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private long patience(UnderWay with) {
    return memory.isShort() && with.answer().length() > LARGE ? HURRIED_MS : PATIENCE_MS;
  }

  private void answer(RoomConnection to) {
    Wanted wanted = waiting.get(to);
    if (wanted == null || underWay.containsKey(to)) {
      return;
    }
    Supplier<Buffer> missed = wanted.missed;
    if (missed != null) {
      if (memory.hasRoom(bytes) && hasFewOnTheirWay(to.ref().participantId())) {
        wanted.missed = null;
        send(to, missed.get());
        introduce(to);
      }
    } else if (!to.isHeld()) {
      Buffer next = next(to, wanted);
      if (next != null) {
        send(to, next);
      }
    }
    if (wanted.isNothing()) {
      waiting.remove(to);
    }
  }

  private void send(RoomConnection to, Buffer answer) {
    if (takers.merge(answer, 1, Integer::sum) == 1) {
      memory.sent(answer.length());
      bytes += answer.length();
    }
    underWay.put(to, new UnderWay(clock.millis(), answer));
    connections.answer(to, answer);
  }

  /** What it is sent now, which is not wanted any longer then; null if that is nothing. */
  private @Nullable Buffer next(RoomConnection to, Wanted wanted) {
    StateVector theirs = wanted.theirs;
    if (theirs != null && mayBeAnswered(to)) {
      wanted.theirs = null;
      return document.answer(theirs);
    }
    if (wanted.people && mayBeAnswered(to)) {
      wanted.people = false;
      wanted.tell(awareness.everybody());
    }
    Buffer frame = null;
    while (frame == null && wanted.isTelling()) {
      RoomAwareness.Part part = awareness.next(wanted.told, wanted.begin);
      wanted.begin = part.end();
      frame = part.frame();
    }
    return frame;
  }

  private boolean mayBeAnswered(RoomConnection to) {
    long now = clock.millis();
    return memory.hasRoom(bytes)
        && table.waitMs(now) == 0
        && mayBeAnswered(to.ref().participantId(), now)
        && table.take(now);
  }

  private boolean mayBeAnswered(@Nullable String participantId, long now) {
    return participantId == null
        || (hasFewOnTheirWay(participantId)
            && participants
                .computeIfAbsent(participantId, id -> new TokenBucket(PER_SECOND, atOnce, now))
                .take(now));
  }

  private boolean hasFewOnTheirWay(@Nullable String participantId) {
    return participantId == null
        || underWay.keySet().stream()
                .filter(connection -> participantId.equals(connection.ref().participantId()))
                .count()
            < ON_THEIR_WAY;
  }
}
