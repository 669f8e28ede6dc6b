package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A loop does what is due in the order in which it is due. */
class SoleTimerTest {
  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration LATER = Duration.ofMillis(10);
  private static final Duration LAST = Duration.ofMillis(20);

  private final List<String> done = new ArrayList<>();

  /** Does something with a timer, and yields what it has done after a while. */
  private List<String> play(Function<SoleTimer, Future<Void>> steps) {
    try (RedisLoop loop = new RedisLoop()) {
      return await(
          loop.call(
              () -> {
                SoleTimer timer = new SoleTimer(loop);
                return steps
                    .apply(timer)
                    .compose(v -> loop.pause(LAST))
                    .map(v -> List.copyOf(done));
              }));
    }
  }

  @Test
  @DisplayName("[J10] an older wait does not end a newer one")
  void startedAgain() {
    assertThat(
            play(
                timer -> {
                  timer.start(SOON, () -> done.add("older"));
                  timer.start(LATER, () -> done.add("newer"));
                  return Future.succeededFuture();
                }))
        .containsExactly("newer");
  }

  @Test
  @DisplayName("[J10] what was stopped is not done, and can be started again")
  void stopped() {
    assertThat(
            play(
                timer -> {
                  timer.start(SOON, () -> done.add("stopped"));
                  timer.stop();
                  assertThat(timer.isRunning()).isFalse();
                  timer.stop();
                  timer.start(SOON, () -> done.add("again"));
                  return Future.succeededFuture();
                }))
        .containsExactly("again");
  }
}
