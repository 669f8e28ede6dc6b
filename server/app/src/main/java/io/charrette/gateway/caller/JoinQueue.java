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

/**
 * The queue of those who join a workshop: so many a second, and of one table no more than it has
 * free seats. Any thread.
 */
public final class JoinQueue {
  /** Workshops that are remembered; the longest unused one is forgotten first. */
  private static final int REMEMBERED = 20_000;

  /** Who would have to wait longer than this is told to come back instead. */
  private static final long LONGEST_WAIT_MS = 30_000;

  private final int perSecond;
  private final InstantSource clock;
  private final RecentlyUsed<TokenBucket> workshops = new RecentlyUsed<>(REMEMBERED);

  /** The ids of those who join each table. */
  private final Map<Seats, Set<String>> waiting = new HashMap<>();

  private record Seats(String workshopId, int table) {}

  JoinQueue(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /**
   * Takes a place.
   *
   * @param joining the id of who joins
   * @param free how many seats the table has
   * @param seated whether somebody of this id is among those who have one: who has just joined, and
   *     not left the queue yet, is not counted twice
   * @throws Problem when as many already wait for this table, or the queue is too long
   */
  public synchronized Place enter(
      String workshopId, int table, String joining, int free, Predicate<String> seated) {
    Seats seats = new Seats(workshopId, table);
    Set<String> others = waiting.getOrDefault(seats, Set.of());
    if (others.stream().filter(seated.negate()).count() >= free) {
      throw Problem.of(ProblemType.TABLE_FULL, "Others are about to take the last seats");
    }
    long now = clock.millis();
    TokenBucket bucket =
        workshops.get(workshopId, () -> new TokenBucket(perSecond, perSecond, now));
    long wait = bucket.waitMs(now);
    if (wait > LONGEST_WAIT_MS) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "Very many people join at this moment",
          RateLimits.seconds(wait));
    }
    waiting.computeIfAbsent(seats, none -> new HashSet<>()).add(joining);
    return new Place(seats, joining, bucket.takeAhead(now));
  }

  private synchronized void leave(Seats seats, String joining) {
    waiting.computeIfPresent(
        seats, (key, others) -> others.remove(joining) && others.isEmpty() ? null : others);
  }

  /** A place in the queue, to be left when its owner has joined or has failed to. */
  public final class Place {
    private final Seats seats;
    private final String joining;
    private final long waitMs;

    private Place(Seats seats, String joining, long waitMs) {
      this.seats = seats;
      this.joining = joining;
      this.waitMs = waitMs;
    }

    /** How long to wait from the beginning, in milliseconds. */
    public long waitMs() {
      return waitMs;
    }

    /** Once only. */
    public void leave() {
      JoinQueue.this.leave(seats, joining);
    }
  }
}
