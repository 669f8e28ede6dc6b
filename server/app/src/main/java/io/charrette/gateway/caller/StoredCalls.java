package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import java.time.InstantSource;

/**
 * Slows down calls of which something is kept for as long as the workshop (SPEC H17): each token
 * has a bucket. Any thread.
 *
 * <p>The rates are several times what people do. Twenty renames, moves and calls for help at once
 * are somebody playing with a button; a facilitator who holds a key down makes some dozens of
 * commands.
 */
public final class StoredCalls {
  /** Tokens that are remembered; the longest unused one is forgotten first. */
  private static final int REMEMBERED = 50_000;

  private static final double PARTICIPANT_PER_SECOND = 0.1;
  private static final int PARTICIPANT_AT_ONCE = 20;
  private static final double FACILITATOR_PER_SECOND = 10;
  private static final int FACILITATOR_AT_ONCE = 200;

  private static final double SESSIONS_PER_SECOND = 1.0 / 60;

  private static final double CREATIONS_PER_SECOND = 5;
  private static final int CREATIONS_AT_ONCE = 500;

  private final InstantSource clock;
  private final RecentlyUsed<TokenBucket> tokens = new RecentlyUsed<>(REMEMBERED);

  StoredCalls(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts a call.
   *
   * @throws Problem when this token made too many
   */
  public void require(Caller caller) {
    String participantId = caller.participantId();
    if (participantId != null) {
      require(caller.workshop().id(), participantId);
    } else {
      refuseAfter(waitMs(Tokens.hash(caller.token()), FACILITATOR_PER_SECOND, FACILITATOR_AT_ONCE));
    }
  }

  /**
   * Counts a call of a participant, also of one whom the workshop does not know again yet.
   *
   * @throws Problem when they made too many
   */
  public void require(String workshopId, String participantId) {
    refuseAfter(participantWaitMs(workshopId, participantId));
  }

  /**
   * Counts a call of whoever may create: a workshop, an activity, a list, a lost link; all
   * together.
   *
   * @throws Problem when there were too many
   */
  void requireCreation() {
    refuseAfter(waitMs("creation", CREATIONS_PER_SECOND, CREATIONS_AT_ONCE));
  }

  /**
   * Whether a page that comes is to be noted. Of one seat, and of a link from one network, only the
   * first in a minute is, so that nobody pushes what others did out of the audit log; the page gets
   * in all the same.
   */
  public boolean isNewSession(Caller caller, SourceNetwork from) {
    String participantId = caller.participantId();
    String who =
        participantId != null
            ? caller.workshop().id() + " " + participantId
            : Tokens.hash(caller.token()) + " " + from.name();
    return waitMs("session " + who, SESSIONS_PER_SECOND, 1) == 0;
  }

  private static void refuseAfter(long waitMs) {
    if (waitMs > 0) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "So often in so short a time is too much",
          RateLimits.seconds(waitMs));
    }
  }

  /** Counts a call of a participant; false if it is one too many. */
  public boolean take(String workshopId, String participantId) {
    return participantWaitMs(workshopId, participantId) == 0;
  }

  private long participantWaitMs(String workshopId, String participantId) {
    return waitMs(workshopId + " " + participantId, PARTICIPANT_PER_SECOND, PARTICIPANT_AT_ONCE);
  }

  private synchronized long waitMs(String token, double perSecond, int atOnce) {
    long now = clock.millis();
    TokenBucket bucket = tokens.get(token, () -> new TokenBucket(perSecond, atOnce, now));
    long wait = bucket.waitMs(now);
    bucket.take(now);
    return wait;
  }
}
