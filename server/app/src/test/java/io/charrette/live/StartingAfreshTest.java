package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.journal.Journal;
import io.charrette.journal.redis.RedisServer;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.PastMoment;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.Wanted;
import io.charrette.workshop.FacilitatorCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is given an empty flipchart, and nobody brings the old one back by accident. */
class StartingAfreshTest {
  private static final String RUDE = "What should not be there";

  @TempDir Path folder;

  /** Starts the first table afresh; when. */
  private static long startAfresh(Bench bench) {
    bench.done(new FacilitatorCommand.StartAfresh(1));
    return startedAt(bench);
  }

  private static long startedAt(Bench bench) {
    return bench.workshop().table(1).orElseThrow().startedAt();
  }

  /** A phone that has the flipchart of a time, with what it may have of it already. */
  private static Phone phone(Bench bench, String person, long startedAt, Document document) {
    return new Phone(bench, bench.socket(1, Role.PARTICIPANT, person, true, startedAt), document);
  }

  /** A phone that comes once the new flipchart is loaded. */
  private static Phone newPhone(Bench bench, String person, long startedAt) {
    awaitMoment(bench);
    Phone phone = phone(bench, person, startedAt, new Document());
    phone.settle();
    return phone;
  }

  private static PastMoment awaitMoment(Bench bench) {
    awaitUntil("the moment before", () -> !moments(bench).isEmpty());
    return moments(bench).getLast();
  }

  private static List<PastMoment> moments(Bench bench) {
    return await(bench.live.moments(Bench.WORKSHOP, 1).toCompletionStage());
  }

  @Test
  @DisplayName("[K9] sockets are closed as started-afresh, and whoever comes back finds it empty")
  void empty() {
    try (Bench bench = Bench.start(folder)) {
      String person = bench.join(1);
      Phone before = bench.phone(1, person);
      Phone elsewhere = bench.phone(2);
      before.type("pitch", RUDE);
      before.awaitSaved();
      elsewhere.type("pitch", "Ours");
      elsewhere.awaitSaved();

      long startedAt = startAfresh(bench);

      assertThat(before.socket.awaitClosed()).isEqualTo(CloseReason.STARTED_AFRESH);
      Phone after = newPhone(bench, person, startedAt);
      assertThat(after.text("pitch")).isEmpty();
      after.type("pitch", "A new one");
      after.awaitSaved();
      elsewhere.settle();
      assertThat(elsewhere.socket.isOpen()).isTrue();
      assertThat(elsewhere.text("pitch")).isEqualTo("Ours");
    }
  }

  @Test
  @DisplayName(
      "[K9] [W15] a phone with the old flipchart is refused before it brings anything back")
  void oldPhone() {
    try (Bench bench = Bench.start(folder)) {
      String person = bench.join(1);
      Phone before = bench.phone(1, person);
      before.type("pitch", RUDE);
      before.awaitSaved();
      long startedAt = startAfresh(bench);
      Phone after = newPhone(bench, bench.join(1), startedAt);

      Phone late = phone(bench, person, 0, before.document());
      Phone stock = bench.stock(1, person);

      assertThat(late.socket.awaitClosed()).isEqualTo(CloseReason.STARTED_AFRESH);
      assertThat(stock.socket.awaitClosed()).isEqualTo(CloseReason.STARTED_AFRESH);
      after.settle();
      assertThat(after.text("pitch")).isEmpty();
    }
  }

  @Test
  @DisplayName("[K9] a phone that comes before the process has heard is told to try again")
  void aheadOfThisProcess() {
    try (Bench bench = Bench.start(folder)) {
      Phone here = bench.phone(1);
      here.settle();
      Phone early = phone(bench, bench.join(1), bench.clock.millis(), new Document());
      assertThat(early.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    }
  }

  @Test
  @DisplayName("[K2] [K9] what it was is a moment of its history, and is brought back from there")
  void broughtBack() {
    try (Bench bench = Bench.start(folder)) {
      String person = bench.join(1);
      Phone before = bench.phone(1, person);
      before.type("pitch", "A pitch that somebody misses");
      before.awaitSaved();
      long startedAt = startAfresh(bench);

      PastMoment moment = awaitMoment(bench);
      assertThat(moment.at()).isEqualTo(startedAt);
      assertThat(moment.brief().why()).isEqualTo(PastMoment.Why.BEFORE_STARTING_AFRESH);
      Phone after = newPhone(bench, person, startedAt);
      Restored restored =
          await(
              bench
                  .live
                  .restore(Bench.WORKSHOP, 1, startedAt, new Wanted.Lost(), 5_000)
                  .toCompletionStage());

      assertThat(restored).isInstanceOf(Restored.Done.class);
      after.awaitText("pitch", "A pitch that somebody misses");
    }
  }

  @Test
  @DisplayName("[K9] what had filled the flipchart is gone from memory and from the stream")
  void freed() {
    try (Bench bench = Bench.start(folder)) {
      String person = bench.join(1);
      Phone before = bench.phone(1, person);
      before.edit(
          d -> {
            d.text("pitch").insert(0, "x".repeat(20_000));
            d.text("pitch").delete(0, 20_000);
            d.text("challenge").insert(0, "y".repeat(20_000));
          });
      before.awaitSaved();
      long startedAt = startAfresh(bench);
      before.socket.awaitClosed();
      before.close();
      Phone after = newPhone(bench, person, startedAt);
      after.type("pitch", "Short");
      after.awaitSaved();
      after.close();
      bench.settle();
      bench.clock.advance(Duration.ofMinutes(2));

      awaitUntil("a checkpoint of the new one", () -> bytes(bench.stored(1)) < 200);
    }
  }

  private static int bytes(Journal.Recovered stored) {
    return stored.checkpoint().length
        + stored.entries().stream().mapToInt(entry -> entry.bytes().length).sum();
  }

  @Test
  @DisplayName("[K9] it is kept although nobody was there, and after a restart in between")
  void restarted() {
    TestClock clock = new TestClock();
    long startedAt;
    try (Bench bench = Bench.on(Bench.open(folder), clock, Bench.limits())) {
      bench.create(Bench.WORKSHOP, Bench.CODE);
      Phone before = bench.phone(1);
      before.type("pitch", RUDE);
      before.awaitSaved();
      // The process is gone before a room is told.
      bench.done(new FacilitatorCommand.StartAfresh(1));
    }
    try (Bench bench = Bench.on(Bench.open(folder), clock, Bench.limits())) {
      startedAt = startedAt(bench);
      Phone after = phone(bench, bench.join(1), startedAt, new Document());
      after.settle();
      assertThat(after.text("pitch")).isEmpty();
      assertThat(moments(bench)).extracting(PastMoment::at).containsExactly(startedAt);
      after.type("pitch", "Kept");
      after.awaitSaved();
    }
    try (Bench bench = Bench.on(Bench.open(folder), clock, Bench.limits())) {
      Phone after = phone(bench, bench.join(1), startedAt, new Document());
      after.awaitText("pitch", "Kept");
    }
  }

  @Test
  @DisplayName("[K9] twice in a row: each flipchart is a moment of its own")
  void twice() {
    try (Bench bench = Bench.start(folder)) {
      String person = bench.join(1);
      Phone first = bench.phone(1, person);
      first.type("pitch", "First");
      first.awaitSaved();
      long then = startAfresh(bench);
      Phone second = newPhone(bench, person, then);
      second.type("pitch", "Second");
      second.awaitSaved();
      long now = startAfresh(bench);

      assertThat(now).isGreaterThan(then);
      awaitUntil("both moments", () -> moments(bench).size() == 2);
      Phone third = newPhone(bench, person, now);
      assertThat(third.text("pitch")).isEmpty();
      assertThat(
              await(bench.live.past(Bench.WORKSHOP, 1, now).toCompletionStage())
                  .orElseThrow()
                  .then()
                  .text("pitch"))
          .isEqualTo("Second");
    }
  }

  @Test
  @DisplayName("[K9] [P1] at two processes both old flipcharts end, and the new one is shared")
  void twoProcesses() throws IOException {
    TestClock clock = new TestClock();
    try (RedisServer redis = RedisServer.start(folder);
        Bench one = Bench.on(Bench.open(redis.address()), clock, Bench.limits());
        Bench two = Bench.on(Bench.open(redis.address()), clock, Bench.limits())) {
      one.create(Bench.WORKSHOP, Bench.CODE);
      String ana = one.join(1);
      String ben = one.join(1);
      Phone here = one.phone(1, ana);
      Phone there = two.phone(1, ben);
      here.settle();
      there.settle();
      here.type("pitch", RUDE);
      there.awaitText("pitch", RUDE);
      here.awaitSaved();

      long startedAt = startAfresh(one);

      assertThat(here.socket.awaitClosed()).isEqualTo(CloseReason.STARTED_AFRESH);
      assertThat(there.socket.awaitClosed()).isEqualTo(CloseReason.STARTED_AFRESH);
      awaitUntil("both know", () -> startedAt(two) == startedAt);
      Phone hereAfter = newPhone(one, ana, startedAt);
      Phone thereAfter = newPhone(two, ben, startedAt);
      hereAfter.type("pitch", "New");
      thereAfter.awaitText("pitch", "New");
      assertThat(moments(two)).hasSize(1);
    }
  }
}
