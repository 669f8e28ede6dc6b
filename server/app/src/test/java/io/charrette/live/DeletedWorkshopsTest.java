package io.charrette.live;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitAtLast;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A workshop that is deleted, and made again of the same id, at two processes on one Redis. */
class DeletedWorkshopsTest extends TwoProcesses {
  private static final StreamId EVENTS = StreamId.workshop(Bench.WORKSHOP);

  private static final String OTHER = "2346BCDFGHJK";
  private static final String OTHER_CODE = "TVWXQR";

  private Outcome makeAgain(Bench process) {
    return await(process.creating(Bench.WORKSHOP, Bench.CODE, process.inThirtyDays()));
  }

  private static boolean isStored(Bench process, StreamId stream) {
    return !await(process.journal.read(stream)).entries().isEmpty();
  }

  private static boolean isLoaded(Bench process) {
    var asked = process.live.workshop(Bench.WORKSHOP).toCompletionStage().toCompletableFuture();
    awaitUntil("an answer", asked::isDone);
    return !asked.isCompletedExceptionally();
  }

  /** Deletes it, and waits until nothing of it is left here. */
  private static void delete(Bench process) {
    await(process.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());
    awaitUntil("nothing is left", () -> process.journal.hasDeleted(EVENTS));
  }

  /** Makes it again as soon as it is no longer being deleted. */
  private void awaitMadeAgain(Bench process) {
    awaitUntil("it is made again", () -> makeAgain(process) instanceof Outcome.Done);
  }

  @Test
  @DisplayName("[M14] [B6] what another process has left of a deleted workshop is in nobody's way")
  void orphan() {
    delete(one);
    awaitUntil("the other has deleted it as well", () -> two.journal.hasDeleted(EVENTS));
    StreamId table = StreamId.table(Bench.WORKSHOP, 2);
    await(two.journal.append(table, new byte[] {0, 0}));
    await(two.journal.appendAt(EVENTS, 0, List.of("{}".getBytes(UTF_8)), LONGEST));

    awaitMadeAgain(one);
    assertThat(isStored(one, table)).isFalse();
    assertThat(one.workshop().tables()).hasSize(Bench.TABLES);
    assertThat(two.found(Bench.CODE)).contains(Bench.WORKSHOP);
    assertThat(two.workshop().tables()).hasSize(Bench.TABLES);
  }

  @Test
  @DisplayName("[M14] who hears late that a workshop was deleted does not delete it once more")
  void lagging() {
    Socket dashboard = two.dashboard();
    dashboard.awaitText("state");
    two.journal.holdTails();
    two.journal.holdNews();
    delete(one);
    awaitMadeAgain(one);
    awaitUntil("the other could hear", () -> two.journal.held() > 0);
    two.journal.release();
    assertThat(dashboard.awaitClosed()).isEqualTo(CloseReason.DELETED);
    // Nothing of it is loaded while it is being deleted.
    awaitUntil("nobody deletes it", () -> isLoaded(two));
    assertThat(isStored(two, EVENTS)).isTrue();
    assertThat(one.found(Bench.CODE)).contains(Bench.WORKSHOP);
  }

  @Test
  @DisplayName("[M14] [B6] while a workshop is being deleted none of its id is made")
  void beingDeleted() {
    one.journal.holdDeletions();
    await(one.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());
    awaitUntil("it is being deleted", () -> one.journal.held() > 0);
    assertThat(makeAgain(one)).isInstanceOf(Outcome.Unavailable.class);
    awaitUntil(
        "it is deleted",
        () -> {
          one.journal.release();
          return one.journal.hasDeleted(EVENTS);
        });
    awaitUntil("the other has deleted it as well", () -> two.journal.hasDeleted(EVENTS));
    awaitMadeAgain(one);
    assertThat(isStored(one, EVENTS)).isTrue();
  }

  @Test
  @DisplayName("[H1] [B6] what is left of a creation that failed deletes none of the same id")
  void beingTakenBack() {
    two.journal.refuseDeletions(true); // who only hears of it deletes what is taken back as well
    one.journal.refuse(true);
    one.journal.refuseDeletions(true);
    long date = one.inThirtyDays();
    assertThat(await(one.creating(OTHER, OTHER_CODE, date)))
        .isInstanceOf(Outcome.Unavailable.class);
    one.journal.refuse(false);
    assertThat(await(one.creating(OTHER, OTHER_CODE, date)))
        .isInstanceOf(Outcome.Unavailable.class);
    one.journal.refuseDeletions(false);
    awaitUntil(
        "it is taken back",
        () -> await(one.creating(OTHER, OTHER_CODE, date)) instanceof Outcome.Done);
    assertThat(isStored(one, StreamId.workshop(OTHER))).isTrue();
    assertThat(one.found(OTHER_CODE)).contains(OTHER);
  }

  @Test
  @DisplayName("[J37] [M14] what Redis has again of a deleted workshop is deleted once more")
  void cameBack() {
    delete(one);
    awaitUntil("the other knows", () -> two.found(Bench.CODE).isEmpty());
    awaitUntil(
        "nothing is there", () -> redis.command("keys", "*" + Bench.WORKSHOP + "*").isBlank());
    StreamId table = StreamId.table(Bench.WORKSHOP, 2);
    await(two.journal.append(table, new byte[] {0, 0}));
    redis.command("client", "kill", "type", "normal");
    awaitAtLast("it is gone", () -> !isStored(two, table));
  }

  @Test
  @DisplayName(
      "[J33] [J37] what Redis has lost of the list of workshops is listed again, and stays")
  void lostFromTheList() {
    List<String> listed = entries(one).stream().map(DeletedWorkshopsTest::text).toList();
    await(
        one.journal.checkpoint(
            StreamId.directory(),
            entries(one).getLast().position(),
            listed.toString().getBytes(UTF_8)));
    one.create(OTHER, OTHER_CODE);
    assertThat(two.found(OTHER_CODE)).contains(OTHER);
    Journal.Entry lost = entries(one).getLast();
    redis.command(
        "xdel",
        "charrette:{directory}:directory",
        lost.position().high() + "-" + lost.position().low());
    redis.command("client", "kill", "type", "normal");
    awaitAtLast(
        "it is listed again",
        () ->
            entries(two).stream()
                .map(DeletedWorkshopsTest::text)
                .collect(Collectors.joining())
                .contains(OTHER));
    assertThat(two.found(OTHER_CODE)).contains(OTHER);
    assertThat(isStored(two, StreamId.workshop(OTHER))).isTrue();
  }

  private static List<Journal.Entry> entries(Bench process) {
    return await(process.journal.read(StreamId.directory())).entries();
  }

  private static String text(Journal.Entry entry) {
    return new String(entry.bytes(), UTF_8);
  }
}
