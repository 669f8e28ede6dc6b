package io.charrette.journal.sqlite;

import static io.charrette.journal.Patience.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a journal that another process is writing. */
class JournalBackupTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("charrette.db");
  }

  @Test
  @DisplayName(
      "[J25] a backup under load is a journal with all that was acknowledged before it began")
  void underLoad() throws Exception {
    try (ChildProcess child = ChildProcess.start(file())) {
      assertThat(child.nextLine()).isEqualTo("ready");
      long acknowledged = 0;
      for (int backup = 0; backup < 5; backup++) {
        for (int line = 0; line < 300; line++) {
          String said = String.valueOf(child.nextLine());
          acknowledged = said.startsWith("a ") ? Long.parseLong(said.substring(2)) : acknowledged;
        }
        Path target = folder.resolve("backup-" + backup + ".db");
        assertThat(JournalBackup.copy(file(), target)).isEqualTo(Files.size(target));
        assertThat(lastNumber(target)).isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  @Test
  @DisplayName("[J25] a journal whose server was killed can be backed up, and is left as it was")
  void afterAKill() throws Exception {
    long acknowledged;
    try (ChildProcess child = ChildProcess.start(file())) {
      String said = String.valueOf(child.nextLine());
      while (!said.equals("a 400")) {
        said = String.valueOf(child.nextLine());
      }
      acknowledged = 400;
    }
    JournalBackup.copy(file(), folder.resolve("backup.db"));
    assertThat(lastNumber(folder.resolve("backup.db"))).isGreaterThanOrEqualTo(acknowledged);
    assertThat(lastNumber(file())).isEqualTo(lastNumber(folder.resolve("backup.db")));
  }

  @Test
  @DisplayName("[J25] what cannot be backed up is said in words, and leaves no file")
  void refused() throws Exception {
    assertRefused(folder.resolve("none.db"), "There is no journal");

    Path text = Files.writeString(folder.resolve("notes.db"), "Remember the milk. ".repeat(100));
    assertRefused(text, "is not a database");

    Path other = folder.resolve("recipes.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE recipes (name TEXT)");
    }
    assertRefused(other, "not a journal of Charrette");

    try (SqliteJournal journal = SqliteJournal.open(file(), JournalLimits.DEFAULTS)) {
      await(journal.append(AppendingProcess.NUMBERS, "1".getBytes(US_ASCII)));
      Path taken = Files.writeString(folder.resolve("backup.db"), "last week's");
      assertThatThrownBy(() -> JournalBackup.copy(file(), taken))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("exists already");
      assertThat(taken).hasContent("last week's");
      Path nowhere = folder.resolve("no-such-folder").resolve("backup.db");
      assertThatThrownBy(() -> JournalBackup.copy(file(), nowhere))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("no-such-folder is no folder to write to");
    }
  }

  @Test
  @DisplayName("[J25] an error in the midst of a backup leaves no file either")
  void error() throws Exception {
    SqliteJournal.open(file(), JournalLimits.DEFAULTS).close();
    FaultyConnections connections = new FaultyConnections();
    connections.failOnce("close", new StackOverflowError("by the test"));
    assertThatThrownBy(
            () ->
                JournalBackup.copy(
                    new JournalFile(file(), connections), folder.resolve("backup.db")))
        .isInstanceOf(StackOverflowError.class);
    assertNoBackup();
  }

  private void assertRefused(Path journal, String reason) throws Exception {
    Path target = folder.resolve("backup.db");
    assertThatThrownBy(() -> JournalBackup.copy(journal, target))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(journal.toString())
        .hasMessageContaining(reason);
    assertNoBackup();
  }

  private void assertNoBackup() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(path -> path.getFileName().toString().startsWith("backup")))
          .isEmpty();
    }
  }

  private static long lastNumber(Path file) {
    try (SqliteJournal journal = SqliteJournal.open(file, JournalLimits.DEFAULTS)) {
      Recovered numbers = await(journal.read(AppendingProcess.NUMBERS));
      return AppendingProcess.lastNumber(numbers);
    }
  }
}
