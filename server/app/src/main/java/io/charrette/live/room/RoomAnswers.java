package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.TokenBucket;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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
 * since its answer covers both. Of all whose sockets wait the one comes next who was answered
 * longest ago: nobody stands behind the many sockets of others, and who asks for the first time in
 * a while behind nobody. Who is there is told a frame at a time, also to who comes; that takes no
 * turn. Touched by the room's context only.
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

  /** The same for a large one while memory is short, of those who have more than their part. */
  private static final long HURRIED_MS = 5_000;

  /** More bytes are large. */
  private static final int LARGE = 64 * 1024;

  private final HostedDocument document;
  private final RoomAwareness awareness;
  private final RoomConnections connections;
  private final InstantSource clock;
  private final int atOnce;
  private final TokenBucket table;
  private final Map<Object, TokenBucket> participants = new HashMap<>();

  /**
   * Those who are still to be answered or told something, by whose they are ({@link
   * ConnectionRef#person}), who have waited longest first.
   */
  private final Map<Object, Map<RoomConnection, Wanted>> waiting = new LinkedHashMap<>();

  /** How many answers there had been when somebody was answered last. */
  private final Map<Object, Long> answeredAt = new HashMap<>();

  private long answered;

  private final Map<RoomConnection, UnderWay> underWay = new LinkedHashMap<>();

  /** How many of these are on their way to somebody. */
  private final Map<Object, Integer> onTheirWay = new HashMap<>();

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

    boolean isAsking() {
      return theirs != null || people;
    }

    boolean isNothing() {
      return missed == null && !isAsking() && !isTelling();
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
    Wanted wanted = wanted(from);
    boolean waits = wanted.isAsking();
    wanted.theirs = theirs;
    asked(waits);
  }

  /** Somebody has asked; one who waited already cannot be answered any sooner for that. */
  private void asked(boolean waits) {
    if (!waits) {
      goOn();
    }
  }

  /**
   * A connection that was held can take something again, and is then told who is there.
   *
   * @param missed lets it go on and says what it was not sent, when it may be sent that
   */
  void catchUp(RoomConnection held, Supplier<Buffer> missed) {
    wanted(held).missed = missed;
    goOn();
  }

  /** A connection asks who is there. */
  void askForPeople(RoomConnection from) {
    Wanted wanted = wanted(from);
    boolean waits = wanted.isAsking();
    wanted.people = true;
    asked(waits);
  }

  /**
   * Tells a connection who is there, if anybody is: one that has just come, or to which nothing was
   * passed on for a while.
   */
  void introduce(RoomConnection to) {
    List<Long> everybody = awareness.everybody();
    RoomAwareness.Part first = awareness.next(everybody, 0);
    if (first.end() < everybody.size()) {
      wanted(to).tell(everybody);
      tellOn(to);
    } else if (first.frame() != null) {
      connections.send(to, first.frame());
    }
  }

  private Wanted wanted(RoomConnection by) {
    return waiting
        .computeIfAbsent(by.ref().person(), person -> new LinkedHashMap<>())
        .computeIfAbsent(by, connection -> new Wanted());
  }

  /** A connection has taken its answer. */
  void taken(RoomConnection by) {
    over(by);
    tellOn(by);
    goOn();
  }

  /** A connection is gone. */
  void left(RoomConnection gone) {
    nothingFor(gone);
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
    if (gone == null) {
      return;
    }
    onTheirWay.computeIfPresent(
        with.ref().person(), (person, count) -> count == 1 ? null : count - 1);
    if (takers.merge(gone.answer(), -1, Integer::sum) == 0) {
      takers.remove(gone.answer());
      if (takers.isEmpty()) {
        memory.ended();
      }
      memory.taken(gone.answer().length());
      bytes -= gone.answer().length();
    }
  }

  private void nothingFor(RoomConnection connection) {
    waiting.computeIfPresent(
        connection.ref().person(),
        (person, theirs) -> {
          theirs.remove(connection);
          return theirs.isEmpty() ? null : theirs;
        });
  }

  /** Answers what waits and may be answered by now: one of each whose it is, then one more. */
  void goOn() {
    // What comes due meanwhile is for who comes next, and not for who is being looked at.
    long now = clock.millis();
    List<Object> next = List.copyOf(waiting.keySet());
    while (!next.isEmpty()) {
      next =
          next.stream()
              .sorted(Comparator.comparing(person -> answeredAt.getOrDefault(person, 0L)))
              .filter(person -> answerOne(person, now))
              .toList();
    }
  }

  /** Answers one of somebody's sockets, and says whether it did. */
  private boolean answerOne(Object person, long now) {
    if (!hasRoom(person)) {
      return false;
    }
    for (RoomConnection each : List.copyOf(waiting.getOrDefault(person, Map.of()).keySet())) {
      if (answer(each, now)) {
        answeredAt.put(person, ++answered);
        return true;
      }
    }
    return false;
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
    answeredAt.keySet().removeIf(person -> !isKnown(person));
    return tooSlow(nowMs);
  }

  /**
   * Those who were sent an answer longest ago are looked at first: where a table has its part again
   * without them, the others have time.
   */
  private List<RoomConnection> tooSlow(long nowMs) {
    boolean isShort = memory.isShort();
    Map<Object, Integer> staying = new HashMap<>(onTheirWay);
    long left = bytes;
    List<RoomConnection> slow = new ArrayList<>();
    for (Map.Entry<RoomConnection, UnderWay> each : underWay.entrySet()) {
      Object person = each.getKey().ref().person();
      Buffer answer = each.getValue().answer();
      boolean hurried =
          isShort
              && answer.length() > LARGE
              && (staying.getOrDefault(person, 0) > 1 || memory.isMoreThanPart(left));
      if (nowMs - each.getValue().since() >= (hurried ? HURRIED_MS : PATIENCE_MS)) {
        slow.add(each.getKey());
        staying.merge(person, -1, Integer::sum);
        left -= answer.length() / takers.getOrDefault(answer, 1);
      }
    }
    return slow;
  }

  private boolean isKnown(Object person) {
    return participants.containsKey(person)
        || onTheirWay.containsKey(person)
        || waiting.containsKey(person);
  }

  /** Sends a connection what it waits for, if it may be by now, and says whether it was. */
  private boolean answer(RoomConnection to, long now) {
    Wanted wanted = wantedNow(to);
    if (wanted == null) {
      return false;
    }
    Supplier<Buffer> missed = wanted.missed;
    StateVector theirs = wanted.theirs;
    if (missed != null) {
      wanted.missed = null;
      send(to, missed.get());
      introduce(to);
    } else if (wanted.isAsking() && !to.isHeld() && mayBeAnswered(to, now)) {
      if (theirs != null) {
        wanted.theirs = null;
        send(to, document.answer(theirs));
      } else {
        wanted.people = false;
        wanted.tell(awareness.everybody());
        tellOn(to);
      }
    }
    if (wanted.isNothing()) {
      nothingFor(to);
    }
    return underWay.containsKey(to);
  }

  /**
   * Tells a connection of the next of those who are there, if it is being told. One that asks waits
   * for its turn instead: then it is told all of it anew, or behind an answer.
   */
  private void tellOn(RoomConnection to) {
    Wanted wanted = wantedNow(to);
    if (wanted == null || wanted.missed != null || wanted.isAsking() || to.isHeld()) {
      return;
    }
    Buffer frame = null;
    while (frame == null && wanted.isTelling()) {
      RoomAwareness.Part part = awareness.next(wanted.told, wanted.begin);
      wanted.begin = part.end();
      frame = part.frame();
    }
    if (frame != null) {
      send(to, frame);
    }
    if (wanted.isNothing()) {
      nothingFor(to);
    }
  }

  /** What a connection is still to be sent; null also while it takes what it was sent before. */
  private @Nullable Wanted wantedNow(RoomConnection by) {
    return underWay.containsKey(by)
        ? null
        : waiting.getOrDefault(by.ref().person(), Map.of()).get(by);
  }

  private void send(RoomConnection to, Buffer answer) {
    if (takers.merge(answer, 1, Integer::sum) == 1) {
      if (takers.size() == 1) {
        memory.began();
      }
      memory.sent(answer.length());
      bytes += answer.length();
    }
    onTheirWay.merge(to.ref().person(), 1, Integer::sum);
    underWay.put(to, new UnderWay(clock.millis(), answer));
    connections.answer(to, answer);
  }

  private boolean mayBeAnswered(RoomConnection to, long now) {
    return table.waitMs(now) == 0 && (!to.isParticipant() || takeOf(to, now)) && table.take(now);
  }

  private boolean takeOf(RoomConnection participant, long now) {
    return participants
        .computeIfAbsent(
            participant.ref().person(), person -> new TokenBucket(PER_SECOND, atOnce, now))
        .take(now);
  }

  /** Whether one more may be on its way to somebody. */
  private boolean hasRoom(Object person) {
    int theirs = onTheirWay.getOrDefault(person, 0);
    return theirs == 0
        ? memory.hasRoom(bytes)
        : theirs < ON_THEIR_WAY && memory.hasRoomForMore(bytes);
  }
}
