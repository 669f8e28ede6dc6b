package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.journal.redis.RedisServer;
import io.charrette.workshop.Cue;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Message;
import io.charrette.workshop.PlanCommand;
import io.charrette.workshop.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens by itself, at one process and at two, and when a process comes back. */
class AutomationTest {
  private static final Duration LENGTH = Duration.ofMinutes(5);

  /** In the first phase with a clock, which is to tell the tables and to go on at zero. */
  private static void run(Bench bench) {
    String phase = bench.workshop().activity().phases().get(1).id();
    bench.done(new FacilitatorCommand.GoToPhase(phase));
    bench.done(new PlanCommand.SetAutomation(phase, true, "One minute left", "Thank you"));
    bench.done(new FacilitatorCommand.StartTimer());
  }

  private static String phase(Workshop workshop) {
    return workshop.phase().id();
  }

  private static String second(Bench bench) {
    return bench.workshop().activity().phases().get(2).id();
  }

  @Test
  @DisplayName("[M23] a message at the warning, one at zero, and the next phase: on every page")
  void byItself(@TempDir Path folder) {
    try (Bench bench = Bench.start(folder)) {
      Socket dashboard = bench.dashboard();
      Phone phone = bench.phone(1);
      run(bench);
      bench.clock.advance(LENGTH.minusMinutes(1));
      phone.socket.awaitText("state", state -> isTold(state, "One minute left"));
      bench.clock.advance(Duration.ofMinutes(1));
      phone.socket.awaitText(
          "state",
          state ->
              state.at("/workshop/phase").asText().equals(second(bench))
                  && state.at("/workshop/timer/state").asText().equals("running"));
      phone.socket.awaitText("state", state -> isTold(state, "Thank you"));
      dashboard.awaitText(
          "state", state -> state.at("/workshop/undo").asText().equals("go-to-phase"));
    }
  }

  private static boolean isTold(JsonNode state, String text) {
    return state.at("/workshop/messages").findValuesAsText("text").contains(text);
  }

  @Test
  @DisplayName("[M23] at two processes it happens once")
  void once(@TempDir Path folder) throws IOException {
    TestClock clock = new TestClock();
    try (RedisServer redis = RedisServer.start(folder);
        Bench one = Bench.on(Bench.open(redis.address()), clock, Bench.limits())) {
      one.create(Bench.WORKSHOP, Bench.CODE);
      try (Bench two = Bench.on(Bench.open(redis.address()), clock, Bench.limits())) {
        one.dashboard().awaitText("state");
        two.dashboard().awaitText("state");
        run(one);
        String last = two.workshop().activity().phases().get(3).id();
        for (String each : new String[] {second(one), last}) {
          two.latest();
          clock.advance(Duration.ofMinutes(20));
          // Twenty minutes are too late for the first; it is set so that it is just due.
          one.done(new FacilitatorCommand.SetTimer(1_000));
          clock.advance(Duration.ofSeconds(1));
          awaitUntil("the next phase", () -> phase(one.latest()).equals(each));
          awaitUntil("at both", () -> one.workshop().version() == two.workshop().version());
          one.done(new PlanCommand.SetAutomation(each, true, null, "Thank you"));
        }
        assertThat(phase(one.latest())).isEqualTo(last);
        assertThat(one.latest().messages())
            .extracting(Message::text)
            .containsExactly("Thank you", "Thank you");
      }
    }
  }

  @Test
  @DisplayName("[M23] what was due a moment ago is done when a process comes back")
  void afterARestart(@TempDir Path folder) {
    TestClock clock = new TestClock();
    Bench before = Bench.on(Bench.open(folder), clock, Bench.limits());
    before.create(Bench.WORKSHOP, Bench.CODE);
    run(before);
    before.kill();
    clock.advance(LENGTH.plusSeconds(15));
    try (Bench after = Bench.on(before.journal, clock, Bench.limits())) {
      String next = second(after);
      after
          .dashboard()
          .awaitText("state", state -> state.at("/workshop/phase").asText().equals(next));
      assertThat(after.workshop().runSheet().messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("[M23] what was due before that is left to the facilitator, who is told of it")
  void longAfter(@TempDir Path folder) {
    TestClock clock = new TestClock();
    Bench before = Bench.on(Bench.open(folder), clock, Bench.limits());
    before.create(Bench.WORKSHOP, Bench.CODE);
    run(before);
    String phase = phase(before.workshop());
    before.kill();
    clock.advance(LENGTH.plusSeconds(21));
    try (Bench after = Bench.on(before.journal, clock, Bench.limits())) {
      JsonNode state =
          after
              .dashboard()
              .awaitText("state", s -> s.at("/workshop/timing/cues/missed").size() == 3);
      assertThat(state.at("/workshop/phase").asText()).isEqualTo(phase);
      assertThat(after.workshop().runSheet().cues().missed()).containsExactly(Cue.values());
      assertThat(after.workshop().messages()).isEmpty();
    }
  }
}
