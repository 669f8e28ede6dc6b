package io.charrette.live.directory;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.StreamId;
import io.charrette.journal.redis.RedisJournal;
import io.charrette.journal.redis.RedisServer;
import io.charrette.journal.sqlite.SqliteJournal;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityShelfTest {
  private static final int ROUNDS = 20;
  private static final StreamId STREAM = new StreamId("activities");

  @Test
  @DisplayName("[H8] an added activity that this version cannot read keeps no server from starting")
  void unreadable(@TempDir Path folder) {
    ActivityFile readable = Activities.builtIn().getFirst();
    byte[] ofAnotherVersion = "{\"id\": \"later\", \"mood\": 1}".getBytes(StandardCharsets.UTF_8);
    try (SqliteJournal journal =
            SqliteJournal.open(folder.resolve("journal.db"), JournalLimits.DEFAULTS);
        ActivityShelf shelf = new ActivityShelf(journal, List.of())) {
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
        ActivityShelf shelf = new ActivityShelf(journal, List.of())) {
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
        ActivityShelf shelf = new ActivityShelf(journal, List.of())) {
      await(shelf.load().toCompletionStage());
      await(shelf.add(version(2)).toCompletionStage());
      await(shelf.delete("tech-innovation").toCompletionStage());
      await(shelf.add(version(1)).toCompletionStage());

      try (ActivityShelf another = new ActivityShelf(journal, List.of())) {
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
        Future<Void> added = two.one.add(ours);
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
        Future<Void> added = two.one.add(version(version));
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
      one = new ActivityShelf(journal, List.of());
      other = new ActivityShelf(otherJournal, List.of());
      await(one.load().toCompletionStage());
      await(other.load().toCompletionStage());
    }

    /** What a process that starts now has. */
    List<ActivityFile> afresh() {
      try (ActivityShelf shelf = new ActivityShelf(journal, List.of())) {
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
