package io.charrette.gateway.http;

import io.charrette.live.loop.Addressed;
import io.charrette.live.loop.FairTurns;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Has those who ask take turns with their requests, and each one's connections among themselves
 * (SPEC H18). Thousands of requests may come at once on one connection, each behind the other, or
 * one on each of thousands; whoever sends them must not have all of them answered before anybody
 * else is heard, a socket least of all. On its loop only.
 */
public final class RequestTurns {
  private final Function<HttpServerRequest, Object> askers;
  private final FairTurns<Turn> turns;

  /**
   * Makes one in which nobody waits.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   * @param askers who makes a request; equal for all requests of one
   * @param handler gets each request when its turn has come, paused: until then nothing of its body
   *     may be lost
   */
  public RequestTurns(
      Context context,
      LongSupplier nanos,
      Function<HttpServerRequest, Object> askers,
      Consumer<HttpServerRequest> handler) {
    this.askers = askers;
    this.turns = new FairTurns<>(context, nanos, turn -> handler.accept(turn.request()));
  }

  private record Turn(HttpServerRequest request, Object person) implements Addressed {
    /** All are for this loop, so those who ask take turns by single requests. */
    @Override
    public Object receiver() {
      return RequestTurns.class;
    }

    /** Its connection. That of another may be taken for it, which changes nothing for others. */
    @Override
    public long sender() {
      return System.identityHashCode(request.connection());
    }
  }

  /** A request has come. */
  public void take(HttpServerRequest request) {
    request.pause();
    turns.take(new Turn(request, askers.apply(request)));
  }
}
