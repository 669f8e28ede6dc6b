package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JoinQueueTest {
  private static final int MANY = 10_000;

  private long now = 1_000_000;
  private int people;
  private final JoinQueue queue = new JoinQueue(40, () -> Instant.ofEpochMilli(now));

  /** One with a browser of their own, in a room that shares a network. */
  private static JoinQueue.Joiner one(String id) {
    return from(id, id, "hall");
  }

  private static JoinQueue.Joiner from(String id, String browser, String network) {
    return new JoinQueue.Joiner(id, new Guesser(browser, true, new SourceNetwork(network, true)));
  }

  private JoinQueue.Place enter(JoinQueue queue, String workshop, int table, int free) {
    people++;
    return queue.enter(workshop, table, one("person " + people), free, id -> false);
  }

  @Test
  @DisplayName("[H3] who has a seat by now and has not left the queue yet takes no second one")
  void seated() {
    queue.enter("A", 1, one("Ana"), 2, id -> false);

    assertThat(queue.enter("A", 1, one("Bo"), 1, "Ana"::equals).nextWaitMs()).isZero();

    assertThatThrownBy(() -> queue.enter("A", 1, one("Cy"), 1, "Ana"::equals))
        .isInstanceOf(Problem.class);
  }

  @Test
  @DisplayName("[H3] of 100 who join at once 40 are served at once and the others 25 ms apart")
  void queue() {
    for (int i = 0; i < 40; i++) {
      assertThat(enter(queue, "A", 1, MANY).nextWaitMs()).isZero();
    }
    for (int i = 1; i <= 60; i++) {
      assertThat(enter(queue, "A", 1, MANY).nextWaitMs()).isEqualTo(25L * i);
    }
    assertThat(enter(queue, "B", 1, MANY).nextWaitMs()).as("another workshop").isZero();
    now += 3_000;
    assertThat(enter(queue, "A", 1, MANY).nextWaitMs()).as("when the queue is gone").isZero();
  }

  @Test
  @DisplayName("[H3] of 800 who come within ten seconds nobody is refused, or waits five seconds")
  void hall() {
    JoinQueue usual = new JoinQueue(60, () -> Instant.ofEpochMilli(now));
    for (int i = 0; i < 800; i++) {
      now = 1_000_000 + i * 10_000L / 800;
      assertThat(enter(usual, "A", i % 40 + 1, 20).nextWaitMs()).isLessThan(5_000);
    }
  }

  @Test
  @DisplayName("[H3] who would wait longer than 30 s is told when to come back")
  void tooLong() {
    for (int i = 0; i < 40 + 30 * 40; i++) {
      enter(queue, "A", 1, MANY);
    }

    assertThatThrownBy(() -> enter(queue, "A", 1, MANY))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
  }

  @Test
  @DisplayName("[H3] nobody more waits for a table than it has free seats")
  void seats() {
    JoinQueue.Place first = enter(queue, "A", 1, 2);
    enter(queue, "A", 1, 2);

    assertThatThrownBy(() -> enter(queue, "A", 1, 2))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.TABLE_FULL));
    assertThat(enter(queue, "A", 2, 2).nextWaitMs()).as("another table").isZero();
    first.leave(true);
    assertThat(enter(queue, "A", 1, 2).nextWaitMs()).as("when one has left").isZero();
  }

  @Test
  @DisplayName("[H3] [H23] however often one person's call comes, it takes one turn")
  void oneTurn() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, one("first"), MANY, id -> false);
    JoinQueue.Place mine = slow.enter("A", 1, one("Ana"), 1, "first"::equals);
    assertThat(mine.nextWaitMs()).isEqualTo(1_000);
    now += 300;

    JoinQueue.Place again = slow.enter("A", 1, one("Ana"), 1, "first"::equals);
    assertThat(again.nextWaitMs()).as("the same turn, of the last seat").isEqualTo(700);
    slow.enter("A", 2, one("Ana"), 1, id -> false);
    assertThat(slow.enter("A", 1, one("Bo"), 1, "first"::equals).nextWaitMs())
        .as("Ana has chosen another table")
        .isEqualTo(1_700);
    for (int i = 3; i < 8; i++) {
      slow.enter("A", 2, one("Ana"), 1, id -> false);
    }
    assertThatThrownBy(() -> slow.enter("A", 2, one("Ana"), 1, id -> false))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    assertThat(slow.enter("A", 3, one("Cy"), 1, id -> false).nextWaitMs()).isEqualTo(2_700);
  }

  @Test
  @DisplayName("[H3] nobody waits longer than 30 s, even when the clock is set back meanwhile")
  void setBack() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, one("first"), MANY, id -> false);
    slow.enter("A", 1, one("Ana"), MANY, id -> false);
    now -= 600_000;

    assertThat(slow.enter("A", 1, one("Ana"), MANY, id -> false).nextWaitMs()).isEqualTo(30_000);
    assertThat(slow.enter("A", 1, one("Bo"), MANY, id -> false).nextWaitMs()).isEqualTo(2_000);
  }

  @Test
  @DisplayName("[H3] the turn of who has gone is another's, that of who has joined is not")
  void gone() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, one("first"), MANY, id -> false).leave(true);
    JoinQueue.Place ana = slow.enter("A", 1, one("Ana"), 1, id -> false);
    JoinQueue.Place again = slow.enter("A", 1, one("Ana"), 1, id -> false);

    ana.leave(false);
    assertThatThrownBy(() -> slow.enter("A", 1, one("Bo"), 1, id -> false))
        .as("Ana waits still, by her other call")
        .isInstanceOf(Problem.class);
    again.leave(false);
    JoinQueue.Place bo = slow.enter("A", 1, one("Bo"), 1, id -> false);
    assertThat(bo.nextWaitMs()).isEqualTo(1_000);

    bo.leave(true);
    assertThat(slow.enter("A", 1, one("Cy"), 1, id -> false).nextWaitMs()).isEqualTo(2_000);
  }

  /** How long somebody waits in all who has waited so long already. */
  private static long inAll(JoinQueue.Place place) {
    long sum = 0;
    for (long more = place.nextWaitMs(); more > 0; more = place.nextWaitMs()) {
      sum += more;
    }
    return sum;
  }

  private JoinQueue scripted(Function<Integer, JoinQueue.Joiner> script, int calls) {
    JoinQueue usual = new JoinQueue(60, () -> Instant.ofEpochMilli(now));
    for (int i = 0; i < calls; i++) {
      usual.enter("A", i % 60 + 1, script.apply(i), 20, id -> false);
    }
    return usual;
  }

  @Test
  @DisplayName("[H3] one browser that calls a thousand times keeps nobody of its network waiting")
  void oneBrowser() {
    JoinQueue usual = scripted(i -> from("junk " + i, "script", "hall"), 1_000);

    for (int i = 0; i < 20; i++) {
      JoinQueue.Place ana = usual.enter("A", 61, one("Ana " + i), 20, id -> false);
      assertThat(inAll(ana)).isLessThan(1_000);
    }
  }

  @Test
  @DisplayName("[H3] nor does who sends no cookie, under however many names of browsers")
  void withoutCookie() {
    SourceNetwork hall = new SourceNetwork("hall", true);
    JoinQueue usual =
        scripted(
            i -> new JoinQueue.Joiner("junk " + i, new Guesser("hall agent " + i, false, hall)),
            1_000);

    assertThat(inAll(usual.enter("A", 61, one("Ana"), 20, id -> false))).isLessThan(1_000);
  }

  @Test
  @DisplayName("[H3] who takes a new cookie for each call has the turns of a network")
  void oneNetwork() {
    JoinQueue usual = scripted(i -> from("junk " + i, "script " + i, "elsewhere"), 1_000);

    for (int i = 0; i < 20; i++) {
      JoinQueue.Place ana = usual.enter("A", 61, one("Ana " + i), 20, id -> false);
      assertThat(inAll(ana)).isLessThan(1_000);
    }
  }

  @Test
  @DisplayName("[H3] a browser that waits for all seats of a table keeps none from others")
  void allSeats() {
    JoinQueue usual = scripted(i -> from("junk " + i, "script", "hall"), 1_200);

    for (int i = 0; i < 19; i++) {
      JoinQueue.Place ana = usual.enter("A", 5, one("Ana " + i), 20, id -> false);
      assertThat(inAll(ana)).isLessThan(1_000);
    }
    for (JoinQueue.Joiner more : List.of(one("Bo"), from("more", "script", "hall"))) {
      assertThatThrownBy(() -> usual.enter("A", 5, more, 20, id -> false))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.type()).isEqualTo(ProblemType.TABLE_FULL));
    }
  }

  @Test
  @DisplayName("[H3] whom others go before waits longer, in order, and never longer than 30 s")
  void overtaken() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, one("first"), MANY, id -> false);
    JoinQueue.Place[] mine = new JoinQueue.Place[25];
    for (int i = 0; i < mine.length; i++) {
      mine[i] = slow.enter("A", 1, from("junk " + i, "script", "hall"), MANY, id -> false);
    }
    assertThat(mine[24].nextWaitMs()).isEqualTo(25_000);
    assertThat(slow.enter("A", 1, one("Ana"), MANY, id -> false).nextWaitMs()).isEqualTo(2_000);
    assertThat(slow.enter("A", 1, one("Bo"), MANY, id -> false).nextWaitMs()).isEqualTo(3_000);
    assertThat(mine[24].nextWaitMs()).isEqualTo(2_000);
    assertThat(mine[0].nextWaitMs()).isEqualTo(1_000);
    assertThat(mine[1].nextWaitMs()).isEqualTo(4_000);

    for (int i = 0; i < 3; i++) {
      slow.enter("A", 1, one("Cy " + i), MANY, id -> false);
    }
    assertThat(mine[24].nextWaitMs()).isEqualTo(3_000);
    now += 10_000;
    JoinQueue.Place late = slow.enter("A", 1, one("Di"), MANY, id -> false);
    assertThat(late.nextWaitMs()).as("behind who can wait no longer").isEqualTo(21_000);
    assertThat(mine[24].nextWaitMs()).as("30 s are over").isZero();
  }
}
