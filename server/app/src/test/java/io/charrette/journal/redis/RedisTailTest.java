package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.Journal.Tail;
import io.charrette.journal.Journal.TailListener;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process appends and makes checkpoints at once, as greedily as it may; another follows. */
class RedisTailTest {
  private static final long SEED = 20260216;
  private static final int ENTRIES = 4000;
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");

  @TempDir Path folder;

  /** Counts up with the numbers it is handed; a checkpoint holds the last number it covers. */
  private static final class Counter implements TailListener {
    final AtomicLong last = new AtomicLong();
    final AtomicInteger lapses = new AtomicInteger();
    volatile String wrong = "";

    @Override
    public void appended(Entry entry) {
      long number = number(entry.bytes());
      if (number != last.get() + 1) {
        wrong = number + " came after " + last.get();
      }
      last.set(number);
    }

    @Override
    public void lapsed(Recovered afresh) {
      lapses.incrementAndGet();
      long covered = number(afresh.checkpoint());
      if (covered < last.get()) {
        wrong = "the checkpoint of " + covered + " came after " + last.get();
      }
      last.set(covered);
      afresh.entries().forEach(this::appended);
    }
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(US_ASCII);
  }

  private static long number(byte[] bytes) {
    return Long.parseLong(new String(bytes, US_ASCII));
  }

  @Test
  @DisplayName("[J14] however fast checkpoints follow, a tail of commuting entries misses nothing")
  void commuting() throws Exception {
    follow(
        TABLE,
        new Appender() {
          @Override
          public CompletionStage<Position> append(RedisJournal journal, long number) {
            return journal.append(TABLE, bytes(number));
          }

          @Override
          public void checkpoint(RedisJournal journal, Position position, long number) {
            journal.checkpoint(TABLE, position, bytes(number));
          }
        });
  }

  @Test
  @DisplayName("[J14] however fast checkpoints follow, a tail of counted entries misses nothing")
  void counted() throws Exception {
    follow(
        WORKSHOP,
        new Appender() {
          @Override
          public CompletionStage<Position> append(RedisJournal journal, long number) {
            return journal
                .appendAt(WORKSHOP, number - 1, List.of(bytes(number)), LONGEST)
                .thenApply(version -> new Position(0, version));
          }

          @Override
          public void checkpoint(RedisJournal journal, Position position, long number) {
            journal.checkpointAt(WORKSHOP, number, bytes(number), bytes(number));
          }
        });
  }

  @Test
  @DisplayName("[J14] [J33] a tail whose connection is lost between two questions misses nothing")
  void lostBetweenQuestions() throws Exception {
    AtomicInteger lapses = new AtomicInteger();
    try (RedisServer server = RedisServer.start(folder);
        RedisJournal journal = RedisJournal.open(server.address(), JournalLimits.DEFAULTS);
        RedisJournal other = RedisJournal.open(server.address(), JournalLimits.DEFAULTS);
        Tail tail =
            other.tail(
                TABLE,
                Position.START,
                new TailListener() {
                  @Override
                  public void appended(Entry entry) {
                    // Called on the loop that asks: the answer is there, the next question is not.
                    server.command("client", "kill", "type", "normal");
                  }

                  @Override
                  public void lapsed(Recovered afresh) {
                    lapses.incrementAndGet();
                  }
                })) {
      assertThat(tail).isNotNull();
      for (int number = 1; number <= 20; number++) {
        int before = lapses.get();
        await(journal.append(TABLE, bytes(number)));
        awaitUntil("it is given its stream afresh", () -> lapses.get() > before);
      }
    }
  }

  private interface Appender {
    CompletionStage<Position> append(RedisJournal journal, long number);

    void checkpoint(RedisJournal journal, Position position, long number);
  }

  private void follow(StreamId stream, Appender appender) throws Exception {
    Random random = new Random(SEED);
    Counter counter = new Counter();
    try (RedisServer server = RedisServer.start(folder, "--appendfsync", "no");
        RedisJournal journal = RedisJournal.open(server.address(), JournalLimits.DEFAULTS);
        RedisJournal other = RedisJournal.open(server.address(), JournalLimits.DEFAULTS);
        Tail tail = other.tail(stream, Position.START, counter)) {
      assertThat(tail).isNotNull();
      CompletionStage<Position> last = appender.append(journal, 1);
      for (int number = 2; number <= ENTRIES; number++) {
        last = appender.append(journal, number);
        if (random.nextInt(12) == 0) {
          int covered = number;
          last.thenAccept(position -> appender.checkpoint(journal, position, covered));
        }
        if (random.nextInt(40) == 0) {
          await(last);
        }
      }
      await(last);
      awaitUntil(
          "all is seen, seed " + SEED,
          () -> counter.last.get() == ENTRIES || !counter.wrong.isEmpty());
    }
    assertThat(counter.wrong).as("seed " + SEED).isEmpty();
    assertThat(counter.lapses).as("overtaken at all").hasPositiveValue();
  }
}
