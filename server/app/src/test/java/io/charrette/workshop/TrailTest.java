package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrailTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(2);

  private Trail.Point point() {
    Workshop state = workshop.state();
    return new Trail.Point(state.version(), state.trail().times().getLast());
  }

  private void add(int messages) {
    for (int i = 0; i < messages; i++) {
      workshop
          .later(1)
          .accept(new FacilitatorCommand.SendMessage("Hello " + i, null, Reach.PHONES));
    }
  }

  @Test
  @DisplayName("[J33] what somebody knew is part of its own history, however much came after it")
  void ownHistory() {
    Trail.Point early = point();
    add(3);
    Trail.Point now = point();
    add(Trail.MOST - 1);
    assertThat(workshop.state().contradicts(now)).isFalse();
    assertThat(workshop.state().contradicts(early)).as("what is not kept tells nothing").isFalse();
    assertThat(workshop.state().contradicts(new Trail.Point(early.version(), 1))).isFalse();
    assertThat(workshop.state().trail().times()).hasSize(Trail.MOST);
  }

  @Test
  @DisplayName("[J33] of another history with the same numbers it is known that it is another")
  void otherHistory() {
    add(3);
    Workshop left = workshop.state();
    add(1);
    Trail.Point lost = point();
    assertThat(left.contradicts(lost)).as("a lower version tells who has known more").isFalse();
    Workshop other = Evolver.evolve(left, new Event.HelpRaised(lost.last() + 1, 1, "p1"));
    assertThat(other.contradicts(lost)).isTrue();
    for (int later = 2; later < 9; later++) {
      other = Evolver.evolve(other, new Event.HelpCleared(lost.last() + later, 1));
      assertThat(other.contradicts(lost)).as("%s later", later).isTrue();
    }
  }

  @Test
  @DisplayName("[J33] of one that was brought back since it is said in other words")
  void broughtBack() {
    long since = PlayedWorkshop.START;
    Workshop back = workshop.state().with(CheckpointJsonTest.RECOVERY);
    assertThat(back.contradicts(new Trail.Point(1, since - 1))).isFalse();
    assertThat(back.contradicts(new Trail.Point(1, since + 1))).isTrue();
  }
}
