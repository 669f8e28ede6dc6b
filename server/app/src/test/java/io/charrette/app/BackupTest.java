package io.charrette.app;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.StreamId;
import io.charrette.journal.sqlite.SqliteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code backup}: where it looks, where it writes, and what it says. */
class BackupTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));

  @TempDir Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private String backup(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data().toString()));
    return Backup.run(Map.of(), all, NOON);
  }

  private Charrette server(Path data) {
    Configuration configuration =
        Configuration.read(
            Map.of(), List.of("--host", "127.0.0.1", "--port", "0", "--data", data.toString()));
    return Charrette.start(configuration, NOON);
  }

  @Test
  @DisplayName("[J25] of a running server, into a folder: named by the time; a server starts on it")
  void intoAFolder() throws Exception {
    Path shelf = Files.createDirectory(folder.resolve("shelf"));
    try (Charrette running = server(data())) {
      assertThat(running.port()).isPositive();
      String said = backup(shelf.toString());
      assertThat(said).startsWith("Backed up " + data()).contains(shelf.toString(), "bytes");
    }
    List<Path> files;
    try (var listed = Files.list(shelf)) {
      files = listed.toList();
    }
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().getFileName().toString())
        .matches("charrette-2026-0[5-6]-\\d\\d-\\d{6}\\.db");

    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(files.getFirst(), restored.resolve("charrette.db"));
    try (Charrette again = server(restored)) {
      assertThat(again.journal()).contains(restored.toString());
    }
  }

  @Test
  @DisplayName("[J25] one that is told to stop as it copies leaves nothing behind")
  void stopped() throws Exception {
    Files.createDirectory(data());
    Path journal = data().resolve("charrette.db");
    try (SqliteJournal full = SqliteJournal.open(journal, JournalLimits.DEFAULTS)) {
      StreamId stream = StreamId.table("BCDF2346GHJK", 1);
      byte[] entry = new byte[512 * 1024];
      for (int i = 0; i < 200; i++) {
        await(full.append(stream, entry));
      }
    }
    Path shelf = Files.createDirectory(folder.resolve("shelf"));
    Path target = shelf.resolve("b.db");
    try (ServerProcess copying =
        ServerProcess.command(List.of("backup", target.toString(), "--data", data().toString()))) {
      awaitUntil("it copies", () -> Files.exists(shelf.resolve("b.db.part")));
      copying.terminate();
      assertThat(copying.end(20)).as("" + copying.output()).isGreaterThan(128);
    }
    assertThat(shelf).isEmptyDirectory();
    assertThat(backup(target.toString())).as("another one, afterwards").contains("bytes");
  }

  @Test
  @DisplayName("[J25] what cannot be backed up is said in one line")
  void refused() {
    assertThatThrownBy(() -> backup(folder.resolve("b.db").toString()))
        .isInstanceOf(StartException.class)
        .hasMessage("There is no journal " + data().resolve("charrette.db"));
    assertThatThrownBy(() -> backup("--journal", "redis://localhost"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kept in Redis");
    assertThatThrownBy(() -> backup("b.db", "c.db"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no flag");
  }
}
