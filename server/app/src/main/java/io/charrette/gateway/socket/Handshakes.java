package io.charrette.gateway.socket;

import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.TokenBucket;
import io.charrette.workshop.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

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

  private record Bearer(String workshopId, Principal who) {}

  private final Map<Bearer, TokenBucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bearer, TokenBucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Handshakes(SocketLimits limits) {
    this.participantAtOnce = OPENINGS * limits.ofParticipant();
  }

  /**
   * Lets a handshake pass.
   *
   * @param nowMs epoch milliseconds
   * @throws Problem when there were too many of this caller's
   */
  synchronized void admit(Caller caller, long nowMs) {
    TokenBucket bucket =
        buckets.computeIfAbsent(
            new Bearer(caller.workshop().id(), caller.principal()), who -> bucket(who, nowMs));
    if (!bucket.take(nowMs)) {
      throw Problem.later(
          ProblemType.TOO_MANY_REQUESTS,
          "Too many connections one after the other",
          (int) Math.ceilDiv(bucket.waitMs(nowMs), 1000L));
    }
  }

  private TokenBucket bucket(Bearer bearer, long nowMs) {
    return bearer.who() instanceof Principal.Participant
        ? new TokenBucket(PARTICIPANT_PER_SECOND, participantAtOnce, nowMs)
        : new TokenBucket(OTHERS_PER_SECOND, OTHERS_AT_ONCE, nowMs);
  }
}
