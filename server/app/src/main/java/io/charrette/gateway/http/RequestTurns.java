package io.charrette.gateway.http;

import io.charrette.live.loop.Addressed;
import io.charrette.live.loop.FairTurns;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Has the connections of a loop take turns with their requests (SPEC H18). Thousands of requests
 * may come at once on one connection, each behind the other; whoever sends them must not have all
 * of them answered before anybody else is heard, a socket least of all. On its loop only.
 */
public final class RequestTurns {
  private final FairTurns<Turn> turns;

  /**
   * Makes one in which nobody waits.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   * @param handler gets each request when its turn has come, paused: until then nothing of its body
   *     may be lost
   */
  public RequestTurns(Context context, LongSupplier nanos, Consumer<HttpServerRequest> handler) {
    this.turns = new FairTurns<>(context, nanos, turn -> handler.accept(turn.request()));
  }

  private record Turn(HttpServerRequest request) implements Addressed {
    @Override
    public Object receiver() {
      return request.connection();
    }
  }

  /** A request has come. */
  public void take(HttpServerRequest request) {
    request.pause();
    turns.take(new Turn(request));
  }
}
