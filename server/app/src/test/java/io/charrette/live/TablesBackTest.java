package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.SharedMap;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.RestoredTable;
import io.charrette.live.loop.RestoredTable.Result;
import io.charrette.live.loop.Wanted;
import io.charrette.workshop.MergeTables;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tables are made what they were before somebody came. */
class TablesBackTest {
  private static final String PITCH = "A sensor on every block, and a map that everybody can read";
  private static final List<Integer> ALL = List.of(1, 2, 3);

  @TempDir Path folder;
  private Bench bench;
  private List<Phone> honest;
  private long before;

  /** Tables 1 and 2 have written, and a minute is over; nobody has been at table 3. */
  @BeforeEach
  void write() {
    bench = Bench.start(folder);
    bench.clock.endMinute();
    honest = List.of(bench.phone(1), bench.phone(2));
    for (Phone phone : honest) {
      phone.type("pitch", PITCH);
      phone.awaitSaved();
    }
    bench.clock.advance(Duration.ofMinutes(1));
    for (int table : List.of(1, 2)) {
      awaitUntil("a moment of table " + table, () -> moments(table) == 1);
    }
    before = bench.clock.millis();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private int moments(int table) {
    return await(bench.live.moments(Bench.WORKSHOP, table).toCompletionStage()).size();
  }

  /** One who erases what is there, and leaves cards and a challenge. */
  private Phone harm(int table) {
    Phone phone = bench.phone(table);
    if (table != 3) {
      phone.awaitText("pitch", PITCH);
    }
    bench.clock.advance(Duration.ofSeconds(20));
    phone.edit(d -> d.text("pitch").delete(0, d.text("pitch").length()));
    for (int i = 0; i < 30; i++) {
      String id = "junk" + i;
      phone.edit(
          d -> {
            SharedMap card = new SharedMap();
            d.map("players").set(id, card);
            card.set("name", "junk");
            card.set("sector", "gov");
          });
    }
    phone.type("challenge", "junk");
    phone.awaitSaved();
    return phone;
  }

  private List<RestoredTable> restoreAll(BooleanSupplier awaited) {
    return restoreAll(before, awaited);
  }

  private List<RestoredTable> restoreAll(long at, BooleanSupplier awaited) {
    return await(
        bench.live.restoreAll(Bench.WORKSHOP, ALL, at, awaited, 5_000).toCompletionStage());
  }

  private static Restored restored(RestoredTable table) {
    return ((Result.Answered) table.result()).restored();
  }

  private static Restored.Done done(RestoredTable table) {
    return (Restored.Done) restored(table);
  }

  private static void assertHarmed(Phone phone) {
    phone.awaitText("pitch", "");
    phone.awaitText("challenge", "junk");
    awaitUntil("the cards", () -> phone.document().map("players").keys().size() == 30);
  }

  @Test
  @DisplayName(
      "[K10] every table is what it was, without what was left there since; and back again")
  void allTables() {
    Phone stranger = harm(3);
    harm(2);
    harm(1);
    honest.forEach(TablesBackTest::assertHarmed);

    List<RestoredTable> restored = restoreAll(() -> true);

    assertThat(restored).extracting(RestoredTable::table).containsExactly(1, 2, 3);
    for (Phone phone : honest) {
      phone.awaitText("pitch", PITCH);
      phone.awaitText("challenge", "");
      awaitUntil("no cards", () -> phone.document().map("players").keys().isEmpty());
    }
    stranger.awaitText("challenge", "");
    awaitUntil("no cards", () -> stranger.document().map("players").keys().isEmpty());
    assertThat(restoreAll(() -> true)).allSatisfy(table -> assertThat(table.parts()).isZero());

    for (RestoredTable table : restored) {
      Restored.Done done = done(table);
      await(
          bench
              .live
              .restore(
                  Bench.WORKSHOP,
                  table.table(),
                  done.before(),
                  new Wanted.Parts(done.parts()),
                  5_000)
              .toCompletionStage());
    }
    honest.forEach(TablesBackTest::assertHarmed);
    assertHarmed(stranger);
  }

  @Test
  @DisplayName("[K10] of a table that became one with another since nothing is taken")
  void mergedSince() {
    honest.get(1).type("strategy", "Only table 2 has this");
    honest.get(1).awaitSaved();
    bench.clock.advance(Duration.ofSeconds(1));
    bench.execute(new MergeTables(2, 1), null);
    Phone one = honest.getFirst();
    one.awaitText("strategy", "Only table 2 has this");

    // What is kept of the very time of the merging is what it was just before.
    long merged = bench.clock.millis();
    for (long at : List.of(before, merged, merged + 30_000)) {
      assertThat(restored(restoreAll(at, () -> true).getFirst()))
          .isInstanceOf(Restored.MergedSince.class);
    }
    one.settle();
    assertThat(one.text("strategy")).isEqualTo("Only table 2 has this");
    awaitUntil("both are one", () -> bench.workshop().merges().underWay().isEmpty());
    broughtBackOnceKept(one);
    assertThat(one.text("strategy")).isEqualTo("Only table 2 has this");
  }

  @Test
  @DisplayName("[K10] a table is brought back as soon as it is kept as one, be it with nothing")
  void mergedWithNothing() {
    bench.clock.advance(Duration.ofSeconds(1));
    bench.execute(new MergeTables(3, 1), null);
    awaitUntil("both are one", () -> bench.workshop().merges().underWay().isEmpty());

    broughtBackOnceKept(honest.getFirst());
  }

  @Test
  @DisplayName("[K10] so it is where a server ended before it had kept the table as one")
  void mergedAndLoaded() {
    honest.get(1).type("strategy", "Only table 2 has this");
    honest.get(1).awaitSaved();
    bench.clock.advance(Duration.ofSeconds(1));
    bench.execute(new MergeTables(2, 1), null);
    awaitUntil("both are one", () -> bench.workshop().merges().underWay().isEmpty());
    bench.kill();
    bench = Bench.on(bench.journal, bench.clock, Bench.limits());
    Phone back = bench.phone(1, "person-1");
    back.awaitText("strategy", "Only table 2 has this");

    assertThat(restored(restoreAll(() -> true).getFirst()))
        .isInstanceOf(Restored.MergedSince.class);
    broughtBackOnceKept(back);
    assertThat(back.text("strategy")).isEqualTo("Only table 2 has this");
  }

  /** Minutes go by until one is kept as that of both. */
  private void broughtBackOnceKept(Phone phone) {
    awaitUntil(
        "it is kept as one",
        () -> {
          bench.clock.advance(Duration.ofMinutes(1));
          return restored(restoreAll(bench.clock.millis(), () -> true).getFirst())
              instanceof Restored.Done;
        });
    long then = bench.clock.millis();
    harm(1);
    phone.awaitText("pitch", "");

    assertThat(done(restoreAll(then, () -> true).getFirst()).parts()).contains("text:pitch");

    phone.awaitText("pitch", PITCH);
  }

  @Test
  @DisplayName("[K10] what is kept first is no sign that nothing was there, unless that is known")
  void loadedWithSomething() {
    bench.clock.advance(Duration.ofSeconds(30));
    Phone third = bench.phone(3);
    third.type("pitch", "Written just before the server was killed");
    third.awaitSaved();
    harm(1);
    bench.kill();
    bench.clock.advance(Duration.ofSeconds(30));
    long minute = bench.clock.millis() - bench.clock.millis() % 60_000;
    bench = Bench.on(bench.journal, bench.clock, Bench.limits());
    Phone back = bench.phone(3);
    back.awaitText("pitch", "Written just before the server was killed");
    bench.clock.advance(Duration.ofMinutes(1));
    awaitUntil("its first moment", () -> moments(3) == 1);

    List<RestoredTable> restored = restoreAll(minute, () -> true);

    assertThat(restored(restored.get(2))).isInstanceOf(Restored.UnknownMoment.class);
    assertThat(done(restored.getFirst()).moment()).isEqualTo(before);
    back.settle();
    assertThat(back.text("pitch")).isEqualTo("Written just before the server was killed");
  }

  @Test
  @DisplayName("[K10] a table that began with nothing is emptied, also when moments are kept of it")
  void nothingYet() {
    Phone stranger = harm(3);
    bench.clock.advance(Duration.ofMinutes(1));
    awaitUntil("its first moment", () -> moments(3) == 1);

    Restored.Done done = done(restoreAll(() -> true).get(2));

    assertThat(done.moment()).isNull();
    stranger.awaitText("challenge", "");
  }

  @Test
  @DisplayName("[K10] a table is not emptied for a time at which something was there already")
  void notYetKept() {
    bench.clock.advance(Duration.ofSeconds(1));
    Phone third = bench.phone(3);
    third.type("pitch", "Written in this minute");
    third.awaitSaved();
    assertThat(moments(3)).isZero();
    bench.clock.advance(Duration.ofSeconds(2));

    List<RestoredTable> restored = restoreAll(bench.clock.millis() - 1_000, () -> true);

    assertThat(restored(restored.get(2))).isInstanceOf(Restored.UnknownMoment.class);
    third.settle();
    assertThat(third.text("pitch")).isEqualTo("Written in this minute");
    assertThat(done(restoreAll(before, () -> true).get(2)).moment()).isNull();
    third.awaitText("pitch", "");
  }

  /** What is begun of five tables, each of which takes so long and has so many parts. */
  private static List<RestoredTable> begun(long leftMs, long eachMs, int parts, List<Long> given) {
    TestClock clock = new TestClock();
    Restored done = new Restored.Done(Collections.nCopies(parts, "text:pitch"), 1L, 2);
    return await(
        new TablesBack(
                Bench.WORKSHOP,
                clock,
                () -> true,
                leftMs,
                (table, left) -> {
                  given.add(left);
                  clock.advance(Duration.ofMillis(eachMs));
                  return Future.succeededFuture(done);
                })
            .bring(List.of(1, 2, 3, 4, 5))
            .toCompletionStage());
  }

  @Test
  @DisplayName("[K10] [H24] no table is begun for which too little time is left, or too many parts")
  void bounds() {
    List<Long> given = new ArrayList<>();
    assertThat(begun(5_000, 1_000, 10, given)).hasSize(3);
    assertThat(given).containsExactly(4_500L, 3_500L, 2_500L);
    assertThat(begun(5_000, 10, 1_333, given)).hasSize(4);
    assertThat(begun(5_000, 10, 799, given)).hasSize(5);
    given.clear();
    assertThat(begun(1_400, 10, 10, given)).as("the first in any case").hasSize(1);
    assertThat(given).containsExactly(900L);
    given.clear();
    assertThat(begun(400, 10, 10, given))
        .singleElement()
        .satisfies(
            table ->
                assertThat(table.result())
                    .isInstanceOfSatisfying(
                        Result.Failed.class, failed -> assertThat(failed.notBegun()).isTrue()));
    assertThat(given).isEmpty();
  }

  @Test
  @DisplayName("[K10] [H24] no table is begun for which nobody waits")
  void bounded() {
    harm(1);
    harm(2);

    assertThat(restoreAll(() -> false)).extracting(RestoredTable::table).containsExactly(1);

    honest.getFirst().awaitText("pitch", PITCH);
    honest.get(1).settle();
    assertHarmed(honest.get(1));
  }

  @Test
  @DisplayName(
      "[K10] [H24] what cannot be stored now is told of each table, and does not come later")
  void journalTakesNothing() {
    harm(1);
    harm(2);
    bench.journal.complain("full, says the test");

    assertThat(restoreAll(() -> true))
        .extracting(RestoredTable::result)
        .allSatisfy(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        Result.Failed.class, failed -> assertThat(failed.notBegun()).isTrue()));

    bench.journal.complain("");
    honest.forEach(Phone::settle);
    honest.forEach(TablesBackTest::assertHarmed);
  }
}
