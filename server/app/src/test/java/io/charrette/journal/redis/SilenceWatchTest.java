package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A loop does what is due in the order in which it is due. */
class SilenceWatchTest {
  private static final Duration EVERY = Duration.ofMillis(5);
  private static final Duration SEVERAL_LOOKS = Duration.ofMillis(40);

  private final RedisLoop loop = new RedisLoop();

  // The loop's own.
  private final Promise<Void> noticed = Promise.promise();
  private boolean sending = true;

  @AfterEach
  void endLoop() {
    loop.close();
  }

  private SilenceWatch watch() {
    return new SilenceWatch(loop, EVERY, () -> sending, noticed::tryComplete);
  }

  @Test
  @DisplayName("[J10] that a batch stays without an answer is noticed")
  void unanswered() {
    await(
        loop.call(
            () -> {
              watch().begun();
              return noticed.future();
            }));
    assertThat(noticed.future().succeeded()).isTrue();
  }

  @Test
  @DisplayName("[J10] it is noticed also when there was nothing to send for long before")
  void unansweredLater() {
    await(
        loop.call(
            () -> {
              SilenceWatch watch = watch();
              watch.begun();
              sending = false;
              return loop.pause(SEVERAL_LOOKS)
                  .compose(
                      v -> {
                        assertThat(noticed.future().isComplete()).isFalse();
                        sending = true;
                        watch.begun();
                        return noticed.future();
                      });
            }));
    assertThat(noticed.future().succeeded()).isTrue();
  }

  @Test
  @DisplayName("[J10] batches that follow each other are no silence, however many there are")
  void manyBatches() {
    await(
        loop.call(
            () -> {
              SilenceWatch watch = watch();
              Future<Void> batches = Future.succeededFuture();
              for (int i = 0; i < 20; i++) {
                batches =
                    batches.compose(
                        v -> {
                          watch.begun();
                          return loop.pause(Duration.ofMillis(1));
                        });
              }
              return batches;
            }));
    assertThat(noticed.future().isComplete()).isFalse();
  }

  @Test
  @DisplayName("[J10] nobody looks any longer once it was stopped")
  void stopped() {
    await(
        loop.call(
            () -> {
              SilenceWatch watch = watch();
              watch.begun();
              watch.stop();
              return loop.pause(SEVERAL_LOOKS);
            }));
    assertThat(noticed.future().isComplete()).isFalse();
  }
}
