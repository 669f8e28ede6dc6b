package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.charrette.journal.Neighbours;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.sqlite.SmallEntries;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What becomes of a table when the journal refuses for good what was written there. */
class RefusedForGoodTest {
  private static final int MOST_BYTES = 100_000;
  private static final String TOO_LONG = "x".repeat(MOST_BYTES);

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Bench bench;
  private Phone phone;
  private Phone neighbour;

  @BeforeEach
  void start() {
    bench =
        Bench.on(
            new SwitchedJournal(
                SmallEntries.open(folder.resolve("journal.db"), MOST_BYTES), Neighbours.NONE),
            new TestClock(),
            Bench.limits());
    bench.create(Bench.WORKSHOP, Bench.CODE, bench.clock.millis() + Duration.ofDays(30).toMillis());
    log.start();
    logger().addAppender(log);
    phone = bench.phone(1);
    neighbour = bench.phone(2);
    phone.type("pitch", "kept");
    phone.awaitSaved();
  }

  @AfterEach
  void stop() {
    logger().detachAppender(log);
    bench.close();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("io.charrette.live");
  }

  private List<ILoggingEvent> logged(String event) {
    return List.copyOf(log.list).stream()
        .filter(line -> String.valueOf(line.getKeyValuePairs()).contains(event))
        .toList();
  }

  /** Comes back with all that it has, as it does after it was told to try again later. */
  private Phone again(Phone before) {
    bench.close(before.socket);
    return new Phone(bench, bench.socket(1, Role.PARTICIPANT, "person-1", true), before.document());
  }

  @Test
  @DisplayName("[J17] [W9] what is refused for good: try again later, and the table is loaded anew")
  void loadedAnew() {
    long saved = phone.saved();
    phone.type("pitch", TOO_LONG);
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    assertThat(phone.saved()).isEqualTo(saved);
    assertThat(logged("room.refused-for-good"))
        .singleElement()
        .satisfies(line -> assertThat(line.getFormattedMessage()).doesNotContain("xx", "kept"));

    neighbour.type("pitch", "elsewhere");
    neighbour.awaitSaved();
    assertThat(neighbour.socket.isOpen()).isTrue();

    assertThat(await(bench.live.flipcharts(Bench.WORKSHOP, one -> {}).toCompletionStage()))
        .extractingByKey(1)
        .extracting(flipchart -> flipchart.text("pitch"))
        .isEqualTo("kept");
    Phone other = bench.phone(1);
    other.awaitText("pitch", "kept");
    other.type("pitch", " and more");
    other.awaitSaved();
    assertThat(logged("room.refused-for-good")).hasSize(1);
  }

  @Test
  @DisplayName("[W2] what is stored behind a refused entry is not Saved until that is, too")
  void storedBehind() {
    long saved = phone.saved();
    bench.journal.hold();
    phone.type("pitch", TOO_LONG);
    phone.settle();
    // What comes in the same batch is refused with it.
    awaitUntil("it is refused", () -> !bench.journal.health().problem().isEmpty());
    neighbour.type("pitch", "elsewhere");
    awaitUntil("the next batch", () -> !bench.stored(2).entries().isEmpty());
    // The room has not been told yet; what it appends is taken.
    phone.edit(d -> d.text("pitch").delete(4, TOO_LONG.length()));
    awaitUntil("two entries", () -> bench.stored(1).entries().size() == 2);
    bench.journal.release();

    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    assertThat(phone.saved()).isEqualTo(saved);
    bench.settle();
    // The room's state is short enough for one.
    assertThat(bench.stored(1).checkpoint()).as("a checkpoint").isEmpty();

    Phone back = again(phone);
    back.awaitSaved();
    back.type("pitch", " and more");
    back.awaitSaved();
    bench.kill();
    bench = Bench.on(bench.journal, bench.clock, Bench.limits());
    bench.phone(1, "person-1").awaitText("pitch", "kept and more");
  }

  @Test
  @DisplayName("[W9] a server that stops stores the other tables before it says what it could not")
  void drained() {
    bench.journal.hold();
    phone.type("pitch", TOO_LONG);
    phone.settle();
    neighbour.type("pitch", "last words");
    neighbour.settle();
    var drained = bench.live.drain().toCompletionStage();
    bench.journal.release();
    awaitFailure(drained, RefusedForGoodException.class);
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    assertThat(neighbour.socket.awaitClosed()).isEqualTo(CloseReason.GOING_AWAY);
    assertThat(neighbour.saved()).isEqualTo(neighbour.sent());
  }
}
