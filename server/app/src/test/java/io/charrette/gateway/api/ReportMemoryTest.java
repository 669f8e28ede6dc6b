package io.charrette.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.flipchart.Flipchart;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportMemoryTest {
  private static final int MIB = 1 << 20;

  private final ReportMemory memory = new ReportMemory(4 * MIB);

  /** A flipchart that takes so many bytes. */
  private static Flipchart of(int bytes) {
    return new Flipchart(
        new LinkedHashMap<>(Map.of("pitch", "a".repeat(bytes / Character.BYTES))),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  /** Begins a report of flipcharts of so many bytes, which is made when the promise is kept. */
  private Future<Void> report(Promise<Void> made, int... bytes) {
    return memory.during(
        each -> {
          for (int some : bytes) {
            each.accept(of(some));
          }
          return made.future();
        });
  }

  private static void assertBusy(Future<Void> report) {
    assertThat(report.cause())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BUSY));
  }

  @Test
  @DisplayName("[H7] what would not fit beside the flipcharts of others is busy, until it does")
  void full() {
    Promise<Void> first = Promise.promise();
    Future<Void> making = report(first, 2 * MIB, MIB);

    assertBusy(report(Promise.promise(), MIB, MIB));
    first.complete();

    assertThat(making.succeeded()).isTrue();
    assertThat(report(Promise.promise(), MIB, MIB).isComplete()).isFalse();
  }

  @Test
  @DisplayName("[H7] a small one finds room whatever others take")
  void small() {
    report(Promise.promise(), 4 * MIB);

    assertThat(report(Promise.promise(), MIB / 2, MIB / 2).isComplete()).isFalse();
  }

  @Test
  @DisplayName("[H7] a single one may be larger than all together, and nothing else is then")
  void alone() {
    Promise<Void> large = Promise.promise();
    Future<Void> making = report(large, 8 * MIB, 8 * MIB);

    assertThat(making.isComplete()).isFalse();
    assertBusy(report(Promise.promise(), 2 * MIB));
  }

  @Test
  @DisplayName("[H7] one that fails leaves its room to others")
  void failed() {
    Promise<Void> first = Promise.promise();
    Future<Void> making = report(first, 4 * MIB);
    first.fail("the peer is gone");

    assertThat(making.failed()).isTrue();
    assertThat(report(Promise.promise(), 4 * MIB).isComplete()).isFalse();
  }
}
