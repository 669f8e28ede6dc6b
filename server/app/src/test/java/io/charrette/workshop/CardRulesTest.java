package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CardRulesTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3);

  private static CardCommand tell(String one, String other, @Nullable Boolean same) {
    return new CardCommand.TellCards("players", one, other, same);
  }

  @Test
  @DisplayName("[H32] two cards are one or two to the room, until that is taken back")
  void told() {
    workshop
        .accept(tell("Data Driven Detroit", "D3", true))
        .alreadySo(tell("Data Driven Detroit", "D3", true))
        .alreadySo(tell("D3", "Data Driven Detroit", true));
    assertThat(workshop.state().verdicts())
        .containsExactly(new CardVerdict("players", "Data Driven Detroit", "D3", true));

    workshop.accept(tell("D3", "Data Driven Detroit", false));
    assertThat(workshop.state().verdicts())
        .containsExactly(new CardVerdict("players", "D3", "Data Driven Detroit", false));

    workshop
        .accept(tell("D3", "Data Driven Detroit", null))
        .alreadySo(tell("D3", "Data Driven Detroit", null));
    assertThat(workshop.state().verdicts()).isEmpty();
  }

  @Test
  @DisplayName("[H32] [M7] it is no control: undo takes back what was done before")
  void noControl() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"),
        tell("D3", "Data Driven Detroit", true),
        new FacilitatorCommand.TakeBack());
    assertThat(workshop.controls().phase()).isEqualTo("lobby");
    assertThat(workshop.state().verdicts()).hasSize(1);
  }

  @Test
  @DisplayName("[H32] so much is said and no more, of cards of this activity")
  void bounds() {
    for (int i = 0; i < WorkshopLimits.CARD_VERDICTS; i++) {
      workshop.accept(tell("card " + i, "other", true));
    }
    workshop
        .reject(Rejection.NOT_NOW, tell("one more", "other", true))
        .accept(tell("card 7", "other", false), tell("card 7", "other", null))
        .accept(tell("one more", "other", true))
        .reject(Rejection.MALFORMED, new CardCommand.TellCards("nothing", "a", "b", true));
    assertThatThrownBy(() -> tell("same", "same", true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tell("", "b", true)).isInstanceOf(IllegalArgumentException.class);
    assertThat(tell("a", "😀".repeat(120), true)).isNotNull();
    assertThatThrownBy(() -> tell("a", "😀".repeat(121), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
