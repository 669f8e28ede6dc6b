package io.charrette.live.directory;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.Bench;
import io.charrette.live.SwitchedJournal;
import io.charrette.live.directory.Directory.Listed;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of the workshops, on a real journal. */
class DirectoryTest {
  private static final Listed LISTED = new Listed(Bench.WORKSHOP, Bench.CODE, 1, 3, null);

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  @Test
  @DisplayName("[M14] what was listed once more after it had been deleted is found when it is read")
  void listedAgain() {
    SwitchedJournal journal = Bench.open(folder);
    try (Directory before = new Directory(vertx, journal, removed -> {});
        Directory directory = new Directory(vertx, journal, removed -> {})) {
      await(before.add(LISTED).toCompletionStage());
      await(before.remove(LISTED).toCompletionStage());
      await(before.add(LISTED).toCompletionStage());

      await(directory.load().toCompletionStage());
      assertThat(directory.byId(LISTED.id())).contains(LISTED);
    } finally {
      journal.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("[M14] when all is read afresh, nothing is deleted that stands on the list")
  void readAfresh(boolean tidied) {
    SwitchedJournal journal = Bench.open(folder);
    List<String> removed = new CopyOnWriteArrayList<>();
    Listed later = new Listed("later", "LATER", 1, 3, null);
    try (Directory other = new Directory(vertx, journal, each -> {});
        Directory directory = new Directory(vertx, journal, removed::add)) {
      await(other.add(LISTED).toCompletionStage());
      await(other.remove(LISTED).toCompletionStage());
      if (tidied) {
        Position end = await(journal.read(StreamId.directory())).end();
        await(journal.checkpoint(StreamId.directory(), end, "[]".getBytes(UTF_8)));
      }
      await(other.add(LISTED).toCompletionStage());
      await(directory.load().toCompletionStage());
      assertThat(directory.byId(LISTED.id())).contains(LISTED);

      await(other.add(later).toCompletionStage());
      journal.lapse(StreamId.directory());
      awaitUntil("it is read", () -> directory.byId(later.id()).isPresent());
      assertThat(removed).isEmpty();
      assertThat(directory.byId(LISTED.id())).contains(LISTED);

      await(other.remove(LISTED).toCompletionStage());
      journal.lapse(StreamId.directory());
      awaitUntil("it is read again", () -> directory.byId(LISTED.id()).isEmpty());
      assertThat(removed).containsExactly(LISTED.id());
    } finally {
      journal.close();
    }
  }

  @Test
  @DisplayName(
      "[M14] what this process has deleted is not found, nor deleted, when it is read again")
  void ownDeletion() {
    SwitchedJournal journal = Bench.open(folder);
    List<String> removed = new CopyOnWriteArrayList<>();
    try (Directory directory = new Directory(vertx, journal, removed::add)) {
      await(directory.load().toCompletionStage());
      journal.holdTails();
      await(directory.add(LISTED).toCompletionStage());
      directory.list(LISTED);
      directory.hide(LISTED);
      await(directory.remove(LISTED).toCompletionStage());

      await(directory.latest().toCompletionStage());
      assertThat(directory.byId(LISTED.id())).isEmpty();
      assertThat(directory.byCode(LISTED.joinCode())).isEmpty();
      assertThat(removed).as("whose deletion begins once more").isEmpty();
    } finally {
      journal.close();
    }
  }
}
