package io.charrette.journal.sqlite;

import static io.charrette.journal.Patience.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.journal.Journal;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a crash of the machine can leave of the files: they are copied from under a running journal
 * and torn where a disk that lost its power may tear them.
 */
class SqliteDamageTest {
  private static final long SEED = 20260801;
  private static final int ENTRIES = 40;
  private static final int TEARS = 45;

  /** Of SQLite's log: before all frames, and before each page. */
  private static final int LOG_HEADER = 32;

  private static final int FRAME_HEADER = 24;
  private static final int PAGE = 4096;

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  @Test
  @DisplayName("[J8] a kill between a checkpoint and the dropping of what it covers loses nothing")
  void killedInCheckpoint() throws Exception {
    Path file = folder.resolve("journal.db");
    try (SqliteJournal journal = open(file)) {
      append(journal, 1, 3);
    }
    try (ChildProcess child = ChildProcess.start(file, "halt")) {
      assertThat(child.nextLine()).isEqualTo("halted");
    }
    try (SqliteJournal journal = open(file)) {
      assertThat(numbers(journal)).containsExactly("1", "2", "3");
      await(journal.checkpoint(AppendingProcess.NUMBERS, new Position(0, 2), bytes("12")));
      append(journal, 4, 4);
      assertThat(read(journal).checkpoint()).isEqualTo(bytes("12"));
      assertThat(numbers(journal)).containsExactly("3", "4");
    }
  }

  @Test
  @DisplayName("[J2] [J24] a log that is torn anywhere: every entry before is there, none is half")
  void tornLog() throws Exception {
    Path file = folder.resolve("journal.db");
    List<Long> ends = new ArrayList<>();
    Path copied;
    try (SqliteJournal journal = open(file)) {
      ends.add(Files.exists(log(file)) ? Files.size(log(file)) : 0);
      for (int number = 1; number <= ENTRIES; number++) {
        append(journal, number, number);
        ends.add(Files.size(log(file)));
      }
      copied = copy(file, "copied");
    }
    for (int tear = 0; tear < TEARS; tear++) {
      Path torn = copy(copied, "torn-" + tear);
      int whole = random.nextInt(ENTRIES);
      long at = ends.get(whole) + random.nextLong(ends.get(whole + 1) - ends.get(whole));
      String how = tear(log(torn), at, tear % 3);
      try (SqliteJournal journal = open(torn)) {
        String which = how + " at " + at + ", after " + whole + " entries; seed " + SEED;
        assertThat(numbers(journal)).as(which).isEqualTo(texts(1, whole));
        append(journal, whole + 1, whole + 1);
      }
      try (SqliteJournal journal = open(torn)) {
        assertThat(numbers(journal)).isEqualTo(texts(1, whole + 1));
      }
    }
  }

  @Test
  @DisplayName(
      "[J24] pages torn on their way from the log to the file are taken from the log again")
  void tornFile() throws Exception {
    Path file = folder.resolve("journal.db");
    Path torn;
    try (SqliteJournal journal = open(file)) {
      append(journal, 1, ENTRIES);
      torn = copy(file, "torn");
    }
    try (RandomAccessFile pages = new RandomAccessFile(torn.toFile(), "rw")) {
      for (int page : pagesIn(log(torn))) {
        byte[] rubbish = new byte[PAGE / 2];
        random.nextBytes(rubbish);
        pages.seek((page - 1L) * PAGE + PAGE / 2);
        pages.write(rubbish);
      }
    }
    try (SqliteJournal journal = open(torn)) {
      assertThat(numbers(journal)).isEqualTo(texts(1, ENTRIES));
    }
  }

  @Test
  @DisplayName("[J24] a log that was carried over to the file but not yet emptied does no harm")
  void logNotEmptied() throws Exception {
    Path file = folder.resolve("journal.db");
    Path earlier;
    try (SqliteJournal journal = open(file)) {
      append(journal, 1, ENTRIES);
      earlier = copy(file, "earlier");
    }
    assertThat(log(file)).as("carried over when it was closed").doesNotExist();
    Files.copy(log(earlier), log(file));
    try (SqliteJournal journal = open(file)) {
      assertThat(numbers(journal)).isEqualTo(texts(1, ENTRIES));
    }
  }

  @Test
  @DisplayName("[J21] a file whose pages are overwritten is named, not taken for an empty journal")
  void damagedFile() throws Exception {
    Path file = folder.resolve("journal.db");
    try (SqliteJournal journal = open(file)) {
      append(journal, 1, ENTRIES);
    }
    try (RandomAccessFile pages = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] rubbish = new byte[(int) pages.length() - PAGE];
      random.nextBytes(rubbish);
      pages.seek(PAGE);
      pages.write(rubbish);
    }
    assertThatThrownBy(
            () -> {
              try (SqliteJournal journal = open(file)) {
                read(journal);
              }
            })
        .isInstanceOfAny(JournalException.class, CompletionException.class, AssertionError.class)
        .hasMessageContaining("journal.db")
        .hasMessageContaining("is damaged");
  }

  @Test
  @DisplayName("[J24] one damaged page is found as the file is opened, whatever it holds")
  void oneDamagedPage() throws Exception {
    Path file = folder.resolve("journal.db");
    try (SqliteJournal journal = open(file)) {
      append(journal, 1, ENTRIES);
      for (int at = 1; at <= ENTRIES; at++) {
        await(journal.keep(AppendingProcess.NUMBERS, at, bytes("note"), new byte[PAGE]));
      }
    }
    int pages = (int) (Files.size(file) / PAGE);
    // The page that only a look into the past would read.
    int page = rootOf(file, "moments");
    assertThat(page).isBetween(2, pages);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] rubbish = new byte[PAGE];
      random.nextBytes(rubbish);
      bytes.seek((long) (page - 1) * PAGE);
      bytes.write(rubbish);
    }

    assertThatThrownBy(() -> open(file).close())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("journal.db")
        .hasMessageContaining("is damaged");
  }

  private static int rootOf(Path file, String table) throws SQLException {
    try (Connection connection = new JournalFile(file).plainConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static SqliteJournal open(Path file) {
    return SqliteJournal.open(file, JournalLimits.DEFAULTS);
  }

  /** Appends numbers, each when the one before it is durable. */
  private static void append(Journal journal, int first, int last) {
    for (int number = first; number <= last; number++) {
      await(journal.append(AppendingProcess.NUMBERS, bytes("" + number)));
    }
  }

  private static Recovered read(Journal journal) {
    return await(journal.read(AppendingProcess.NUMBERS));
  }

  private static List<String> numbers(Journal journal) {
    return read(journal).entries().stream()
        .map(entry -> new String(entry.bytes(), US_ASCII))
        .toList();
  }

  private static List<String> texts(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /**
   * Copies a journal and its log as they are. Another process does: POSIX would drop the locks that
   * SQLite has on a file when this one closed it.
   */
  private Path copy(Path file, String name) throws Exception {
    Path to = Files.createDirectory(folder.resolve(name));
    Process cp =
        new ProcessBuilder("cp", file.toString(), log(file).toString(), to.toString())
            .inheritIO()
            .start();
    assertThat(cp.waitFor()).isZero();
    return to.resolve("journal.db");
  }

  private String tear(Path log, long at, int way) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "rw")) {
      return switch (way) {
        case 0 -> {
          bytes.setLength(at);
          yield "cut off";
        }
        case 1 -> {
          overwrite(bytes, at, new byte[(int) (bytes.length() - at)]);
          yield "never written";
        }
        default -> {
          bytes.seek(at);
          int before = bytes.read();
          overwrite(bytes, at, new byte[] {(byte) (before ^ (1 + random.nextInt(255)))});
          yield "one byte wrong";
        }
      };
    }
  }

  private static void overwrite(RandomAccessFile file, long at, byte[] bytes) throws IOException {
    file.seek(at);
    file.write(bytes);
  }

  /** The numbers of the pages that a log holds, from 1. */
  private static List<Integer> pagesIn(Path log) throws IOException {
    ByteBuffer frames = ByteBuffer.wrap(Files.readAllBytes(log));
    List<Integer> pages = new ArrayList<>();
    for (int at = LOG_HEADER; at < frames.limit(); at += FRAME_HEADER + PAGE) {
      pages.add(frames.getInt(at));
    }
    return pages.stream().distinct().toList();
  }
}
