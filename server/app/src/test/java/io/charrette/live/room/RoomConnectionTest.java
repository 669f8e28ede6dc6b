package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A room's connection")
class RoomConnectionTest {
  private static final StateVector SENT = new Document().stateVector();

  private final RoomConnection connection =
      new RoomConnection(new ConnectionRef(7, 0, Role.PARTICIPANT, "ana", true), 0);

  @Test
  @DisplayName("remembers while it is held what it has been sent")
  void held() {
    connection.hold(SENT);

    assertThat(connection.isHeld()).isTrue();
    assertThat(connection.resume()).isSameAs(SENT);
    assertThat(connection.isHeld()).isFalse();
  }

  @Test
  @DisplayName("can be held again after it was resumed")
  void heldAgain() {
    connection.hold(SENT);
    connection.resume();
    connection.hold(SENT);

    assertThat(connection.isHeld()).isTrue();
  }

  @Test
  @DisplayName("is not held twice: what it has been sent stays as it was when broadcasts ended")
  void heldTwice() {
    connection.hold(SENT);

    assertThatThrownBy(() -> connection.hold(SENT)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("is not resumed when it was not held")
  void resumedWithoutHold() {
    assertThatThrownBy(connection::resume)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("7");
  }

  @Test
  @DisplayName("[W8] is told once of each time that pens are down")
  void toldOnce() {
    assertThat(connection.isNewsThatLocked(1_000)).isTrue();
    assertThat(connection.isNewsThatLocked(1_000)).isFalse();
    assertThat(connection.isNewsThatLocked(2_000)).isTrue();
  }
}
