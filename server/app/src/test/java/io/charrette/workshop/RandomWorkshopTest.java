package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long random workshops; what must always be true is checked at every step. */
class RandomWorkshopTest {
  private static final int STEPS = 1_500;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20_261_122})
  @DisplayName("[M1] [M7] [M10] [M17] [M38] invariants of a random workshop")
  void invariantsHold(long seed) throws Exception {
    Random random = new Random(seed);
    int tables = 1 + random.nextInt(7);
    PlayedWorkshop workshop =
        new PlayedWorkshop()
            .accept(
                PlayedWorkshop.creation(
                    tables,
                    null,
                    PlanCommand.SetPlan.OPEN,
                    new RecoveryKey("2346789BCDFGHJKMPQRTVWXY2346789BCDF8"),
                    seed % 2 == 0 ? new Command.BroughtBack(new TreeMap<>()) : null));
    RandomCommands commands = new RandomCommands(random, tables);
    Workshop replayed = Workshop.UNBORN;
    for (Event event : workshop.events()) {
      replayed = Evolver.evolve(replayed, event);
    }

    for (int step = 0; step < STEPS; step++) {
      workshop.later(random.nextInt(90_000));
      Workshop before = workshop.state();
      Command command = commands.next(before);
      if (!(workshop.decide(command) instanceof Decision.Accepted accepted)) {
        continue;
      }
      workshop.accept(command);
      Workshop after = workshop.state();

      for (Event event : accepted.events()) {
        Event stored = EventJson.read(EventJson.write(event));
        assertThat(stored).isEqualTo(event);
        replayed = Evolver.evolve(replayed, stored);
      }
      if (random.nextInt(20) == 0) {
        replayed = throughCheckpoint(replayed);
      }
      assertThat(replayed).isEqualTo(after);
      assertThat(after.version()).isEqualTo(workshop.events().size());
      checkState(after);
      checkUndo(workshop, before, accepted);
      checkAudience(before, after, accepted);
    }
  }

  /** As a server has it that reads a checkpoint, and not the events before it. */
  private static Workshop throughCheckpoint(Workshop state) throws Exception {
    Workshop read = CheckpointJson.read(CheckpointJson.write(state));
    assertThat(read.participants().keySet())
        .containsExactlyElementsOf(state.participants().keySet());
    assertThat(read.people().keptOut().keySet())
        .containsExactlyElementsOf(state.people().keptOut().keySet());
    assertThat(read.people().links().keySet())
        .containsExactlyElementsOf(state.people().links().keySet());
    assertThat(read.hidden()).containsExactlyElementsOf(state.hidden());
    return read;
  }

  private static void checkState(Workshop state) {
    Controls controls = state.controls();
    assertThat(controls.turns()).containsOnlyKeys("pitches");
    Turns turns = controls.turnsIn("pitches").orElseThrow();
    List<Integer> everywhere = new ArrayList<>(turns.order());
    everywhere.addAll(turns.done());
    if (turns.presenting() != null) {
      everywhere.add(turns.presenting());
    }
    assertThat(everywhere)
        .containsExactlyInAnyOrderElementsOf(
            state.openTables().stream().map(Table::number).toList());
    assertThat(controls.phases())
        .extracting(ScheduledPhase::id)
        .containsExactlyInAnyOrder("lobby", "scan", "challenge", "prepare", "pitches", "wrap-up");
    assertThat(controls.phaseIndex()).isNotNegative();
    assertThat(turns.presenting() == null || controls.phase().equals("pitches")).isTrue();
    assertThat(controls.timer().length()).isBetween(0L, WorkshopLimits.CLOCK_MS);
    if (controls.timer() instanceof TimerState.Paused paused) {
      assertThat(paused.remaining()).isLessThanOrEqualTo(paused.length());
    }
    controls.extra().values().forEach(ms -> assertThat(ms).isBetween(1L, WorkshopLimits.EXTRA_MS));
    assertThat(state.messages()).hasSizeLessThanOrEqualTo(WorkshopLimits.MESSAGES);
    assertThat(state.tokens()).hasSize(state.people().links().size() + state.participants().size());
    assertThat(state.participants()).containsOnlyKeys(state.people().since().keySet());
    assertThat(state.participants().keySet()).containsAll(state.people().lapsed());
    for (Table table : state.tables()) {
      assertThat(state.participantsAt(table.number()))
          .hasSizeLessThanOrEqualTo(WorkshopLimits.PARTICIPANTS_PER_TABLE);
    }
  }

  private static void checkUndo(
      PlayedWorkshop workshop, Workshop before, Decision.Accepted accepted) {
    if (accepted.events().isEmpty()) {
      assertThat(workshop.state()).isSameAs(before);
      return;
    }
    if (!Objects.equals(silentSince(before), silentSince(workshop.state()))) {
      // Whatever has led into a silence, or out of it, is not taken back (SPEC M38).
      assertThat(workshop.state().undo()).isNull();
      return;
    }
    if (accepted.events().getFirst() instanceof Event.TableTold told
        && before.table(told.table()).isEmpty()) {
      // It was not there when the last control was pressed.
      assertThat(workshop.state().undo()).isNull();
      return;
    }
    switch (accepted.events().getLast()) {
      case Event.Control control -> {
        Workshop undone = Evolver.evolve(workshop.state(), new Event.Undone(control.at()));
        assertThat(undone.controls()).isEqualTo(before.controls());
        assertThat(undone.participants()).isEqualTo(before.participants());
        assertThat(names(undone)).isEqualTo(names(before));
      }
      case Event.Undone ignored -> assertThat(workshop.state().undo()).isNull();
      default -> {
        assertThat(workshop.state().controls()).isEqualTo(before.controls());
        checkKept(before.undo(), workshop.state().undo());
      }
    }
  }

  private static List<String> names(Workshop state) {
    return state.tables().stream().map(table -> table.place() + "/" + table.label()).toList();
  }

  private static @Nullable Long silentSince(Workshop state) {
    Silence.Present present = state.silence().present();
    return present == null ? null : present.since();
  }

  /** Only who takes a seat changes what undo would do, and never of the controls. */
  private static void checkKept(@Nullable Undo before, @Nullable Undo after) {
    if (before == null || after == null) {
      assertThat(after).isNull();
      assertThat(before == null || before.added() != null).isTrue();
      return;
    }
    assertThat(after.before()).isEqualTo(before.before());
    assertThat(before.seats()).containsAllEntriesOf(after.seats());
    assertThat(before.names()).containsAllEntriesOf(after.names());
    assertThat(after.tables()).isEqualTo(before.tables());
  }

  /** Whoever is not in the audience sees no change. */
  private static void checkAudience(Workshop before, Workshop after, Decision.Accepted accepted) {
    Audience audience = Audience.FACILITATORS;
    Workshop state = before;
    for (Event event : accepted.events()) {
      audience = audience.and(Audience.of(state, event));
      state = Evolver.evolve(state, event);
    }
    if (!audience.screens()) {
      assertThat(new WorkshopViews(after).forScreen())
          .isEqualTo(new WorkshopViews(before).forScreen());
    }
    for (Table table : after.tables()) {
      if (!audience.includesTable(table.number())) {
        assertThat(new WorkshopViews(after).forTable(table.number()))
            .isEqualTo(new WorkshopViews(before).forTable(table.number()));
      }
    }
  }
}
