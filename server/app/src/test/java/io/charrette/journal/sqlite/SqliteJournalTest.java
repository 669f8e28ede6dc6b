package io.charrette.journal.sqlite;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalContract;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Patience;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on SQLite, and what is of SQLite alone. Another connection plays the bad disk. */
class SqliteJournalTest extends JournalContract {
  @TempDir Path folder;

  private @Nullable Connection intruder;

  private Path file() {
    return folder.resolve("data").resolve("journal.db");
  }

  @Override
  protected Journal open(JournalLimits limits) {
    return SqliteJournal.open(file(), limits);
  }

  @Override
  protected void refuse() throws SQLException {
    intruder = DriverManager.getConnection("jdbc:sqlite:" + file());
    sql(intruder, "BEGIN IMMEDIATE");
  }

  @Override
  @AfterEach
  protected void relent() throws SQLException {
    if (intruder != null) {
      intruder.close();
      intruder = null;
    }
  }

  @Override
  protected void refuseForGood(StreamId stream) throws SQLException {
    tamper(
        "CREATE TRIGGER refusal BEFORE INSERT ON recent WHEN NEW.stream = '"
            + stream.name()
            + "' BEGIN SELECT RAISE(ABORT, 'not this stream'); END");
  }

  @Override
  protected void relent(StreamId stream) throws SQLException {
    tamper("DROP TRIGGER refusal");
  }

  private static void sql(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** Changes the file behind the journal's back. */
  private void tamper(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      sql(connection, statements);
    }
  }

  private int rows(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      return statement.executeQuery("SELECT count(*) FROM " + table).getInt(1);
    }
  }

  private SqliteJournal sqlite() {
    return (SqliteJournal) journal;
  }

  @Test
  @DisplayName("[J20] whatever queues during a commit is the next batch, one transaction")
  void groupCommit() throws Exception {
    refuse();
    List<CompletionStage<Position>> appended = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      appended.add(journal.append(TABLE, bytes("" + i)));
    }
    var conflicting = journal.appendAt(WORKSHOP, 5, List.of(bytes("no")), LONGEST);
    appended.add(journal.append(OTHER_TABLE, bytes("last")));
    relent();
    appended.forEach(Patience::await);
    awaitFailure(conflicting, VersionConflictException.class);
    assertThat(sqlite().batchesWritten()).isLessThanOrEqualTo(2);
    assertThat(read(TABLE).entries()).hasSize(1000);
  }

  @Test
  @DisplayName(
      "[J8] a crash between a checkpoint and its truncation leaves both, which is harmless")
  void checkpointWithoutTruncation() throws Exception {
    for (String entry : List.of("a", "b", "c")) {
      await(journal.append(TABLE, bytes(entry)));
    }
    journal.close();
    tamper("INSERT INTO checkpoints VALUES ('" + TABLE.name() + "', 2, x'616263')");
    journal = open(LIMITS);
    assertThat(read(TABLE).checkpoint()).isEqualTo(bytes("abc"));
    assertThat(texts(read(TABLE))).containsExactly("c");
    await(journal.append(TABLE, bytes("d")));
    assertThat(texts(read(TABLE))).containsExactly("c", "d");
  }

  @Test
  @DisplayName("[J26] what came lately and what was brought to its place are one stream")
  void merged() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 3000; i++) {
      journal.append(OTHER_TABLE, bytes("other " + i));
      CompletionStage<Position> appended = journal.append(TABLE, bytes("" + i));
      expected.add("" + i);
      if (i % 300 == 0) {
        await(appended);
      }
    }
    assertThat(rows("entries")).isBetween(4000, 6000);
    assertThat(texts(read(TABLE))).isEqualTo(expected);
    await(journal.append(TABLE, bytes("last")));
    expected.add("last");

    await(journal.checkpoint(TABLE, new Position(0, 2999), bytes("most")));
    assertThat(texts(read(TABLE))).containsExactly("3000", "last");
    await(journal.checkpoint(TABLE, new Position(0, 3001), bytes("all")));
    assertThat(read(TABLE).entries()).isEmpty();
    reopen(LIMITS);
    assertThat(rows("recent")).isZero();
    assertThat(await(journal.append(TABLE, bytes("next")))).isEqualTo(new Position(0, 3002));
    assertThat(read(OTHER_TABLE).entries()).hasSize(3000);
  }

  @Test
  @DisplayName("[J20] a commit waits for the disk")
  void commitsWaitForTheDisk() throws Exception {
    try (Connection connection = new JournalFile(file()).connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2);
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
    }
  }

  @Test
  @DisplayName("[J9] nothing of a deleted stream stays on the disk")
  void deletedIsGone() throws Exception {
    for (int i = 0; i < 300; i++) {
      if (i == 100) {
        reopen(LIMITS); // so that some are among their stream's and some came lately
      }
      await(journal.append(TABLE, bytes("a word to be forgotten " + i)));
    }
    await(journal.checkpoint(TABLE, new Position(0, 200), bytes("many words to be forgotten")));
    await(journal.keep(TABLE, 60_000, bytes("a note to be forgotten"), bytes("forgotten too")));
    await(journal.append(OTHER_TABLE, bytes("a word to be kept")));
    assertThat(read(TABLE).entries()).hasSize(100);
    await(journal.delete(TABLE));
    try (Stream<Path> files = Files.list(file().getParent())) {
      for (Path each : files.toList()) {
        assertThat(Files.readString(each, ISO_8859_1))
            .as(each.toString())
            .doesNotContain("forgotten");
      }
    }
    assertThat(texts(read(OTHER_TABLE))).containsExactly("a word to be kept");
  }

  @Test
  @DisplayName("[J21] a file of a newer format is refused in words")
  void newerFormat() throws Exception {
    journal.close();
    tamper("PRAGMA user_version = " + (JournalFile.FORMAT + 1));
    assertThatThrownBy(() -> open(LIMITS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("newer Charrette");
    tamper("PRAGMA user_version = " + JournalFile.FORMAT);
    journal = open(LIMITS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @DisplayName("[J23] a file of an older format is brought up to date as it is opened")
  void olderFormat(int format) throws Exception {
    await(journal.append(TABLE, bytes("a")));
    await(journal.checkpoint(TABLE, new Position(0, 1), bytes("A")));
    await(journal.append(TABLE, bytes("b")));
    await(journal.appendAt(WORKSHOP, 0, List.of(bytes("created")), LONGEST));
    journal.close();
    if (format < 3) {
      tamper("INSERT INTO entries SELECT * FROM recent", "DROP TABLE recent");
    }
    if (format == 1) {
      tamper("DROP TABLE moments");
    }
    tamper("PRAGMA user_version = " + format);

    journal = open(LIMITS);
    assertThat(read(TABLE).checkpoint()).isEqualTo(bytes("A"));
    assertThat(texts(read(TABLE))).containsExactly("b");
    assertThat(texts(read(WORKSHOP))).containsExactly("created");
    await(journal.keep(TABLE, 60_000, bytes("note"), bytes("AB")));
    reopen(LIMITS);
    assertThat(await(journal.moment(TABLE, 60_000))).hasValue(bytes("AB"));
  }

  @Test
  @DisplayName("[J21] what is no journal is refused in words and left as it is")
  void noJournal() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "Remember the milk. ".repeat(100));
    assertRefused(text, "is not a database");
    assertThat(text).content().startsWith("Remember the milk. ");

    Path database = folder.resolve("other.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      sql(other, "CREATE TABLE recipes (name TEXT)");
    }
    byte[] before = Files.readAllBytes(database);
    assertRefused(database, "not a journal of Charrette");
    assertThat(database).hasBinaryContent(before);

    assertRefused(folder, "is a folder");
    assertRefused(Path.of("/proc/charrette/journal.db"), "cannot be created: there is no /proc");
  }

  @Test
  @DisplayName("[J21] a folder that is made is for its owner alone")
  void ownFolder() throws Exception {
    Path made = folder.resolve("made");
    SqliteJournal.open(made.resolve("journal.db"), JournalLimits.DEFAULTS).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("[J21] a read-only file is refused in words")
  void readOnlyFile() {
    journal.close();
    assertThat(file().toFile().setWritable(false)).isTrue();
    assumeTrue(!Files.isWritable(file()), "nothing is read-only to this user");
    assertRefused(file(), "is read-only");
  }

  @Test
  @DisplayName("[J21] an empty file becomes a journal")
  void emptyFile() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.db"));
    try (Journal fresh = SqliteJournal.open(empty, LIMITS)) {
      await(fresh.append(TABLE, bytes("a")));
    }
  }

  @Test
  @DisplayName("[J22] the same process cannot open a file twice, and the first keeps its claim")
  void openedTwice() throws Exception {
    assertRefused(file(), "in use by this process");
    try (ChildProcess child = ChildProcess.start(file(), "open")) {
      assertThat(child.nextLine()).startsWith("refused ");
    }
  }

  @Test
  @DisplayName("[J22] a second process is refused with the file's name and the owner's number")
  void secondProcess() throws Exception {
    try (ChildProcess child = ChildProcess.start(file(), "open")) {
      assertThat(child.nextLine())
          .startsWith("refused ")
          .contains(file().toString())
          .contains("in use by process " + ProcessHandle.current().pid());
    }
    journal.close();
    try (ChildProcess child = ChildProcess.start(file(), "open")) {
      assertThat(child.nextLine()).isEqualTo("opened");
    }
    journal = open(LIMITS);
  }

  @Test
  @DisplayName("[J12] closing while the disk refuses ends, and says what was not written")
  void closeWhileRefused() throws Exception {
    refuse();
    var append = journal.append(TABLE, bytes("a"));
    awaitUntil("refused", () -> !journal.health().writable());
    journal.close();
    assertThat(awaitFailure(append, JournalException.class)).hasMessageContaining("locked");
    relent();
    journal = open(LIMITS);
    assertThat(read(TABLE).entries()).isEmpty();
  }

  private static void assertRefused(Path path, String reason) {
    assertThatThrownBy(() -> SqliteJournal.open(path, LIMITS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(path.getFileName().toString())
        .hasMessageContaining(reason);
  }
}
