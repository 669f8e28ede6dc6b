package io.charrette.live;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.journal.Journal;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.PastMoment;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Merge;
import io.charrette.workshop.MergeTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tables become one, and two again, with all that they wrote. */
class MergingTest {
  private static final String BOTH = "Flood maps\n\n———\n\nSensors";

  @TempDir Path folder;

  private static void awaitJoined(Bench bench) {
    awaitUntil(
        "flipcharts put together",
        () ->
            bench.workshop().merges().all().stream()
                .anyMatch(merge -> merge.stage() == Merge.Stage.JOINED));
  }

  /** Two people write at tables 1 and 2, and table 2 goes to table 1. */
  private static Phone merged(Bench bench) {
    Phone other = write(bench);
    bench.done(new MergeTables(2, 1));
    assertThat(other.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    return bench.phone(1, "person-2");
  }

  /** The first person writes at table 1 and the second at table 2, whose phone it is. */
  private static Phone write(Bench bench) {
    Phone one = bench.phone(1);
    Phone other = bench.phone(2);
    one.type("pitch", "Flood maps");
    one.awaitSaved();
    other.type("pitch", "Sensors");
    other.awaitSaved();
    return other;
  }

  @Test
  @DisplayName("[M32] phones are moved, and find what both tables wrote")
  void merged() {
    try (Bench bench = Bench.start(folder)) {
      Phone moved = merged(bench);
      moved.awaitText("pitch", BOTH);
      awaitJoined(bench);
      assertThat(bench.workshop().merges().all().getFirst().leftOut()).isEmpty();
      moved.type("challenge", "Ours now");
      moved.awaitSaved();
    }
  }

  @Test
  @DisplayName("[M32] [K2] what both were is kept, and the closed table takes no more")
  void kept() {
    try (Bench bench = Bench.start(folder)) {
      merged(bench);
      awaitJoined(bench);
      for (int table = 1; table <= 2; table++) {
        assertThat(await(bench.live.moments(Bench.WORKSHOP, table).toCompletionStage()))
            .extracting(moment -> moment.brief().why())
            .containsExactly(PastMoment.Why.BEFORE_JOINING);
      }
      Phone late = bench.phone(2, "person-2");
      assertThat(late.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    }
  }

  @Test
  @DisplayName("[M32] [M7] undone, each table has what it had, and what was written since")
  void undone() {
    try (Bench bench = Bench.start(folder)) {
      Phone moved = merged(bench);
      moved.awaitText("pitch", BOTH);
      awaitJoined(bench);
      moved.edit(document -> document.text("pitch").insert(0, "Our "));
      moved.awaitSaved();

      bench.done(new FacilitatorCommand.TakeBack());

      assertThat(moved.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
      bench.phone(2, "person-2").awaitText("pitch", "Sensors");
      bench.phone(1, "person-1").awaitText("pitch", "Our Flood maps");
      awaitUntil("apart", () -> bench.workshop().merges().all().isEmpty());
    }
  }

  @Test
  @DisplayName("[M32] undone, a hidden card that was changed since stays at both, and hidden")
  void hiddenStays() {
    try (Bench bench = Bench.start(folder)) {
      bench.done(new FacilitatorCommand.Hide(2, "untouched"));
      bench.done(new FacilitatorCommand.Hide(2, "changed"));
      bench.done(new FacilitatorCommand.Hide(2, "pitch"));
      Phone other = write(bench);
      other.edit(document -> card(document, "untouched", "Library"));
      other.edit(document -> card(document, "changed", "Code brigade"));
      other.awaitSaved();
      bench.done(new MergeTables(2, 1));
      Phone moved = bench.phone(1, "person-2");
      moved.awaitText("pitch", BOTH);
      awaitJoined(bench);
      moved.edit(document -> document.map("stars").set("changed/person-2", true));
      moved.awaitSaved();

      bench.done(new FacilitatorCommand.TakeBack());

      awaitUntil("apart", () -> bench.workshop().merges().all().isEmpty());
      assertThat(bench.workshop().hiddenAt(1)).containsExactly("changed");
      Phone stayed = bench.phone(1, "person-1");
      stayed.awaitText("pitch", "Flood maps");
      assertThat(stayed.document().map("players").keys()).containsExactly("changed");
    }
  }

  private static void card(Document document, String id, String name) {
    SharedMap card = new SharedMap();
    document.map("players").set(id, card);
    card.set("name", name);
  }

  @Test
  @DisplayName("[M32] [M7] undone also where the flipchart is so full that it takes nothing more")
  void undoneWhenFull() {
    LiveLimits limits =
        Bench.limits()
            .with(
                new LiveLimits.ForDocument(
                    8_000, 2000, 4000, 2000, LiveLimits.Costs.DEFAULT, Duration.ofSeconds(10)));
    try (Bench bench = Bench.start(folder, limits)) {
      Phone there = write(bench);
      Phone here = bench.phone(1, "person-1");
      // Taking the other table's away again writes what was here: somebody had made it empty.
      here.edit(document -> document.map("about").set("presenter", ""));
      here.awaitSaved();
      there.edit(document -> document.map("about").set("presenter", "Ana"));
      there.awaitSaved();
      bench.done(new MergeTables(2, 1));
      Phone moved = bench.phone(1, "person-2");
      moved.awaitText("pitch", BOTH);
      awaitJoined(bench);
      moved.type("challenge", "a".repeat(4_000));
      moved.awaitSaved();
      here.awaitText("pitch", BOTH);
      here.type("strategy", "b".repeat(1_200));
      here.awaitSaved();
      // What only deletes may go over the limit, and each hole takes room.
      for (int hole = 0; hole < 600; hole++) {
        int at = hole;
        moved.edit(document -> document.text("challenge").delete(at, 1));
      }
      assertThat(moved.socket.awaitText("refused").path("reason").asText()).isEqualTo("full");

      bench.done(new FacilitatorCommand.TakeBack());

      awaitUntil("apart", () -> bench.workshop().merges().all().isEmpty());
      here.awaitText("pitch", "Flood maps");
      assertThat(here.document().map("about").get("presenter")).isEqualTo("");
    }
  }

  @Test
  @DisplayName("[M32] [K1] undone when the moments are gone, nothing is taken out, or called past")
  void undoneLate() {
    try (Bench bench = Bench.start(folder)) {
      bench.done(new FacilitatorCommand.Hide(2, "pitch"));
      Phone moved = merged(bench);
      moved.awaitText("pitch", BOTH);
      awaitJoined(bench);
      for (int table = 1; table <= 2; table++) {
        StreamId stream = StreamId.table(Bench.WORKSHOP, table);
        List<Long> kept =
            await(bench.journal.moments(stream)).stream().map(Journal.Moment::at).toList();
        await(bench.journal.forget(stream, kept));
      }

      bench.done(new FacilitatorCommand.TakeBack());

      awaitUntil("apart", () -> bench.workshop().merges().all().isEmpty());
      bench.phone(1, "person-1").awaitText("pitch", BOTH);
      assertThat(bench.workshop().hiddenAt(1)).as("of what stays").containsExactly("pitch");
      for (int table = 1; table <= 2; table++) {
        assertThat(await(bench.live.moments(Bench.WORKSHOP, table).toCompletionStage()))
            .as("moments of table " + table)
            .isEmpty();
      }
    }
  }

  @Test
  @DisplayName("[M32] a server that ended between the event and the flipchart goes on")
  void crashBeforeJoined() {
    Bench bench = Bench.start(folder);
    write(bench);
    awaitUntil("all are known to write", () -> bench.workshop().people().writers().size() == 2);
    long version = bench.workshop().version();
    bench.kill();
    Event merged = new Event.TablesMerged(bench.clock.millis(), 2, 1, bench.clock.millis());
    await(
        bench.journal.appendAt(
            StreamId.workshop(Bench.WORKSHOP), version, List.of(EventJson.write(merged)), LONGEST));

    try (Bench next = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      next.phone(1, "person-2").awaitText("pitch", BOTH);
      awaitJoined(next);
    }
  }

  @Test
  @DisplayName("[M32] one that ended before what it did was noted does not bring words twice")
  void crashBeforeNoted() {
    Bench bench = Bench.start(folder);
    Phone moved = merged(bench);
    bench.journal.refuse(true);
    moved.awaitText("pitch", BOTH);
    moved.edit(document -> document.text("pitch").insert(0, "Our "));
    moved.awaitSaved();
    assertThat(bench.workshop().merges().all())
        .extracting(Merge::stage)
        .containsExactly(Merge.Stage.JOINING);
    bench.kill();
    bench.journal.refuse(false);

    try (Bench next = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      Phone back = next.phone(1, "person-2");
      awaitJoined(next);
      back.awaitText("pitch", "Our " + BOTH);
    }
  }
}
