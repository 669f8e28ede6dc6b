package io.charrette.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reports that are under way")
class ReportLoadTest {
  private final ReportLoad load = new ReportLoad(2, 3, 12);
  private final List<Promise<Void>> underWay = new ArrayList<>();

  private void begin(String workshop, String link) {
    Promise<Void> done = Promise.promise();
    underWay.add(done);
    var unused = load.during(workshop, link, done::future);
  }

  private void assertBusy(String workshop, String link) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> begin(workshop, link))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.BUSY));
    underWay.removeLast();
  }

  @Test
  @DisplayName("[H7] by one link leave room for another's of the workshop, until it is done")
  void links() {
    begin("a", "one");
    begin("a", "one");
    assertBusy("a", "one");
    begin("a", "another");
    assertBusy("a", "another");

    underWay.getFirst().complete();
    begin("a", "another");
    underWay.get(1).fail("gone");
    begin("a", "one");
    assertBusy("a", "one");
  }

  @Test
  @DisplayName("[H7] of workshops that have several leave room for those that have none")
  void workshops() {
    for (String workshop : List.of("a", "b", "c")) {
      begin(workshop, "one");
      begin(workshop, "one");
      begin(workshop, "another");
    }
    begin("d", "one");
    assertBusy("d", "one");
    begin("e", "one");
    begin("f", "one");
    assertBusy("g", "one");
  }
}
