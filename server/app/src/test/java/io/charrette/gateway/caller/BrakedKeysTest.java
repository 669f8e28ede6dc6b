package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.caller.BrakedKeys.Line;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BrakedKeysTest {
  private final AtomicLong now = new AtomicLong();
  private final BrakedKeys braked = new BrakedKeys(() -> Instant.ofEpochMilli(now.get()));

  private void count(String network) {
    braked.count("the key", new SourceNetwork(network, true));
  }

  @Test
  @DisplayName("[H25] what is braked of a network is told once a minute")
  void minutes() {
    count("a");
    count("a");
    now.set(59_999);
    count("a");
    count("b");
    assertThat(braked.takeDue(false)).isEmpty();
    now.set(60_000);
    assertThat(braked.takeDue(false)).containsExactly(new Line("the key", "a", 3));
    assertThat(braked.takeDue(false)).isEmpty();
    count("a");
    assertThat(braked.takeDue(true))
        .containsExactlyInAnyOrder(new Line("the key", "a", 1), new Line("the key", "b", 1));
  }

  @Test
  @DisplayName("[H25] of very many networks those beyond the first are counted together")
  void manyNetworks() {
    for (int i = 0; i < 2 * BrakedKeys.MOST; i++) {
      count("network " + i);
    }
    assertThat(braked.takeDue(true))
        .hasSize(BrakedKeys.MOST + 1)
        .contains(new Line("the key", "", BrakedKeys.MOST));
  }
}
