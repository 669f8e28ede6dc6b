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
}
