package io.charrette.gateway.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the time that whoever asks waits for an answer, over all steps that it takes
 * (SPEC H24). A turn in a queue is not of it. Used by one request.
 */
public final class TimeLeft {
  private static final String KEY = TimeLeft.class.getName();

  private final LongSupplier nanos;
  private long until;

  /** That of a request, since it was asked for first. */
  public static TimeLeft of(RoutingContext context) {
    @Nullable TimeLeft known = context.get(KEY);
    if (known != null) {
      return known;
    }
    TimeLeft all = fromNow();
    context.put(KEY, all);
    return all;
  }

  /** All of it, from now on. */
  public static TimeLeft fromNow() {
    return new TimeLeft(System::nanoTime);
  }

  /** The same, by a clock. */
  TimeLeft(LongSupplier nanos) {
    this.nanos = nanos;
    goOn(Responses.LONGEST_MS);
  }

  /** How much, in milliseconds. */
  public long ms() {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - nanos.getAsLong()));
  }

  /** There is so much again, after a turn in a queue. */
  public void goOn(long ms) {
    until = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(ms);
  }

  /** A step's result, or a {@link Problem} when it does not come in time; begun only in time. */
  public <T> Future<T> in(Supplier<Future<T>> step) {
    long left = ms();
    return left == 0
        ? Future.failedFuture(Responses.givenUp())
        : Responses.inTime(step.get(), left);
  }
}
