package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import io.charrette.workshop.Principal;

/**
 * How often the bearer of one token may open sockets (SPEC W21). Any thread.
 *
 * <p>A participant's token is one person's; the others are shared by all who have the link.
 */
public final class Handshakes {
  private static final int PARTICIPANT_PER_SECOND = 1;

  /** How often each socket that a participant may have may be opened at once. */
  private static final int OPENINGS = 4;

  private static final int OTHERS_PER_SECOND = 10;
  private static final int OTHERS_AT_ONCE = 200;

  /** Bearers that are remembered; of more, those are forgotten who have not come for longest. */
  private static final int REMEMBERED = 10_000;

  private final int participantAtOnce;
  private final RecentlyUsed<TokenBucket> bearers = new RecentlyUsed<>(REMEMBERED);

  /**
   * Has seen nobody yet.
   *
   * @param socketsOfParticipant how many sockets a participant may have
   */
  public Handshakes(int socketsOfParticipant) {
    this.participantAtOnce = OPENINGS * socketsOfParticipant;
  }

  /**
   * Lets a handshake pass.
   *
   * @param nowMs epoch milliseconds
   * @throws Problem when there were too many of this caller's
   */
  public synchronized void admit(Caller caller, long nowMs) {
    Principal who = caller.principal();
    TokenBucket bucket = bearers.get(caller.workshop().id() + " " + who, () -> bucket(who, nowMs));
    if (!bucket.take(nowMs)) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "Too many connections one after the other",
          RateLimits.seconds(bucket.waitMs(nowMs)));
    }
  }

  private TokenBucket bucket(Principal who, long nowMs) {
    return who instanceof Principal.Participant
        ? new TokenBucket(PARTICIPANT_PER_SECOND, participantAtOnce, nowMs)
        : new TokenBucket(OTHERS_PER_SECOND, OTHERS_AT_ONCE, nowMs);
  }
}
