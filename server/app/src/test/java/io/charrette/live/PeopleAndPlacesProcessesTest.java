package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.Wanted;
import io.charrette.workshop.Command;
import io.charrette.workshop.CrewCommand;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.MergeTables;
import io.charrette.workshop.Rejection;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Helpers, added tables and people who move, at two processes on one Redis. */
class PeopleAndPlacesProcessesTest extends TwoProcesses {
  @Test
  @DisplayName("[M29] of two who claim a call at once, at two processes, one goes")
  void claims() {
    String person = one.join(1);
    one.done(new Command.RaiseHelp(person, true));
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());

    Future<Outcome> here =
        one.live.execute(Bench.WORKSHOP, new CrewCommand.ClaimHelp(1, "Ana", null), null);
    Future<Outcome> there =
        two.live.execute(Bench.WORKSHOP, new CrewCommand.ClaimHelp(1, "Kim", null), null);
    List<Outcome> outcomes =
        List.of(await(here.toCompletionStage()), await(there.toCompletionStage()));

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Outcome.Rejected.class::isInstance).hasSize(1);
    awaitUntil(
        "both know who goes",
        () ->
            one.workshop().crew().claimOf(1).isPresent()
                && one.workshop().crew().equals(two.workshop().crew()));
  }

  @Test
  @DisplayName("[M20] a seat in use goes to nobody, also by a process that has read nothing yet")
  void seatInUse() {
    String seat = one.join(1);
    String asker = one.join(1);
    one.phone(1, seat).settle();
    awaitUntil("known at the other", () -> !two.live.people(Bench.WORKSHOP).isEmpty());

    Outcome given = two.execute(new FacilitatorCommand.GiveSeat(seat, asker), null);

    assertThat(given)
        .isEqualTo(
            new Outcome.Rejected(Rejection.NOT_NOW, "the phone that has this seat is connected"));
  }

  @Test
  @DisplayName("[M30] [M14] a table that one process adds is written at the other, and deleted")
  void addedTable() {
    int number = one.workshop().tables().size() + 1;
    one.done(new FacilitatorCommand.AddTable("Flint, MI", ""));
    String person = one.join(number);
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());
    long startedAt = two.workshop().table(number).orElseThrow().startedAt();
    Phone there =
        new Phone(
            two, two.socket(number, Role.PARTICIPANT, person, true, startedAt), new Document());
    there.type("pitch", "Lead pipes");
    there.awaitSaved();
    assertThat(redis.command("keys", "*" + Bench.WORKSHOP + "*")).contains("/" + number);

    await(one.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());

    assertThat(there.socket.awaitClosed()).isEqualTo(CloseReason.DELETED);
    awaitUntil(
        "nothing in the journal",
        () -> redis.command("keys", "*" + Bench.WORKSHOP + "*").isBlank());
  }

  @Test
  @DisplayName("[M32] two processes put two flipcharts together once, and apart again")
  void merged() {
    Phone here = one.phone(1);
    String person = one.join(2);
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());
    Phone there = two.phone(2, person);
    here.type("pitch", "Flood maps");
    here.awaitSaved();
    there.type("pitch", "Sensors");
    there.awaitSaved();

    one.done(new MergeTables(2, 1));

    assertThat(there.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    Phone moved = two.phone(1, person);
    moved.awaitText("pitch", "Flood maps\n\n———\n\nSensors");
    awaitUntil(
        "both know",
        () ->
            one.workshop().merges().underWay().isEmpty()
                && one.workshop().merges().equals(two.workshop().merges()));
    here.settle();
    moved.settle();
    assertThat(here.text("pitch")).isEqualTo(moved.text("pitch"));

    two.done(new FacilitatorCommand.TakeBack());

    here.awaitText("pitch", "Flood maps");
    two.phone(2, person).awaitText("pitch", "Sensors");
  }

  @Test
  @DisplayName("[K10] [M32] who did not put two flipcharts together keeps them as one all the same")
  void mergedElsewhere() {
    Phone there = two.phone(1, one.join(1));
    Phone other = one.phone(2);
    other.type("pitch", "Sensors");
    other.awaitSaved();
    there.settle();
    two.journal.cut(true);
    one.done(new MergeTables(2, 1));
    there.awaitText("pitch", "Sensors");
    awaitUntil(
        "both know",
        () ->
            !two.workshop().merges().all().isEmpty()
                && two.workshop().merges().underWay().isEmpty());
    one.kill();
    two.journal.cut(false);

    awaitUntil(
        "it is kept as one",
        () -> {
          clock.advance(Duration.ofMinutes(1));
          return broughtBack(clock.millis()) instanceof Restored.Done;
        });
    long then = clock.millis();
    there.edit(document -> document.text("pitch").delete(0, 7));
    there.type("challenge", "junk");
    there.awaitSaved();

    assertThat(broughtBack(then)).isInstanceOf(Restored.Done.class);
    there.awaitText("pitch", "Sensors");
    there.awaitText("challenge", "");
  }

  private Restored broughtBack(long at) {
    return await(
        two.live
            .restore(Bench.WORKSHOP, 1, at, new Wanted.Everything(), 5_000)
            .toCompletionStage());
  }

  @Test
  @DisplayName("[M21] [M7] whom undo brings back from another table learns so at any process")
  void movedBack() {
    String person = one.join(1);
    one.done(new FacilitatorCommand.MoveEverybody(List.of()));
    int elsewhere = one.workshop().participant(person).orElseThrow().table();
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());
    Phone there = two.phone(elsewhere, person);
    there.settle();

    one.done(new FacilitatorCommand.TakeBack());

    assertThat(there.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    Phone back = two.phone(1, person);
    back.type("pitch", "Here again");
    back.awaitSaved();
  }
}
