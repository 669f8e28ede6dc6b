package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MovingRulesTest {
  private static FacilitatorCommand everybodyBut(String... hosts) {
    return new FacilitatorCommand.MoveEverybody(List.of(hosts));
  }

  private static List<String> at(PlayedWorkshop workshop, int table) {
    return workshop.state().participantsAt(table).stream().map(Participant::id).toList();
  }

  @Test
  @DisplayName("[M21] those of a table are spread over the others, and hosts stay")
  void spread() {
    PlayedWorkshop workshop =
        PlayedWorkshop.withTables(3)
            .join("a1", 1)
            .join("a2", 1)
            .join("a3", 1)
            .join("b1", 2)
            .join("b2", 2)
            .join("c1", 3);

    workshop.later(5).accept(everybodyBut("a1", "b1", "somebody who left"));

    assertThat(at(workshop, 1)).containsExactly("a1", "c1");
    assertThat(at(workshop, 2)).containsExactly("a2", "b1");
    assertThat(at(workshop, 3)).containsExactly("a3", "b2");
    assertThat(workshop.state().people().sittingSince("a2")).isEqualTo(workshop.now());
    assertThat(workshop.state().people().sittingSince("a1")).isNotEqualTo(workshop.now());
  }

  @Test
  @DisplayName("[M21] more than there are other tables go round once more, not to their own")
  void round() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(2);
    for (int i = 0; i < 5; i++) {
      workshop.join("a" + i, 1);
    }

    workshop.accept(everybodyBut());

    assertThat(at(workshop, 1)).isEmpty();
    assertThat(at(workshop, 2)).hasSize(5);
  }

  @Test
  @DisplayName("[M21] [M15] nobody moves where a table would have more than its seats")
  void full() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(2);
    for (int i = 0; i < 20; i++) {
      workshop.join("a" + i, 1);
    }
    workshop.join("b", 2);

    workshop.reject(Rejection.TABLE_FULL, everybodyBut("b"));
    workshop.accept(everybodyBut("b", "a0"));

    assertThat(at(workshop, 2)).hasSize(20);
  }

  @Test
  @DisplayName("[M21] [M15] who is away for long stays, and takes no seat")
  void away() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(2).join("a", 1).join("gone", 1);
    workshop.accept(new Command.NoteAbsence(Set.of("gone")));

    workshop.accept(everybodyBut());

    assertThat(at(workshop, 1)).containsExactly("gone");
    assertThat(at(workshop, 2)).containsExactly("a");
  }

  @Test
  @DisplayName("[M21] there must be another table, and somebody who moves")
  void nobody() {
    PlayedWorkshop.withTables(1).join("a", 1).reject(Rejection.NOT_NOW, everybodyBut());
    PlayedWorkshop.withTables(2).join("a", 1).alreadySo(everybodyBut("a"));
  }

  @Test
  @DisplayName("[M21] [M9] who saw the tables as they were before decides no more by that")
  void onceOnly() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(2).join("a", 1);
    long seen = workshop.state().version();

    workshop.accept(everybodyBut());

    assertThat(workshop.state().isControlledAsOf(seen)).isFalse();
  }

  @Test
  @DisplayName("[M21] [M7] undo brings all back who have not taken another seat since")
  void undone() {
    PlayedWorkshop workshop =
        PlayedWorkshop.withTables(3).join("a", 1).join("b", 1).join("c", 2).join("gone", 2);
    workshop
        .accept(everybodyBut())
        .accept(
            new Command.Join("c", "Cid", 2, "hash-c"),
            new Command.Join("c", "Cid", 3, "hash-c"),
            new FacilitatorCommand.RemoveParticipant("gone"),
            new FacilitatorCommand.TakeBack());

    assertThat(at(workshop, 1)).containsExactly("a", "b");
    assertThat(at(workshop, 2)).isEmpty();
    assertThat(at(workshop, 3)).containsExactly("c");
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
  }

  @Test
  @DisplayName("[M21] [M7] undo brings nobody back to a table that has become too full")
  void undoneIntoFullTable() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(2).join("a", 1).accept(everybodyBut());
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      workshop.join("late" + i, 1);
    }

    workshop.reject(Rejection.TABLE_FULL, new FacilitatorCommand.TakeBack());
    workshop.accept(
        new FacilitatorCommand.RemoveParticipant("late0"), new FacilitatorCommand.TakeBack());

    assertThat(at(workshop, 1)).hasSize(20).contains("a");
  }

  @Test
  @DisplayName("[M10] [M21] what was stored before it could be undone is not what undo takes back")
  void storedBefore() {
    Workshop locked =
        PlayedWorkshop.withTables(2).join("a", 1).accept(new FacilitatorCommand.Lock(1)).state();
    Workshop moved = Evolver.evolve(locked, new Event.EverybodyMoved(1, Map.of("a", 2)));

    Workshop undone = Evolver.evolve(moved, new Event.Undone(2));

    assertThat(undone.lockedSince(1)).isEmpty();
    assertThat(undone.participantsAt(2)).hasSize(1);
  }
}
