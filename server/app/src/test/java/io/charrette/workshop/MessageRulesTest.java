package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(2);

  @ParameterizedTest
  @ValueSource(ints = {60, WorkshopLimits.TABLES})
  @DisplayName("[M36] a prompt to each table takes none off another table's phones, or all phones")
  void prompts(int tables) {
    PlayedWorkshop room = PlayedWorkshop.withTables(tables);
    room.accept(new FacilitatorCommand.SendMessage("To all", null, Reach.PHONES));
    int rounds = WorkshopLimits.MESSAGES / tables;
    for (int round = 0; round <= rounds; round++) {
      for (int table = 1; table <= tables; table++) {
        String text = "Prompt " + round;
        room.accept(new FacilitatorCommand.SendMessage(text, table, Reach.PHONES));
      }
      WorkshopViews views = new WorkshopViews(room.state());
      for (int table = 1; table <= tables; table++) {
        assertThat(texts(views.forTable(table))).contains("To all").endsWith("Prompt " + round);
        assertThat(texts(views.forTable(table)))
            .hasSizeGreaterThan(Math.min(round + 1, rounds - 1));
      }
    }
    assertThat(room.state().messages()).hasSize(WorkshopLimits.MESSAGES);
  }

  private PlayedWorkshop say(String text, Reach on) {
    return workshop.accept(new FacilitatorCommand.SendMessage(text, null, on));
  }

  private String last() {
    return workshop.state().messages().getLast().id();
  }

  private List<String> onScreen() {
    return texts(new WorkshopViews(workshop.state()).forScreen());
  }

  private List<String> onPhones() {
    return texts(new WorkshopViews(workshop.state()).forTable(1));
  }

  private static List<String> texts(WorkshopView view) {
    return view.messages().stream().map(Message::text).toList();
  }

  @Test
  @DisplayName("[M36] a message is seen where it was sent to, and nowhere else")
  void places() {
    say("Phones", Reach.PHONES);
    assertThat(onScreen()).isEmpty();
    say("Screen", Reach.SCREEN);
    assertThat(onScreen()).containsExactly("Screen");
    assertThat(onPhones()).containsExactly("Phones");
    say("Both", Reach.BOTH);
    assertThat(onScreen()).as("one at a time").containsExactly("Both");
    assertThat(onPhones()).containsExactly("Phones", "Both");
    workshop.accept(new FacilitatorCommand.SendMessage("Two", 2, Reach.PHONES));
    assertThat(onScreen()).containsExactly("Both");
    assertThat(onPhones()).containsExactly("Phones", "Both");
  }

  @Test
  @DisplayName("[M36] a message is taken off the screen alone, off the phones alone, or away")
  void withdrawn() {
    say("Before", Reach.BOTH);
    say("Both", Reach.BOTH);
    workshop
        .accept(new FacilitatorCommand.WithdrawMessage(last(), Reach.SCREEN))
        .alreadySo(new FacilitatorCommand.WithdrawMessage(last(), Reach.SCREEN));
    assertThat(onScreen()).as("none of before comes back").isEmpty();
    assertThat(onPhones()).containsExactly("Before", "Both");
    workshop.accept(new FacilitatorCommand.WithdrawMessage(last(), Reach.PHONES));
    assertThat(onPhones()).containsExactly("Before");

    say("Screen", Reach.SCREEN);
    String id = last();
    workshop
        .accept(new FacilitatorCommand.WithdrawMessage(id, Reach.BOTH))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.WithdrawMessage(id, Reach.BOTH));
    assertThat(onScreen()).isEmpty();
  }
}
