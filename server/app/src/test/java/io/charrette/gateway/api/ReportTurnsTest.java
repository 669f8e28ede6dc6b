package io.charrette.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[H7] Reports that are written one after the other")
class ReportTurnsTest {
  private final ReportTurns turns = new ReportTurns(2);
  private final List<String> begun = new ArrayList<>();
  private final Map<String, Promise<Void>> underWay = new HashMap<>();

  private void ask(String workshop, int report) {
    var unused =
        turns.inTurn(
            workshop,
            Runnable::run,
            () -> {
              String name = workshop + report;
              begun.add(name);
              Promise<Void> done = Promise.promise();
              underWay.put(name, done);
              return done.future();
            });
  }

  private void end(String report) {
    Objects.requireNonNull(underWay.remove(report)).complete();
  }

  @Test
  @DisplayName(
      "have a workshop that asks after two with several next, and then one of each in turn")
  void third() {
    for (int report = 1; report <= 3; report++) {
      ask("a", report);
      ask("b", report);
    }
    ask("c", 1);
    assertThat(begun).containsExactly("a1", "b1");

    end("a1");
    assertThat(begun).endsWith("c1");
    end("b1");
    assertThat(begun).endsWith("a2");
    ask("d", 1);
    end("c1");
    assertThat(begun).endsWith("d1");
    end("d1");
    assertThat(begun).endsWith("b2");
    end("a2");
    end("b2");
    assertThat(begun).endsWith("a3", "b3");
  }

  @Test
  @DisplayName(
      "are one of a workshop while others wait, and as many as there may be when none does")
  void others() {
    ask("a", 1);
    ask("a", 2);
    ask("a", 3);
    ask("b", 1);
    assertThat(begun).containsExactly("a1", "a2");

    end("a1");
    assertThat(begun).endsWith("b1");
    end("a2");
    assertThat(begun).endsWith("a3");
  }

  @Test
  @DisplayName("make room when one fails, or cannot even begin")
  void failed() {
    ask("a", 1);
    var unused =
        turns.inTurn(
            "b",
            Runnable::run,
            () -> {
              throw new IllegalStateException("cannot begin");
            });
    ask("c", 1);
    ask("d", 1);
    assertThat(begun).containsExactly("a1", "c1");

    Objects.requireNonNull(underWay.remove("c1")).fail("gone");
    assertThat(begun).endsWith("d1");
  }
}
