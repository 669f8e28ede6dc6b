package io.charrette.app;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How a thread that is no event loop waits for one, and says in words what went wrong. */
final class Waiting {
  /** How long one step of the start may take. */
  private static final Duration STEP = Duration.ofSeconds(30);

  private Waiting() {}

  /** The result of a step; {@code what} it does is said if it fails. */
  static <T> T await(Future<T> future, String what) {
    return await(future, what, STEP);
  }

  static <T> T await(Future<T> future, String what, Duration longest) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StartException(what + " failed: " + inWords(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new StartException(what + " did not end in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException(what + " was interrupted", e);
    }
  }

  /** How long there is until this moment of the machine's ticks. */
  static Duration until(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  private static String inWords(@Nullable Throwable cause) {
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    String line = message.lines().findFirst().orElse("");
    // The system's own word comes after the name of the call: "bind(..) failed …: Address in use".
    return cause instanceof IOException ? line.substring(line.lastIndexOf(": ") + 1).strip() : line;
  }
}
