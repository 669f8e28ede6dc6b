package io.charrette.live.room;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.Bench;
import io.charrette.live.OnContext;
import io.charrette.live.SwitchedJournal;
import io.charrette.live.loop.LiveMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room's appends in each of their states, on a real journal. */
class RoomJournalTest {
  private static final StreamId STREAM = StreamId.table(Bench.WORKSHOP, 1);

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private SwitchedJournal journal;
  private RoomJournal entries;

  @BeforeEach
  void open() {
    journal = Bench.open(folder);
    entries =
        new RoomJournal(
            journal,
            STREAM,
            context,
            Bench.limits().journal(),
            new Deaf(),
            new LiveMeters(new SimpleMeterRegistry()));
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
    journal.close();
  }

  private static final class Deaf implements RoomJournal.Listener {
    @Override
    public void durable(int moreEntries, int bytes, Position last) {}

    @Override
    public void refused() {}
  }

  private <T> CompletableFuture<T> onContext(Supplier<Future<T>> work) {
    return OnContext.ask(context, work);
  }

  private CompletableFuture<Void> append(String entry) {
    return onContext(
        () -> {
          entries.append(entry.getBytes(US_ASCII));
          return entries.settled();
        });
  }

  private CompletableFuture<Void> closing() {
    return onContext(
        () -> {
          entries.close();
          return Future.succeededFuture();
        });
  }

  private List<String> stored() {
    return await(journal.read(STREAM)).entries().stream()
        .map(Journal.Entry::bytes)
        .map(bytes -> new String(bytes, US_ASCII))
        .toList();
  }

  @Test
  @DisplayName("appending: what is given is stored, in order")
  void appending() {
    var first = append("a");
    await(append("b"));
    assertThat(first).isCompleted();
    assertThat(stored()).containsExactly("a", "b");
  }

  @Test
  @DisplayName("halted: what comes meanwhile is kept, and all is appended when the journal is back")
  void halted() {
    journal.cut(true);
    var first = append("a");
    var second = append("b");
    await(onContext(Future::succeededFuture));
    assertThat(first).isNotDone();
    journal.cut(false);
    await(first);
    await(second);
    assertThat(stored()).containsExactly("a", "b");
  }

  @Test
  @DisplayName(
      "closed: who waits is told, and nothing more is taken, instead of being kept for nobody")
  void closed() {
    journal.cut(true);
    var waiting = append("a");
    await(closing());
    awaitFailure(waiting, JournalException.class);
    awaitFailure(append("b"), IllegalStateException.class);
    await(closing());
    journal.cut(false);
    awaitUntil("the journal is back", () -> stored().isEmpty());
  }
}
