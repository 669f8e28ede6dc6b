package io.charrette.gateway.http;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandstillTest {
  /** Near its end, where it turns negative. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

  private final Standstill standstill = new Standstill(nanos::get);

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  @DisplayName("[H29] what changes something is refused for a second after a standstill")
  void standsStill() {
    assertThat(standstill.refuses(POST)).isFalse();
    pass(5_100);
    assertThat(standstill.refuses(POST)).isTrue();
    assertThat(standstill.refuses(GET)).isFalse();
    pass(990);
    assertThat(standstill.refuses(DELETE)).isTrue();
    pass(20);
    assertThat(standstill.refuses(POST)).isFalse();
  }

  @Test
  @DisplayName("[H29] a short standstill just after a long one ends nothing of it")
  void standsStillAgain() {
    pass(6_000);
    standstill.look();
    pass(1_100);
    assertThat(standstill.refuses(POST)).isTrue();
    pass(990);
    assertThat(standstill.refuses(POST)).isTrue();
    pass(20);
    assertThat(standstill.refuses(POST)).isFalse();
  }

  @Test
  @DisplayName("[H29] after a short standstill what changes something is put off, for a second")
  void standsStillShortly() {
    pass(900);
    assertThat(standstill.putsOff(POST)).isFalse();
    pass(1_100);
    assertThat(standstill.putsOff(POST)).isTrue();
    assertThat(standstill.putsOff(GET)).isFalse();
    assertThat(standstill.refuses(POST)).isFalse();
    pass(990);
    assertThat(standstill.putsOff(DELETE)).isTrue();
    pass(20);
    assertThat(standstill.putsOff(POST)).isFalse();
  }

  @Test
  @DisplayName(
      "[H29] a loop that was busy for some seconds, or had no requests, did not stand still")
  void busy() {
    pass(4_900);
    assertThat(standstill.refuses(POST)).isFalse();
    for (int looks = 0; looks < 100; looks++) {
      pass(Standstill.LOOK_MS);
      standstill.look();
    }
    assertThat(standstill.refuses(POST)).isFalse();
  }
}
