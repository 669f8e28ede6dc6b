package io.charrette.live.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long NOW = 1_000_000;
  private static final long HOUR = 3_600_000;

  private final TokenBucket bucket = new TokenBucket(10, 5, NOW);

  private void empty() {
    for (int i = 0; i < 5; i++) {
      assertThat(bucket.take(NOW)).isTrue();
    }
    assertThat(bucket.take(NOW)).isFalse();
  }

  @Test
  @DisplayName("a clock that is set back costs no token: the next one comes when it would have")
  void back() {
    empty();

    assertThat(bucket.waitMs(NOW - HOUR)).isEqualTo(100);
    assertThat(bucket.take(NOW - HOUR + 99)).isFalse();
    assertThat(bucket.take(NOW - HOUR + 100)).isTrue();
  }

  @Test
  @DisplayName("a clock that is set forward brings back all tokens, and no more")
  void forward() {
    empty();

    for (int i = 0; i < 5; i++) {
      assertThat(bucket.take(NOW + HOUR)).isTrue();
    }
    assertThat(bucket.take(NOW + HOUR)).isFalse();
  }
}
