package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

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
  private final Map<Seats, Integer> waiting = new HashMap<>();

  private record Seats(String workshopId, int table) {}

  JoinQueue(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /**
   * Takes a place.
   *
   * @param free how many seats the table has
   * @throws Problem when as many already wait for this table, or the queue is too long
   */
  public synchronized Place enter(String workshopId, int table, int free) {
    Seats seats = new Seats(workshopId, table);
    if (waiting.getOrDefault(seats, 0) >= free) {
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
    waiting.merge(seats, 1, Integer::sum);
    return new Place(seats, bucket.takeAhead(now));
  }

  private synchronized void leave(Seats seats) {
    waiting.computeIfPresent(seats, (key, count) -> count == 1 ? null : count - 1);
  }

  /** A place in the queue, to be left when its owner has joined or has failed to. */
  public final class Place {
    private final Seats seats;
    private final long waitMs;

    private Place(Seats seats, long waitMs) {
      this.seats = seats;
      this.waitMs = waitMs;
    }

    /** How long to wait from the beginning, in milliseconds. */
    public long waitMs() {
      return waitMs;
    }

    /** Once only. */
    public void leave() {
      JoinQueue.this.leave(seats);
    }
  }
}
