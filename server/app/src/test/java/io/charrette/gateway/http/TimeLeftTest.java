package io.charrette.gateway.http;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private long now = 1_000_000;
  private final TimeLeft time = new TimeLeft(() -> now * 1_000_000);

  /** A step that takes so long. */
  private Future<String> step(long ms) {
    return time.in(
        () -> {
          now += ms;
          return Future.succeededFuture("done");
        });
  }

  @Test
  @DisplayName("[H24] all steps together have five seconds, and none is begun after them")
  void together() {
    assertThat(step(2_000).succeeded()).isTrue();
    assertThat(step(2_900).succeeded()).isTrue();
    assertThat(time.ms()).isEqualTo(100);
    assertThat(step(100).succeeded()).isTrue();

    Future<String> late = time.in(() -> Future.failedFuture(new AssertionError("begun")));
    assertThat(late.cause())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.JOURNAL_UNAVAILABLE));
  }

  @Test
  @DisplayName("[H24] what does not come in what is left is given up")
  void notInTime() {
    step(4_999);

    Future<String> never = time.in(() -> Promise.<String>promise().future());

    assertThat(await(never.otherwise("given up").toCompletionStage())).isEqualTo("given up");
  }

  @Test
  @DisplayName("[H24] [H3] a turn in a queue is not of it")
  void turn() {
    step(1_000);
    long left = time.ms();
    now += 20_000;
    time.goOn(left);

    assertThat(time.ms()).isEqualTo(4_000);
  }
}
