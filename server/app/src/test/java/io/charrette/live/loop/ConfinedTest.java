package io.charrette.live.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@DisplayName("Thread confinement")
class ConfinedTest {
  @Test
  @DisplayName("is to the event loop of one context")
  void toOneEventLoop(Vertx vertx) throws Exception {
    // Event loops are dealt out to contexts in turn.
    Context owner = ((VertxInternal) vertx).createEventLoopContext();
    Context other = ((VertxInternal) vertx).createEventLoopContext();

    assertThat(asked(owner, owner)).isTrue();
    assertThat(asked(other, owner)).isFalse();
    assertThat(Confined.to(owner)).as("on the test's own thread").isFalse();
  }

  @Test
  @DisplayName("is looked at in tests, since they run with assertions on")
  void assertionsAreOn() {
    assertThat(Confined.class.desiredAssertionStatus()).isTrue();
  }

  private static boolean asked(Context on, Context owner) throws Exception {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    on.runOnContext(v -> answer.complete(Confined.to(owner)));
    return answer.get(5, TimeUnit.SECONDS);
  }
}
