package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate(1);
  private final List<String> begun = new ArrayList<>();

  private Future<Void> work(String name, Future<Void> done) {
    begun.add(name);
    return done;
  }

  @Test
  void oneAfterTheOther() {
    Promise<Void> first = Promise.promise();
    Future<Void> one = gate.enter(() -> work("one", first.future()));
    Future<Void> two = gate.enter(() -> work("two", Future.succeededFuture()));
    assertThat(begun).containsExactly("one");

    first.fail("by the test");
    assertThat(begun).containsExactly("one", "two");
    assertThat(one.failed()).isTrue();
    assertThat(two.succeeded()).isTrue();
  }

  @Test
  void workThatCannotBeginGivesItsPlaceUp() {
    Future<Void> broken =
        gate.enter(
            () -> {
              throw new IllegalStateException("by the test");
            });
    assertThat(broken.cause()).isInstanceOf(IllegalStateException.class);

    assertThat(gate.enter(() -> work("next", Future.succeededFuture())).succeeded()).isTrue();
    assertThat(begun).containsExactly("next");
  }

  @Test
  void whatBreaksItsTurnHarmsNotWhoeverHadThePlaceBefore() {
    Promise<Void> first = Promise.promise();
    Future<Void> one = gate.enter(first::future);
    Future<Void> broken =
        gate.enter(
            () -> {
              throw new IllegalStateException("by the test");
            });
    first.complete();
    assertThat(one.succeeded()).isTrue();
    assertThat(broken.cause()).isInstanceOf(IllegalStateException.class);
  }
}
