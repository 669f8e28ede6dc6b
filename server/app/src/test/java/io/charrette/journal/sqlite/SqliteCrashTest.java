package io.charrette.journal.sqlite;

import static io.charrette.journal.Patience.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills and starves a process that appends, and counts what is left. */
class SqliteCrashTest {
  private static final int KILLS = 10;
  private static final long SEED = 20260214;

  @TempDir Path folder;

  // The last that the child said was acknowledged.
  private long number;
  private long version;
  private String problem = "";

  @Test
  @DisplayName("[J2] whatever was acknowledged before kill -9 is there, in order and once")
  void killed() throws Exception {
    Path file = folder.resolve("journal.db");
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildProcess child = ChildProcess.start(file)) {
        assertThat(child.nextLine()).isEqualTo("ready");
        // So many that what came lately is brought to its place in some of them.
        int acknowledgements = 1 + random.nextInt(6000);
        for (int i = 0; i < acknowledgements; i++) {
          follow(requireNonNull(child.nextLine()));
        }
        child.kill();
        followToTheEnd(child);
      }
      checkFile(file, "kill " + kill + " of seed " + SEED);
    }
  }

  @Test
  @DisplayName("[J10] a disk that stops taking bytes holds appends up and loses none")
  void starved() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "needs prlimit");
    Path file = folder.resolve("journal.db");
    try (ChildProcess child = ChildProcess.start(file)) {
      assertThat(child.nextLine()).isEqualTo("ready");
      for (int i = 0; i < 200; i++) {
        follow(requireNonNull(child.nextLine()));
      }
      limitFileSize(child, "4096");
      while (problem.isEmpty()) {
        follow(requireNonNull(child.nextLine()));
      }
      assertThat(problem).contains(file.toString()).contains("disk");
      long heldUpAt = number;
      limitFileSize(child, "unlimited");
      while (number < heldUpAt + 500) {
        follow(requireNonNull(child.nextLine()));
      }
      child.kill();
      followToTheEnd(child);
    }
    checkFile(file, "after the disk was full");
  }

  @Test
  @DisplayName("[J10] a full file system holds appends up, says so, and loses none")
  void fullDisk() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mount(disk), "needs the right to mount a small file system");
    try {
      Path file = disk.resolve("journal.db");
      try (ChildProcess child = ChildProcess.start(file)) {
        assertThat(child.nextLine()).isEqualTo("ready");
        while (number < 200) {
          follow(requireNonNull(child.nextLine()));
        }
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        while (problem.isEmpty()) {
          follow(requireNonNull(child.nextLine()));
        }
        assertThat(problem).contains(file.toString()).contains("the disk is full");
        long heldUpAt = number;
        Files.delete(ballast);
        while (number < heldUpAt + 500) {
          follow(requireNonNull(child.nextLine()));
        }
        child.kill();
        followToTheEnd(child);
      }
      checkFile(file, "after the file system was full");
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  @Test
  @DisplayName("[J21] a read-only file system is refused in words, and what is on it stays")
  void readOnlyDisk() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mount(disk), "needs the right to mount a small file system");
    try {
      Path file = disk.resolve("journal.db");
      try (ChildProcess child = ChildProcess.start(file, "open")) {
        assertThat(child.nextLine()).isEqualTo("opened");
      }
      byte[] before = Files.readAllBytes(file);
      assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
      try (ChildProcess child = ChildProcess.start(file, "open")) {
        assertThat(child.nextLine())
            .startsWith("refused ")
            .contains(file.toString())
            .containsIgnoringCase("read-only");
      }
      assertThat(file).hasBinaryContent(before);
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  /** Makes a folder a file system of 16 MiB; false when this user may not. */
  private static boolean mount(Path folder) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=16m", "charrette-test", folder.toString()) == 0;
  }

  /** Leaves no byte free. */
  private static void fill(Path ballast) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(ballast)) {
      byte[] block = new byte[4096];
      while (true) {
        bytes.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void limitFileSize(ChildProcess child, String bytes) throws Exception {
    assertThat(run("prlimit", "--pid", "" + child.pid(), "--fsize=" + bytes + ":")).isZero();
  }

  private void follow(String line) {
    switch (line.charAt(0)) {
      case 'a' -> number = Math.max(number, Long.parseLong(line.substring(2)));
      case 'c' -> version = Math.max(version, Long.parseLong(line.substring(2)));
      case 'h' -> problem = line.substring(2);
      default -> throw new AssertionError("unexpected: " + line);
    }
  }

  private void followToTheEnd(ChildProcess child) throws IOException {
    String line = child.nextLine();
    while (line != null) {
      // The kill may have cut the last line short; a number that was cut is smaller.
      if (line.matches("[ac] \\d+")) {
        follow(line);
      }
      line = child.nextLine();
    }
  }

  private void checkFile(Path file, String when) {
    try (SqliteJournal journal = SqliteJournal.open(file, JournalLimits.DEFAULTS)) {
      Recovered numbers = await(journal.read(AppendingProcess.NUMBERS));
      long last =
          numbers.checkpoint().length == 0
              ? 0
              : Long.parseLong(new String(numbers.checkpoint(), US_ASCII));
      for (var entry : numbers.entries()) {
        assertThat(new String(entry.bytes(), US_ASCII)).as(when).isEqualTo("" + (last + 1));
        last++;
      }
      assertThat(last).as(when).isGreaterThanOrEqualTo(number);
      assertThat(await(journal.read(AppendingProcess.COUNTED)).end().low())
          .as(when)
          .isGreaterThanOrEqualTo(version)
          .isEven();
    }
  }
}
