package io.charrette.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.api.Readiness.Life;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  @Test
  @DisplayName("[H10] a server is ready while it stores, also when single entries were refused")
  void ready() {
    Readiness well = new Readiness(Life.SERVING, true, "");
    assertThat(well.isReady()).isTrue();
    assertThat(well.inAWord()).isEqualTo("ok");
    assertThat(well.inWords()).isEqualTo("ok");

    Readiness refusing = new Readiness(Life.SERVING, true, "An entry was refused for good");
    assertThat(refusing.isReady()).isTrue();
    assertThat(refusing.inAWord()).isEqualTo("ok");
    assertThat(refusing.inWords()).isEqualTo("An entry was refused for good");
  }

  @Test
  @DisplayName("[H10] it is not while the journal cannot append, nor from when it is told to stop")
  void notReady() {
    Readiness full = new Readiness(Life.SERVING, false, "the disk is full");
    assertThat(full.isReady()).isFalse();
    assertThat(full.isLeaving()).isFalse();
    assertThat(full.inAWord()).isEqualTo("unavailable");
    assertThat(full.inWords()).isEqualTo("the disk is full");

    Readiness leaving = new Readiness(Life.LEAVING, true, "");
    assertThat(leaving.isReady()).isFalse();
    assertThat(leaving.isLeaving()).isTrue();
    assertThat(leaving.stopping()).isFalse();
    assertThat(leaving.inAWord()).isEqualTo("stopping");

    Readiness stopping = new Readiness(Life.STOPPING, true, "");
    assertThat(stopping.isReady()).isFalse();
    assertThat(stopping.isLeaving()).isTrue();
    assertThat(stopping.stopping()).isTrue();
    assertThat(stopping.inWords()).isEqualTo("the server is stopping");
  }
}
