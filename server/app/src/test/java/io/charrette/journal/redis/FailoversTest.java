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

/** Sentinels that do not all say the same. */
class FailoversTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String OLD = "10.0.0.1 6379";
  private static final String NEW = "10.0.0.2 6379";

  private final List<String> told = new ArrayList<>();

  /** What is made of what the sentinels say. */
  private List<String> play(
      Duration longest, Function<List<SentinelWatch.Listener>, Future<?>> words) {
    try (RedisLoop loop = new RedisLoop()) {
      return await(
          loop.call(
              () -> {
                Failovers failovers = new Failovers(loop, longest, new Recorded());
                var sentinels = List.of(failovers.hear(), failovers.hear(), failovers.hear());
                sentinels.forEach(sentinel -> sentinel.masterAt(OLD));
                return words.apply(sentinels).map(v -> List.copyOf(told));
              }));
    }
  }

  private final class Recorded implements Failovers.Listener {
    @Override
    public void failingOver() {
      told.add("failing over");
    }

    @Override
    public void stays() {
      told.add("stays");
    }

    @Override
    public void switched() {
      told.add("switched");
    }
  }

  @Test
  @DisplayName("[J38] one sentinel that gives up does not end what another has begun")
  void oneGivesUp() {
    assertThat(
            play(
                LONG,
                sentinels -> {
                  sentinels.get(0).failingOver();
                  sentinels.get(1).failingOver();
                  sentinels.get(1).stays();
                  sentinels.get(2).stays();
                  return Future.succeededFuture();
                }))
        .containsExactly("failing over", "failing over");
  }

  @Test
  @DisplayName("[J38] when all have given up, the master stays")
  void allGiveUp() {
    assertThat(
            play(
                LONG,
                sentinels -> {
                  sentinels.get(0).failingOver();
                  sentinels.get(1).failingOver();
                  sentinels.get(1).stays();
                  sentinels.get(0).stays();
                  return Future.succeededFuture();
                }))
        .containsExactly("failing over", "failing over", "stays");
  }

  @Test
  @DisplayName("[J38] of a switch the first word counts, and who hears of it late changes nothing")
  void oneSwitch() {
    assertThat(
            play(
                LONG,
                sentinels -> {
                  sentinels.get(0).failingOver();
                  sentinels.get(0).masterAt(NEW);
                  sentinels.get(1).failingOver();
                  sentinels.get(1).masterAt(NEW);
                  sentinels.get(2).masterAt(NEW);
                  return Future.succeededFuture();
                }))
        .containsExactly("failing over", "switched", "failing over", "stays");
  }

  @Test
  @DisplayName("[J38] what no sentinel ends is believed for a while, counted from the last word")
  void believedForAWhile() {
    try (RedisLoop loop = new RedisLoop()) {
      var heard =
          loop.call(
              () -> {
                Failovers failovers = new Failovers(loop, SHORT, new Recorded());
                SentinelWatch.Listener sentinel = failovers.hear();
                sentinel.failingOver();
                loop.later(SHORT.dividedBy(2), sentinel::failingOver);
                // Due after the first word's time, and before the second's.
                loop.later(SHORT.plusMillis(1), () -> told.add("the first is over"));
                return loop.pause(SHORT.multipliedBy(10)).map(v -> List.copyOf(told));
              });
      assertThat(await(heard))
          .containsExactly("failing over", "failing over", "the first is over", "stays");
    }
  }
}
