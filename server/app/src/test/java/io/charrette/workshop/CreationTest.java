package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CreationTest {
  @Test
  @DisplayName("[M1] a created workshop is in its first phase, every table still to pitch")
  void createdAtTheFirstPhase() {
    Workshop state = PlayedWorkshop.withTables(3).state();

    assertThat(state.version()).isEqualTo(1);
    assertThat(state.controls().phase()).isEqualTo("lobby");
    assertThat(state.controls().timer()).isEqualTo(new TimerState.Ready(0));
    assertThat(state.controls().turnsIn("pitches").orElseThrow().order()).containsExactly(1, 2, 3);
    assertThat(state.tables()).extracting(Table::number).containsExactly(1, 2, 3);
    assertThat(state.principal("hash-facilitator"))
        .contains(new Principal.Facilitator(Link.FIRST_FACILITATOR));
    assertThat(state.principal("hash-screen")).contains(new Principal.Screen(Link.FIRST_SCREEN));
    assertThat(state.principal("hash-nobody")).isEmpty();
  }

  @Test
  void createdOnceOnly() {
    PlayedWorkshop.withTables(1).reject(Rejection.NOT_NOW, PlayedWorkshop.creation(1));
  }

  @Test
  void nothingHappensBeforeItIsCreated() {
    new PlayedWorkshop()
        .reject(Rejection.UNKNOWN_WORKSHOP, new FacilitatorCommand.NextPhase())
        .reject(Rejection.UNKNOWN_WORKSHOP, new Command.Join("p", "Ana", 1, "h"));
  }

  @Test
  @DisplayName("[H1] 1 to 200 tables, a name and cities within their lengths")
  void bounds() {
    new PlayedWorkshop()
        .reject(Rejection.MALFORMED, PlayedWorkshop.creation(0))
        .reject(Rejection.MALFORMED, PlayedWorkshop.creation(201))
        .reject(Rejection.MALFORMED, named("", "Gary, IN", ""))
        .reject(Rejection.MALFORMED, named("x".repeat(121), "Gary, IN", ""))
        .reject(Rejection.MALFORMED, named("A", " ", ""))
        .reject(Rejection.MALFORMED, named("A", "x".repeat(81), ""))
        .reject(Rejection.MALFORMED, named("A", "Gary, IN", "x".repeat(81)))
        .reject(Rejection.MALFORMED, named("A", "Gary,\u0000IN", ""))
        .reject(Rejection.MALFORMED, named("😀".repeat(121), "Gary, IN", ""))
        .accept(named("😀".repeat(120), "🦫".repeat(80), "x".repeat(80)));
    PlayedWorkshop.withTables(200);
  }

  @Test
  @DisplayName("[H1] [M18] a workshop has the zone that its creator's device names, or none")
  void zone() {
    for (String zone : List.of("America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+5", "Asia/New")) {
      assertThat(new PlayedWorkshop().accept(at(zone)).state().zone()).hasValue(zone);
    }
    assertThat(PlayedWorkshop.withTables(1).state().zone()).isEmpty();
    for (String zone : List.of("", "/", "America/", "../etc", "a b", "x".repeat(65), "UTC\n")) {
      new PlayedWorkshop().reject(Rejection.MALFORMED, at(zone));
    }
  }

  @Test
  @DisplayName("[H1] [M22] who creates a workshop may say when it starts and must end")
  void planned() {
    PlanCommand.SetPlan hour =
        new PlanCommand.SetPlan(PlayedWorkshop.START, PlayedWorkshop.START + 3_600_000);
    PlayedWorkshop workshop = new PlayedWorkshop().accept(planned(hour));
    assertThat(workshop.controls().plan()).isEqualTo(new Plan(hour.start(), hour.end(), Map.of()));
    assertThat(PlayedWorkshop.withTables(1).controls().plan()).isEqualTo(Plan.NONE);
    WorkshopViews views = new WorkshopViews(workshop.state());
    assertThat(List.of(views.forTable(1), views.forScreen(), views.forHelper()))
        .allSatisfy(view -> assertThat(view.start()).isEqualTo(hour.start()));
  }

  @Test
  @DisplayName("[H1] [M22] it must be over before it is deleted, also as it is planned later")
  void plannedAfterDeletion() {
    long gone = PlayedWorkshop.creation(1).deleteAfter();
    for (PlanCommand.SetPlan plan :
        List.of(
            new PlanCommand.SetPlan(gone, null),
            new PlanCommand.SetPlan(null, gone + 1),
            new PlanCommand.SetPlan(gone - 1, gone + 1))) {
      new PlayedWorkshop().reject(Rejection.AFTER_DELETION, planned(plan));
      PlayedWorkshop.withTables(1).reject(Rejection.AFTER_DELETION, plan);
    }
    new PlayedWorkshop().accept(planned(new PlanCommand.SetPlan(gone - 1, gone)));
  }

  @Test
  @DisplayName("[H8] [M10] a workshop has the version of a built-in activity that it was made with")
  void earlierVersion() throws Exception {
    ActivityFile earlier =
        ActivityFile.stored(
            Activities.builtIn().getFirst().tree().put("version", 1).put("goal", "As it was"));
    PlayedWorkshop workshop =
        new PlayedWorkshop()
            .accept(
                new Command.Create(
                    "id",
                    "Name",
                    "K7M4QX",
                    earlier,
                    List.of(new NewTable("Gary, IN", "")),
                    "a",
                    "b",
                    PlayedWorkshop.START + 1,
                    null));

    Workshop opened = Workshop.UNBORN;
    for (Event event : workshop.events()) {
      opened = Evolver.evolve(opened, EventJson.read(EventJson.write(event)));
    }

    assertThat(opened).isEqualTo(workshop.state());
    assertThat(opened.activity()).isEqualTo(earlier.own());
    assertThat(CheckpointJson.read(CheckpointJson.write(opened)).activity())
        .isEqualTo(earlier.own());
  }

  private static Command.Create planned(PlanCommand.SetPlan plan) {
    return PlayedWorkshop.creation(1, "America/Detroit", plan, null, null);
  }

  private static Command.Create at(String zone) {
    return new Command.Create(
        "id",
        "Name",
        "K7M4QX",
        PlayedWorkshop.ACTIVITY,
        List.of(new NewTable("Gary, IN", "")),
        "a",
        "b",
        PlayedWorkshop.START + 1,
        zone);
  }

  private static Command.Create named(String name, String place, String label) {
    return new Command.Create(
        "id",
        name,
        "K7M4QX",
        PlayedWorkshop.ACTIVITY,
        List.of(new NewTable(place, label)),
        "a",
        "b",
        PlayedWorkshop.START + 1,
        null);
  }
}
