package io.charrette.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must happen, for as long as a slow machine may take. */
public final class Patience {
  /** So long. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final long SECONDS = LONGEST.toSeconds();

  private Patience() {}

  /** The result of a stage that succeeds. */
  public static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new AssertionError("not done after " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** The failure of a stage that fails with a {@code type}. */
  public static <E extends Throwable> E awaitFailure(CompletionStage<?> stage, Class<E> type) {
    assertThatThrownBy(() -> stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(type);
    return type.cast(stage.toCompletableFuture().exceptionNow());
  }

  /** Returns when the condition holds. */
  public static void awaitUntil(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not after " + SECONDS + " s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** The same, where looking may fail at first, as over a connection that has just been cut. */
  public static void awaitAtLast(String what, BooleanSupplier condition) {
    awaitUntil(
        what,
        () -> {
          try {
            return condition.getAsBoolean();
          } catch (AssertionError notYet) {
            return false;
          }
        });
  }
}
