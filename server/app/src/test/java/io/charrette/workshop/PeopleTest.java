package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final int TABLES = 200;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Event.ParticipantJoined joined(int number) {
    return new Event.ParticipantJoined(
        PlayedWorkshop.START, "p" + number, "Ana", number % TABLES + 1, "hash-p" + number);
  }

  @Test
  @DisplayName("[H3] people stay in the order in which they joined, whatever changes of them")
  void order() {
    PlayedWorkshop workshop =
        PlayedWorkshop.withTables(2).join("p3", 1).join("p1", 1).join("p2", 1);
    workshop.accept(new Command.Join("p1", "Bo", 2, "hash-p1"));

    assertThat(workshop.state().participants().keySet()).containsExactly("p3", "p1", "p2");
    assertThat(workshop.state().participantsAt(1))
        .extracting(Participant::id)
        .containsExactly("p3", "p2");
  }

  @Test
  @DisplayName("one more in a workshop of thousands copies nothing of the others")
  void shares() {
    Workshop state = PlayedWorkshop.withTables(TABLES).state();
    List<Workshop> all = new ArrayList<>();
    for (int number = 0; number < WorkshopLimits.PEOPLE_PER_TABLE * TABLES; number++) {
      state = Evolver.evolve(state, joined(number));
      all.add(state);
    }
    Workshop full = all.getLast();

    long before = THREADS.getCurrentThreadAllocatedBytes();
    Workshop one = Evolver.evolve(full, joined(all.size()));
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(one.participants()).hasSize(full.participants().size() + 1);
    assertThat(all.getFirst().participants()).hasSize(1);
    // A copy of anything would have a reference of four bytes to each.
    assertThat(bytes).isLessThan(4L * full.participants().size());
  }
}
