package io.charrette.gateway.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes HTTP connections that keep the server waiting (SPEC H18). Vert.x only closes those that
 * bring nothing at all: with a byte a minute a script would keep any number of them for ever.
 *
 * <p>On one loop only, with the connections of that loop. A socket leaves when it is upgraded, and
 * has pings from there on.
 */
public final class RequestDeadlines {
  private static final long SECOND = 1_000_000_000L;

  /** From the opening of a connection until its first request is read but for the body. */
  static final long HEAD = 20 * SECOND;

  /** From there until the body is read. */
  static final long BODY = 30 * SECOND;

  /** From the answer until the next request is read but for the body. */
  static final long NEXT = 75 * SECOND;

  private final int most;
  private final LongSupplier nanos;

  /** That which waits longest comes first. */
  private final Map<HttpConnection, Wait> waits = new LinkedHashMap<>();

  /**
   * What a connection's peer owes.
   *
   * @param until when it must be there, nanoseconds of that clock
   * @param answer what is to be answered first; null while a request is read
   */
  private record Wait(long until, @Nullable HttpServerResponse answer) {
    /** Whether it is the peer's turn. */
    boolean isPeers() {
      return answer == null || answer.ended();
    }
  }

  /**
   * Makes one without connections.
   *
   * @param most connections; when there are more, that goes which has waited longest for its peer
   * @param nanos of a clock that only goes forward: when another is set, nobody has waited longer
   */
  public RequestDeadlines(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** A connection was opened. */
  public void opened(HttpConnection connection) {
    connection.closeHandler(closed -> waits.remove(connection));
    put(connection, HEAD, null);
    if (waits.size() > most) {
      waits.entrySet().stream()
          .filter(wait -> wait.getValue().isPeers())
          .findFirst()
          .map(Map.Entry::getKey)
          .ifPresent(RequestDeadlines::close);
    }
  }

  /** The head of a request is there. */
  public void asked(HttpServerRequest request) {
    put(request.connection(), BODY, null);
    request.end().onSuccess(read -> read(request));
  }

  private void read(HttpServerRequest request) {
    if (waits.containsKey(request.connection())) {
      put(request.connection(), NEXT, request.response());
    }
  }

  /** The request has become a socket. */
  public void upgraded(HttpServerRequest request) {
    waits.remove(request.connection());
  }

  /** Closes those whose time is over; to be called every second or so. */
  public void closeLate() {
    long now = nanos.getAsLong();
    waits.replaceAll(
        (connection, wait) -> wait.isPeers() ? wait : new Wait(now + NEXT, wait.answer()));
    List<HttpConnection> late =
        waits.entrySet().stream()
            .filter(wait -> wait.getValue().until() - now < 0)
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(RequestDeadlines::close);
  }

  private void put(HttpConnection connection, long time, @Nullable HttpServerResponse answer) {
    // First out, so that it becomes the last.
    waits.remove(connection);
    waits.put(connection, new Wait(nanos.getAsLong() + time, answer));
  }

  private static void close(HttpConnection connection) {
    connection.close();
  }
}
