package io.charrette.live.directory;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.StreamId;
import io.charrette.journal.redis.RedisJournal;
import io.charrette.journal.redis.RedisServer;
import io.charrette.journal.sqlite.SqliteJournal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityShelfTest {
  private static final int ROUNDS = 20;
  private static final StreamId STREAM = new StreamId("activities");

  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    await(VERTX.close().toCompletionStage());
  }

  @Test
  @DisplayName("[P1] what a process has not heard of yet is neither missed nor taken for there")
  void unheard(@TempDir Path folder) throws IOException {
    try (TwoShelves two = new TwoShelves(folder)) {
      ActivityShelf deaf = two.other;
      deaf.close(); // it follows the stream no longer

      await(two.one.add(version(1)).toCompletionStage());
      assertThat(await(deaf.findLatest("tech-innovation").toCompletionStage()))
          .contains(version(1));

      await(two.one.delete("tech-innovation").toCompletionStage());
      await(two.one.add(version(3)).toCompletionStage());
      assertThat(deaf.loading(version(1))).isEqualTo(ActivityShelf.Loading.POSSIBLE);
      assertThat(await(deaf.add(version(1)).toCompletionStage()))
          .as("the same as it knows")
          .isEqualTo(ActivityShelf.Loading.OUTDATED);

      await(two.one.delete("tech-innovation").toCompletionStage());
      assertThat(deaf.loading(version(1))).isEqualTo(ActivityShelf.Loading.OUTDATED);
      deaf.add(version(1));
      awaitUntil("it is stored all the same", () -> two.one.all().equals(List.of(version(1))));
    }
  }

  @Test
  @DisplayName("[H8] what counts is read from a checkpoint, and what another version wrote stays")
  void checkpoint(@TempDir Path folder) {
    byte[] ofAnotherVersion = "{\"id\":\"later\",\"mood\":1}".getBytes(StandardCharsets.UTF_8);
    try (SqliteJournal journal =
        SqliteJournal.open(folder.resolve("journal.db"), JournalLimits.DEFAULTS)) {
      await(journal.append(STREAM, ofAnotherVersion));
      await(journal.append(STREAM, other(1).bytes()));
      try (ActivityShelf shelf = new ActivityShelf(VERTX, journal, List.of())) {
        await(shelf.load().toCompletionStage());
        for (int version = 1; version < ActivityShelf.TIDY_AFTER; version++) {
          await(shelf.add(version(version)).toCompletionStage());
        }
        await(shelf.delete("other").toCompletionStage());
        await(shelf.add(other(3)).toCompletionStage());
      }
      for (int start = 0; start < 3; start++) {
        try (ActivityShelf shelf = new ActivityShelf(VERTX, journal, List.of())) {
          await(shelf.load().toCompletionStage());

          assertThat(shelf.all()).containsExactly(version(ActivityShelf.TIDY_AFTER - 1), other(3));
        }
      }
      Journal.Recovered stored = await(journal.read(STREAM));
      assertThat(stored.entries()).hasSizeLessThan(ActivityShelf.TIDY_AFTER);
      assertThat(new String(stored.checkpoint(), StandardCharsets.UTF_8))
          .contains(new String(ofAnotherVersion, StandardCharsets.UTF_8));
    }
  }

  @Test
  @DisplayName("[H8] a checkpoint takes nothing from those who follow the stream")
  void checkpointAtTwo(@TempDir Path folder) throws IOException {
    try (TwoShelves two = new TwoShelves(folder)) {
      for (int version = 1; version <= ActivityShelf.TIDY_AFTER; version++) {
        Future<?> added = two.one.add(version(version));
        await(Future.all(added, two.other.add(other(version))).toCompletionStage());
      }
      await(Future.all(two.one.latest(), two.other.latest()).toCompletionStage());

      assertThat(two.one.all())
          .containsExactlyInAnyOrder(
              version(ActivityShelf.TIDY_AFTER), other(ActivityShelf.TIDY_AFTER));
      assertThat(two.other.all()).containsExactlyInAnyOrderElementsOf(two.one.all());
      assertThat(two.afresh()).containsExactlyInAnyOrderElementsOf(two.one.all());
      assertThat(await(two.journal.read(STREAM)).checkpoint()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("[H8] of those that are loaded at once no more stay than may be loaded")
  void fullAtOnce(@TempDir Path folder) throws IOException {
    try (TwoShelves two = new TwoShelves(folder)) {
      for (int i = 1; i < ActivityShelf.MOST_LOADED; i++) {
        await(two.one.add(named("activity-" + i)).toCompletionStage());
      }
      ActivityFile one = named("ours"); // so that nothing but the calls comes between the two
      ActivityFile another = named("theirs");
      Future<ActivityShelf.Loading> ours = two.one.add(one);
      Future<ActivityShelf.Loading> theirs = two.other.add(another);
      await(Future.all(ours, theirs).toCompletionStage());

      assertThat(List.of(ours.result(), theirs.result()))
          .containsExactlyInAnyOrder(ActivityShelf.Loading.POSSIBLE, ActivityShelf.Loading.FULL);
      assertThat(two.afresh()).hasSize(ActivityShelf.MOST_LOADED);
    }
  }

  @Test
  @DisplayName("[H8] an added activity that this version cannot read keeps no server from starting")
  void unreadable(@TempDir Path folder) {
    ActivityFile readable = Activities.builtIn().getFirst();
    byte[] ofAnotherVersion = "{\"id\": \"later\", \"mood\": 1}".getBytes(StandardCharsets.UTF_8);
    try (SqliteJournal journal =
            SqliteJournal.open(folder.resolve("journal.db"), JournalLimits.DEFAULTS);
        ActivityShelf shelf = new ActivityShelf(VERTX, journal, List.of())) {
      await(journal.append(STREAM, ofAnotherVersion));
      await(journal.append(STREAM, readable.bytes()));

      await(shelf.load().toCompletionStage());

      assertThat(shelf.all()).containsExactly(readable);
    }
  }

  @Test
  @DisplayName("[H8] of two versions that were loaded at once the higher stays, in whatever order")
  void atOnce(@TempDir Path folder) {
    try (SqliteJournal journal =
            SqliteJournal.open(folder.resolve("journal.db"), JournalLimits.DEFAULTS);
        ActivityShelf shelf = new ActivityShelf(VERTX, journal, List.of())) {
      await(journal.append(STREAM, version(2).bytes()));
      await(journal.append(STREAM, version(1).bytes()));

      await(shelf.load().toCompletionStage());

      assertThat(shelf.all()).containsExactly(version(2));
      assertThat(shelf.loading(version(1))).isEqualTo(ActivityShelf.Loading.OUTDATED);
      assertThat(shelf.loading(version(3))).isEqualTo(ActivityShelf.Loading.POSSIBLE);
    }
  }

  @Test
  @DisplayName("[H8] what was deleted stays so, and may come back in any version")
  void deleted(@TempDir Path folder) {
    try (SqliteJournal journal =
            SqliteJournal.open(folder.resolve("journal.db"), JournalLimits.DEFAULTS);
        ActivityShelf shelf = new ActivityShelf(VERTX, journal, List.of())) {
      await(shelf.load().toCompletionStage());
      await(shelf.add(version(2)).toCompletionStage());
      await(shelf.delete("tech-innovation").toCompletionStage());
      await(shelf.add(version(1)).toCompletionStage());

      try (ActivityShelf another = new ActivityShelf(VERTX, journal, List.of())) {
        await(another.load().toCompletionStage());
        assertThat(another.all()).isEqualTo(shelf.all()).containsExactly(version(1));
      }
    }
  }

  @Test
  @DisplayName("[H8] of two contents of one version that are loaded at once the first stays")
  void firstOfOneVersion(@TempDir Path folder) throws IOException {
    try (TwoShelves two = new TwoShelves(folder)) {
      for (int version = 1; version <= ROUNDS; version++) {
        ActivityFile ours = version(version, "Ours");
        ActivityFile theirs = version(version, "Theirs");
        Future<ActivityShelf.Loading> added = two.one.add(ours);
        await(Future.all(added, two.other.add(theirs)).toCompletionStage());

        assertThat(two.one.all()).isEqualTo(two.other.all()).hasSize(1);
        assertThat(two.one.all()).containsAnyOf(ours, theirs);
        List<ActivityShelf.Loading> answers =
            List.of(two.one.loading(ours), two.other.loading(theirs));
        assertThat(answers)
            .containsExactlyInAnyOrder(
                ActivityShelf.Loading.POSSIBLE, ActivityShelf.Loading.OUTDATED);
      }
      assertThat(two.afresh()).isEqualTo(two.one.all());
    }
  }

  @Test
  @DisplayName("[H8] loads and deletions at once end alike at every process, also at a new one")
  void atOnceAtTwo(@TempDir Path folder) throws IOException {
    try (TwoShelves two = new TwoShelves(folder)) {
      for (int version = 1; version <= ROUNDS; version++) {
        Future<ActivityShelf.Loading> added = two.one.add(version(version));
        Future<Void> deleted = two.other.delete("tech-innovation");
        await(
            Future.all(added, deleted, two.one.add(version(version + ROUNDS))).toCompletionStage());
        // What was stored last is known to its own process; by then the other has to hear of it.
        await(two.other.add(other(version)).toCompletionStage());
        await(two.one.add(other(version + 1)).toCompletionStage());
        await(two.other.add(other(version + 2)).toCompletionStage());

        assertThat(two.one.find("tech-innovation")).isEqualTo(two.other.find("tech-innovation"));
        await(two.one.delete("tech-innovation").toCompletionStage());
        await(two.other.delete("tech-innovation").toCompletionStage());
        assertThat(two.other.find("tech-innovation")).isEmpty();
      }
      assertThat(two.afresh()).isEqualTo(two.one.all());
    }
  }

  private static ActivityFile version(int version) {
    return ActivityFile.stored(Activities.builtIn().getFirst().tree().put("version", version));
  }

  private static ActivityFile version(int version, String goal) {
    return ActivityFile.stored(
        Activities.builtIn().getFirst().tree().put("version", version).put("goal", goal));
  }

  private static ActivityFile named(String id) {
    return ActivityFile.stored(Activities.builtIn().get(1).tree().put("id", id));
  }

  /** Another activity, which is in nobody's way. */
  private static ActivityFile other(int version) {
    return ActivityFile.stored(
        Activities.builtIn().getFirst().tree().put("id", "other").put("version", version));
  }

  /** Those of two processes on one Redis. */
  private static final class TwoShelves implements AutoCloseable {
    private final RedisServer redis;
    private final RedisJournal journal;
    private final RedisJournal otherJournal;
    final ActivityShelf one;
    final ActivityShelf other;

    TwoShelves(Path folder) throws IOException {
      redis = RedisServer.start(folder);
      journal = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS);
      otherJournal = RedisJournal.open(redis.address(), JournalLimits.DEFAULTS);
      one = new ActivityShelf(VERTX, journal, List.of());
      other = new ActivityShelf(VERTX, otherJournal, List.of());
      await(one.load().toCompletionStage());
      await(other.load().toCompletionStage());
    }

    /** What a process that starts now has. */
    List<ActivityFile> afresh() {
      try (ActivityShelf shelf = new ActivityShelf(VERTX, journal, List.of())) {
        await(shelf.load().toCompletionStage());
        return shelf.all();
      }
    }

    @Override
    public void close() {
      one.close();
      other.close();
      journal.close();
      otherJournal.close();
      redis.close();
    }
  }
}
