package io.charrette.gateway.socket;

import static io.charrette.gateway.socket.ConnectionState.BEHIND;
import static io.charrette.gateway.socket.ConnectionState.CLOSING;
import static io.charrette.gateway.socket.ConnectionState.HELD;
import static io.charrette.gateway.socket.ConnectionState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A connection's state")
class ConnectionStateTest {
  /** Each transition, and of the states that have it, which one follows. */
  private static final Map<UnaryOperator<ConnectionState>, Map<ConnectionState, ConnectionState>>
      TRANSITIONS =
          Map.of(
              ConnectionState::fallenBehind, Map.of(OPEN, BEHIND),
              ConnectionState::held, Map.of(BEHIND, HELD),
              ConnectionState::resumed, Map.of(HELD, OPEN),
              ConnectionState::closing, Map.of(OPEN, CLOSING, BEHIND, CLOSING, HELD, CLOSING));

  @ParameterizedTest
  @EnumSource
  @DisplayName("changes as the diagram says, and throws for whatever is not there")
  void followsTheDiagram(ConnectionState state) {
    TRANSITIONS.forEach(
        (transition, legal) -> {
          ConnectionState next = legal.get(state);
          if (next != null) {
            assertThat(transition.apply(state)).isEqualTo(next);
          } else {
            assertThatThrownBy(() -> transition.apply(state))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(state.name());
          }
        });
  }
}
