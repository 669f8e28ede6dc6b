package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.workshop.FacilitatorCommand;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that share one journal: no owner, no leader. */
class ProcessesTest {
  @TempDir Path folder;
  private Bench one;
  private Bench two;

  @BeforeEach
  void start() {
    one = Bench.start(folder);
    two = Bench.on(one.journal.forAnotherProcess(), one.clock, Bench.limits());
  }

  @AfterEach
  void stop() {
    two.kill();
    one.close();
  }

  @Test
  @DisplayName("an edit made at one process reaches the phones of the other, and is stored once")
  void edits() {
    Phone here = one.phone(1);
    String person = two.workshop().participants().keySet().iterator().next();
    Phone there = two.phone(1, person);
    here.settle();
    there.settle();
    here.type("pitch", "from here");
    there.awaitText("pitch", "from here");
    there.type("pitch", ", from there");
    here.awaitText("pitch", "from here, from there");
    here.awaitSaved();
    there.awaitSaved();
    assertThat(one.stored(1).entries()).hasSize(2);
  }

  @Test
  @DisplayName("[M9] commands at both processes are decided in one order, on the state they meet")
  void commands() {
    long version = one.workshop().version();
    two.workshop();
    Future<Outcome> here =
        one.live.execute(Bench.WORKSHOP, new FacilitatorCommand.NextPhase(), version);
    Future<Outcome> there =
        two.live.execute(Bench.WORKSHOP, new FacilitatorCommand.NextPhase(), version);
    List<Outcome> outcomes =
        List.of(await(here.toCompletionStage()), await(there.toCompletionStage()));
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(new Outcome.Conflict(version + 1));
    awaitUntil("both know", () -> one.workshop().version() == two.workshop().version());
  }

  @Test
  @DisplayName("[W4] a change decided at one process is told to the sockets of the other")
  void published() {
    Socket dashboard = two.dashboard();
    dashboard.awaitText("state");
    one.lock(2);
    dashboard.awaitText("state", state -> state.at("/workshop/tables/1/locked").asBoolean());
  }

  @Test
  @DisplayName("a workshop created at one process is found at the other, which joins nobody twice")
  void created() {
    one.create("BCDF2346GHJM", "QRTVWY", Long.MAX_VALUE);
    awaitUntil("listed", () -> two.live.workshopIdFor("QRTVWY").isPresent());
    assertThat(await(two.live.workshop("BCDF2346GHJM").toCompletionStage()).tables())
        .hasSize(Bench.TABLES);
  }

  @Test
  @DisplayName("[W6] a dashboard goes on seeing what phones of another process type")
  void watched() {
    Phone phone = one.phone(1);
    Socket dashboard = two.dashboard();
    String typed = "";
    for (int round = 0; round < 4; round++) {
      phone.type("pitch", "x");
      typed += "x";
      String now = typed;
      dashboard.awaitDigest(1, digest -> digest.path("pitch").asText().equals(now));
      one.clock.advance(Duration.ofSeconds(40));
    }
  }
}
