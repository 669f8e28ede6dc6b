package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The queue of those who join a workshop: so many a second, and of one table no more than it has
 * free seats. Calls of one id share one turn, and a turn that nobody waits for any longer is
 * another's. Any thread.
 */
public final class JoinQueue {
  /** Workshops that are remembered; the longest unused one is forgotten first. */
  private static final int REMEMBERED = 20_000;

  /** Who would have to wait longer than this is told to come back instead. */
  private static final long LONGEST_WAIT_MS = 30_000;

  /** Calls of one id that wait at once: somebody who taps again, and a net that repeats it. */
  private static final int CALLS_OF_ONE = 8;

  private final int perSecond;
  private final InstantSource clock;
  private final RecentlyUsed<TokenBucket> workshops = new RecentlyUsed<>(REMEMBERED);
  private final Map<Joining, Turn> turns = new HashMap<>();

  /** The ids of those who join each table. */
  private final Map<Seats, Set<String>> waiting = new HashMap<>();

  private record Seats(String workshopId, int table) {}

  private record Joining(String workshopId, String id) {}

  /** When somebody may join, and at which table: the one that they named last. */
  private static final class Turn {
    private final long at;
    private final TokenBucket from;
    private Seats seats;
    private int calls;
    private boolean used;

    Turn(long at, TokenBucket from, Seats seats) {
      this.at = at;
      this.from = from;
      this.seats = seats;
    }
  }

  JoinQueue(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /**
   * Takes a place.
   *
   * @param joining the id of who joins; if it waits already, both calls have the same turn
   * @param free how many seats the table has
   * @param seated whether somebody of this id is among those who have one: who has just joined, and
   *     not left the queue yet, is not counted twice
   * @throws Problem when as many already wait for this table, or the queue is too long
   */
  public synchronized Place enter(
      String workshopId, int table, String joining, int free, Predicate<String> seated) {
    Seats seats = new Seats(workshopId, table);
    Joining who = new Joining(workshopId, joining);
    Set<String> others = waiting.getOrDefault(seats, Set.of());
    if (others.stream().filter(seated.or(joining::equals).negate()).count() >= free) {
      throw Problem.of(ProblemType.TABLE_FULL, "Others are about to take the last seats");
    }
    long now = clock.millis();
    @Nullable Turn turn = turns.get(who);
    if (turn == null) {
      turn = nextTurn(seats, now);
      turns.put(who, turn);
    } else if (turn.calls == CALLS_OF_ONE) {
      throw Problem.later(ProblemType.TOO_MANY_REQUESTS, "You are joining already", 1);
    }
    turn.calls++;
    stopWaiting(turn.seats, joining);
    turn.seats = seats;
    waiting.computeIfAbsent(seats, none -> new HashSet<>()).add(joining);
    return new Place(who, turn, Math.clamp(turn.at - now, 0, LONGEST_WAIT_MS));
  }

  private Turn nextTurn(Seats seats, long now) {
    TokenBucket bucket =
        workshops.get(seats.workshopId(), () -> new TokenBucket(perSecond, perSecond, now));
    long wait = bucket.waitMs(now);
    if (wait > LONGEST_WAIT_MS) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "Very many people join at this moment",
          RateLimits.seconds(wait));
    }
    return new Turn(now + bucket.takeAhead(now), bucket, seats);
  }

  private synchronized void leave(Joining who, Turn turn, boolean joined) {
    turn.used |= joined;
    turn.calls--;
    if (turn.calls > 0) {
      return;
    }
    turns.remove(who);
    stopWaiting(turn.seats, who.id());
    if (!turn.used) {
      // Those behind keep the times that they were told; who comes next waits less.
      turn.from.giveBack(clock.millis());
    }
  }

  private void stopWaiting(Seats seats, String joining) {
    waiting.computeIfPresent(
        seats, (key, others) -> others.remove(joining) && others.isEmpty() ? null : others);
  }

  /** A place in the queue, to be left when its owner has joined, has failed to, or has gone. */
  public final class Place {
    private final Joining who;
    private final Turn turn;
    private final long waitMs;

    private Place(Joining who, Turn turn, long waitMs) {
      this.who = who;
      this.turn = turn;
      this.waitMs = waitMs;
    }

    /** How long to wait from the beginning, in milliseconds. */
    public long waitMs() {
      return waitMs;
    }

    /**
     * Once only.
     *
     * @param joined whether its owner has joined; else the turn is somebody else's
     */
    public void leave(boolean joined) {
      JoinQueue.this.leave(who, turn, joined);
    }
  }
}
