package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Tail;
import io.charrette.journal.JournalContract.TailRecord;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process knows thousands of streams, and Redis fails amidst of what is done with all. */
class RedisManyStreamsTest {
  private static final int STREAMS = 6_000;
  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  @TempDir Path folder;

  private RedisServer server;
  private RedisJournal journal;

  @BeforeEach
  void start() throws Exception {
    Path users = Files.writeString(folder.resolve("users"), "user default on nopass ~* &* +@all\n");
    server = RedisServer.start(folder, "--aclfile", users.toString());
    journal = RedisJournal.open(server.address(), LIMITS);
  }

  @AfterEach
  void stop() {
    journal.close();
    server.close();
  }

  private static StreamId stream(int number) {
    return StreamId.table("W" + number, 1);
  }

  /** From now on scripts are refused, which is no trouble for ever. */
  private void refuseScripts() {
    server.command("acl", "setuser", "default", "-eval");
  }

  private void allowScripts() {
    server.command("acl", "setuser", "default", "+eval");
  }

  @Test
  @DisplayName("[J37] what is stored again of thousands of streams is, though Redis fails midway")
  void storedAgain() throws Exception {
    List<CompletionStage<Position>> appends = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      appends.add(journal.append(stream(i), new byte[] {1}));
    }
    appends.forEach(append -> await(append));
    refuseScripts();
    server.command("acl", "save");
    server.kill();
    server.start();
    awaitUntil("it is refused", () -> journal.health().problem().contains("NOPERM"));
    allowScripts();
    await(journal.append(stream(0), new byte[] {2}));
    assertThat(await(journal.read(stream(STREAMS - 1))).entries()).hasSize(1);
  }

  @Test
  @DisplayName("[J33] thousands of tails are served again, though Redis fails midway")
  void tails() {
    List<Tail> tails = new ArrayList<>();
    TailRecord seen = new TailRecord();
    try (RedisJournal other = RedisJournal.open(server.address(), LIMITS)) {
      for (int i = 1; i < STREAMS; i++) {
        tails.add(journal.tail(stream(i), Position.START, new TailRecord()));
      }
      tails.add(journal.tail(stream(0), Position.START, seen));
      await(other.append(stream(0), "a".getBytes(UTF_8)));
      awaitUntil("all are read", () -> seen.known.equals(List.of("a")));
      refuseScripts();
      server.command("client", "kill", "type", "normal");
      awaitUntil(
          "it is refused",
          () -> server.command("acl", "log").lines().filter("eval"::equals).count() > 0);
      allowScripts();
      await(other.append(stream(0), "b".getBytes(UTF_8)));
      awaitUntil("they are read again", () -> seen.known.contains("b"));
    }
    tails.forEach(RedisManyStreamsTest::close);
  }

  private static void close(Tail tail) {
    tail.close();
  }
}
