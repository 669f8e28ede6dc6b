package io.charrette.live.directory;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.StreamId;
import io.charrette.journal.sqlite.SqliteJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityShelfTest {
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
      await(shelf.add(version(2)).toCompletionStage());
      await(shelf.delete("tech-innovation").toCompletionStage());
      await(shelf.add(version(1)).toCompletionStage());

      try (ActivityShelf another = new ActivityShelf(journal, List.of())) {
        await(another.load().toCompletionStage());
        assertThat(another.all()).isEqualTo(shelf.all()).containsExactly(version(1));
      }
    }
  }

  private static ActivityFile version(int version) {
    return ActivityFile.stored(Activities.builtIn().getFirst().tree().put("version", version));
  }
}
