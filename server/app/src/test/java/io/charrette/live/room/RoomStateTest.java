package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A room's state")
class RoomStateTest {
  private final RoomState loading =
      new RoomState.Loading(new WaitingFrames(LiveLimits.defaults().journal()));

  @Test
  @DisplayName("goes from loading to open to leaving, with the reason that sockets are told")
  void wholeLife() {
    RoomState open = loading.opened();

    assertThat(open).isEqualTo(new RoomState.Open());
    assertThat(open.left(CloseReason.GOING_AWAY))
        .isEqualTo(new RoomState.Leaving(CloseReason.GOING_AWAY));
  }

  @Test
  @DisplayName("goes from loading to leaving when the room cannot be loaded")
  void neverOpen() {
    assertThat(loading.left(CloseReason.NO_SUCH_TABLE))
        .isEqualTo(new RoomState.Leaving(CloseReason.NO_SUCH_TABLE));
  }

  @Test
  @DisplayName("never opens twice, nor after leaving")
  void opensOnce() {
    RoomState open = loading.opened();
    RoomState leaving = loading.left(CloseReason.GOING_AWAY);

    assertThatThrownBy(open::opened).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(leaving::opened).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("is left once, so the reason stays the first")
  void leavesOnce() {
    RoomState leaving = loading.opened().left(CloseReason.TRY_AGAIN_LATER);

    assertThatThrownBy(() -> leaving.left(CloseReason.GOING_AWAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TRY_AGAIN_LATER");
  }
}
