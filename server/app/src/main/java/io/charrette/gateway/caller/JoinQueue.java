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
 * The queue of those who join a workshop: so many a second, in the order of {@link JoinLine}, and
 * of one table no more than it has free seats. Calls of one id share one turn, and a turn that
 * nobody waits for any longer is another's. Any thread.
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

  /** Those of workshops to which somebody waits to join. */
  private final Map<String, JoinLine> lines = new HashMap<>();

  /** The ids of those who join each table. */
  private final Map<Seats, Set<String>> waiting = new HashMap<>();

  private record Seats(String workshopId, int table) {}

  private record Joining(String workshopId, String id) {}

  /**
   * Somebody who joins.
   *
   * @param from by which those who join are told apart
   */
  public record Joiner(String id, Guesser from) {}

  /** When somebody may join, and at which table: the one that they named last. */
  private static final class Turn {
    private final JoinLine.@Nullable Waiting waiting; // null: at once
    private final TokenBucket from;
    private Seats seats;
    private int calls;
    private boolean used;

    Turn(JoinLine.@Nullable Waiting waiting, TokenBucket from, Seats seats) {
      this.waiting = waiting;
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
   * @param joiner whose id waits already has both calls in the same turn
   * @param free how many seats the table has
   * @param seated whether somebody of this id is among those who have one: who has just joined, and
   *     not left the queue yet, is not counted twice
   * @throws Problem when as many already wait for this table, or the queue is too long
   */
  public synchronized Place enter(
      String workshopId, int table, Joiner joiner, int free, Predicate<String> seated) {
    String joining = joiner.id();
    Seats seats = new Seats(workshopId, table);
    Joining who = new Joining(workshopId, joining);
    long now = clock.millis();
    @Nullable Turn turn = turns.get(who);
    Predicate<String> counts = seated.or(joining::equals).negate();
    if (!isAgain(workshopId, turn, joiner.from(), now)) {
      counts = counts.and(other -> !isAgain(turns.get(new Joining(workshopId, other))));
    }
    if (waiting.getOrDefault(seats, Set.of()).stream().filter(counts).count() >= free) {
      throw Problem.of(ProblemType.TABLE_FULL, "Others are about to take the last seats");
    }
    if (turn == null) {
      turn = nextTurn(seats, joiner.from(), now);
      turns.put(who, turn);
    } else if (turn.calls == CALLS_OF_ONE) {
      throw Problem.later(ProblemType.TOO_MANY_REQUESTS, "You are joining already", 1);
    }
    turn.calls++;
    stopWaiting(turn.seats, joining);
    turn.seats = seats;
    waiting.computeIfAbsent(seats, none -> new HashSet<>()).add(joining);
    return new Place(who, turn, now);
  }

  /** Whether somebody's is a further call of a browser: it keeps no seat from anybody else. */
  private boolean isAgain(String workshopId, @Nullable Turn turn, Guesser from, long now) {
    JoinLine line = lines.get(workshopId);
    return turn == null ? line != null && line.isAgain(from, now) : isAgain(turn);
  }

  private static boolean isAgain(@Nullable Turn turn) {
    return turn != null && turn.waiting != null && turn.waiting.isAgain();
  }

  private Turn nextTurn(Seats seats, Guesser from, long now) {
    TokenBucket bucket =
        workshops.get(seats.workshopId(), () -> new TokenBucket(perSecond, perSecond, now));
    long wait = bucket.waitMs(now);
    if (wait > LONGEST_WAIT_MS) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "Very many people join at this moment",
          RateLimits.seconds(wait));
    }
    long ahead = bucket.takeAhead(now);
    if (ahead == 0) {
      return new Turn(null, bucket, seats);
    }
    lines.values().removeIf(line -> line.isEmpty(now));
    JoinLine line = lines.computeIfAbsent(seats.workshopId(), none -> new JoinLine());
    return new Turn(line.add(from, now + ahead, now, now + LONGEST_WAIT_MS), bucket, seats);
  }

  private synchronized void leave(Joining who, Turn turn, boolean joined) {
    turn.used |= joined;
    turn.calls--;
    if (turn.calls > 0) {
      return;
    }
    turns.remove(who);
    JoinLine line = lines.get(who.workshopId());
    if (line != null && turn.waiting != null) {
      line.remove(turn.waiting);
    }
    stopWaiting(turn.seats, who.id());
    if (!turn.used) {
      // Those behind keep the turns that they have; who comes next waits less.
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
    private final long enteredAt;
    private long waited;

    private Place(Joining who, Turn turn, long enteredAt) {
      this.who = who;
      this.turn = turn;
      this.enteredAt = enteredAt;
    }

    /**
     * How long to wait now, in milliseconds. When that is over it is to be asked again: others may
     * have come who go before; 0 when it is its owner's turn.
     */
    public long nextWaitMs() {
      synchronized (JoinQueue.this) {
        long all =
            turn.waiting == null
                ? 0
                : Math.clamp(turn.waiting.at() - enteredAt, 0, LONGEST_WAIT_MS);
        long left = Math.max(0, all - waited);
        waited += left;
        return left;
      }
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
