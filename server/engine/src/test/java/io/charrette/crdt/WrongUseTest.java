package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written down is refused at once, not by whoever reads it later. */
class WrongUseTest {
  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 53, Long.MAX_VALUE})
  void numbersThatNoReplicaReads(long number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Document(number));
    assertThatIllegalArgumentException().isThrownBy(() -> StateVector.of(Map.of(number, 1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> StateVector.of(Map.of(1L, number)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, (1L << 53) - 1})
  void theLastNumbersThatAreRead(long number) throws Exception {
    Document document = new Document(number);
    document.text("text").insert(0, "a");
    Document other = new Document();
    other.apply(Update.decode(document.encodeState()));
    assertThat(other.text("text")).hasToString("a");
    StateVector clocks = StateVector.of(Map.of(number, 1L));
    assertThat(StateVector.decode(clocks.encode())).isEqualTo(clocks);
  }

  @Test
  void placesAndLengthsBelowNought() {
    SharedText text = new Document().text("text");
    assertThatThrownBy(() -> RelativePosition.at(text, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> RelativePosition.at(text, -1, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> new TextDelta.Retain(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextDelta.Delete(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ListDelta.Retain(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ListDelta.Delete(-1));
  }
}
