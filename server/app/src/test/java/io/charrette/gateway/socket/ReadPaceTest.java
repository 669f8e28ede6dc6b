package io.charrette.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.TokenBucket;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** [W10] A participant's sockets rest when more was read of them than their share. */
class ReadPaceTest {
  private static final int BURST = 10_000;
  private static final int A_SECOND = 1_000;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final EmbeddedChannel second = new EmbeddedChannel();
  private final ReadGate gate = new ReadGate(channel);
  private final ReadGate other = new ReadGate(second);
  private final TokenBucket share = new TokenBucket(A_SECOND, BURST, 0);
  private long now;
  private final InstantSource clock = () -> Instant.ofEpochMilli(now);
  private final ReadPace pace = new ReadPace(gate, channel.eventLoop(), share, clock);
  private final ReadPace otherPace = new ReadPace(other, second.eventLoop(), share, clock);

  @AfterEach
  void close() {
    channel.close().syncUninterruptibly();
    second.close().syncUninterruptibly();
  }

  private void pass(long ms) {
    now += ms;
    for (EmbeddedChannel each : new EmbeddedChannel[] {channel, second}) {
      each.advanceTimeBy(ms, TimeUnit.MILLISECONDS);
      each.runScheduledPendingTasks();
    }
  }

  @Test
  @DisplayName("what is within the share is read on")
  void within() {
    pace.read(BURST);

    assertThat(gate.isOpen()).isTrue();
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  @DisplayName("what is above it is read as soon as there are tokens for it, and no sooner")
  void above() {
    pace.read(BURST + 2 * A_SECOND);
    assertThat(channel.config().isAutoRead()).isFalse();

    pass(1_900);
    assertThat(gate.isOpen()).isFalse();
    pass(200);

    assertThat(gate.isOpen()).isTrue();
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  @DisplayName(
      "all sockets of the participant have one share, and what one takes the others wait for")
  void together() {
    pace.read(BURST);
    otherPace.read(A_SECOND);
    assertThat(gate.isOpen()).isTrue();
    assertThat(other.isOpen()).isFalse();
    pace.read(20 * A_SECOND);

    pass(10_000);
    assertThat(gate.isOpen()).isFalse();
    assertThat(other.isOpen()).isFalse();
    pass(15_000);

    assertThat(gate.isOpen()).isTrue();
    assertThat(other.isOpen()).isTrue();
  }

  @Test
  @DisplayName("who is not read for another reason is not read when the share is there again")
  void forAnotherReason() {
    gate.shut(ReadGate.Pause.ROOM);
    pace.read(BURST + A_SECOND);
    pass(2_000);

    assertThat(channel.config().isAutoRead()).isFalse();
  }
}
