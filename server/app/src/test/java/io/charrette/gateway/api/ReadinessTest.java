package io.charrette.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  @Test
  @DisplayName("[H10] a server is ready while it stores, also when single entries were refused")
  void ready() {
    Readiness well = new Readiness(false, true, "");
    assertThat(well.isReady()).isTrue();
    assertThat(well.inWords()).isEqualTo("ok");

    Readiness refusing = new Readiness(false, true, "An entry was refused for good");
    assertThat(refusing.isReady()).isTrue();
    assertThat(refusing.inWords()).isEqualTo("An entry was refused for good");
  }

  @Test
  @DisplayName("[H10] it is not while the journal cannot append, nor while it stops")
  void notReady() {
    Readiness full = new Readiness(false, false, "the disk is full");
    assertThat(full.isReady()).isFalse();
    assertThat(full.inWords()).isEqualTo("the disk is full");

    Readiness stopping = new Readiness(true, true, "");
    assertThat(stopping.isReady()).isFalse();
    assertThat(stopping.inWords()).isEqualTo("the server is stopping");
  }
}
