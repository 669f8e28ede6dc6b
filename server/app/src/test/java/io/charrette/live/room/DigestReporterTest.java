package io.charrette.live.room;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.OnContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A room's reports")
class DigestReporterTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final DigestReporter digests =
      new DigestReporter(context, RoomBench.LIMITS.pace(), nanos::get, asked::incrementAndGet);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void pass(long ms) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  private void edit() {
    OnContext.run(
        context,
        () -> {
          digests.read(true);
          digests.edited(0);
        });
  }

  /** Makes the report that was asked for. */
  private void report(long waitedMs, long tookMs) {
    OnContext.run(
        context,
        () -> {
          pass(waitedMs);
          digests.report(() -> pass(tookMs));
        });
  }

  @Test
  @DisplayName("[W6] [W20] take a tenth of the time at most, and less while the loop is busy")
  void rarer() {
    edit();
    awaitUntil("the first", () -> asked.get() == 1);
    report(0, 1);
    assertThat(digests.pauseMs()).isEqualTo(40);

    edit();
    awaitUntil("the second", () -> asked.get() == 2);
    report(0, 9);
    assertThat(digests.pauseMs()).isEqualTo(90);

    edit();
    awaitUntil("the third", () -> asked.get() == 3);
    report(100, 1);
    assertThat(digests.pauseMs()).isEqualTo(200);
  }

  @Test
  @DisplayName("[W20] wait for their turn, one at a time, and then tell all")
  void inTurn() {
    edit();
    awaitUntil("the first", () -> asked.get() == 1);
    edit();
    // Longer than a pause: the one that waits is enough.
    AtomicInteger pauses = new AtomicInteger();
    vertx.setPeriodic(40, timer -> pauses.incrementAndGet());
    awaitUntil("two pauses", () -> pauses.get() > 2);
    assertThat(asked).hasValue(1);

    report(0, 1);
    awaitUntil("the second", () -> asked.get() == 2);
  }
}
