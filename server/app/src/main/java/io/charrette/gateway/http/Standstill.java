package io.charrette.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Keeps a process that stood still from carrying out late what was asked of it meanwhile (SPEC
 * H29): it lies in the sockets of a server that was frozen, or whose virtual machine was moved, and
 * looks new when it is read. After a long standstill whoever sent it has given up. After a short
 * one they may have: that they have gone lies in the socket behind what they asked for, and is read
 * only when the loop looks at its sockets again.
 *
 * <p>On one loop only, whose sockets ask as well. What comes in is read before the loop's timers
 * run, so each request looks at the clock, too.
 */
public final class Standstill {
  /** How often to look at the clock, milliseconds. */
  public static final long LOOK_MS = 500;

  private static final long SECOND = 1_000_000_000L;

  /** Nobody gives up so soon, nanoseconds. */
  private static final long SHORT = SECOND;

  /** In so much time all is read of those who have gone meanwhile. */
  private static final long MOMENT_MS = 100;

  /** So long a caller waits for an answer, nanoseconds. */
  private static final long PATIENCE = 5 * SECOND;

  /** In so much time all is read that came before, nanoseconds. */
  private static final long AFTERWARDS = SECOND;

  /** They change nothing, so that it does no harm to answer them late. */
  private static final Set<HttpMethod> QUESTIONS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final LongSupplier nanos;
  private long lastLook;
  private long stoodStill;
  private long wokenAt;

  /** Has not stood still. */
  public Standstill(HttpMeters meters) {
    this(meters::nanos);
  }

  /**
   * As above.
   *
   * @param nanos of a clock that only goes forward
   */
  Standstill(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastLook = nanos.getAsLong();
    this.wokenAt = lastLook - AFTERWARDS;
  }

  /** Looks at the clock; to be called every {@link #LOOK_MS}. */
  public void look() {
    long now = nanos.getAsLong();
    long passed = now - lastLook;
    if (passed > SHORT) {
      // One that comes while the last is hardly over ends nothing of it.
      stoodStill = lastLook - wokenAt < AFTERWARDS ? Math.max(stoodStill, passed) : passed;
      wokenAt = now;
    }
    lastLook = now;
  }

  /**
   * Lets pass what was not sent during a standstill.
   *
   * @throws Problem when it may have been, and changes something
   */
  public void requireInTime(HttpServerRequest request) {
    if (refuses(request.method())) {
      throw Problem.later(ProblemType.BUSY, "The server stood still; ask again", 1);
    }
  }

  boolean refuses(HttpMethod method) {
    return !QUESTIONS.contains(method) && isJustOver();
  }

  /** Whether what comes now may have been sent during a standstill of which nobody still waits. */
  public boolean isJustOver() {
    return hasEnded() && stoodStill > PATIENCE;
  }

  /**
   * Does at once what was not sent during a standstill, and in a moment what may have been and
   * changes something: by then it is known whether whoever sent it still waits.
   */
  public void whenHeard(Vertx vertx, HttpServerRequest request, Runnable work) {
    if (putsOff(request.method())) {
      // The second timer is due only when the loop has looked at its sockets after the first.
      vertx.setTimer(MOMENT_MS, due -> vertx.setTimer(1, heard -> work.run()));
    } else {
      work.run();
    }
  }

  boolean putsOff(HttpMethod method) {
    return !QUESTIONS.contains(method) && hasEnded();
  }

  private boolean hasEnded() {
    look();
    return lastLook - wokenAt < AFTERWARDS;
  }
}
