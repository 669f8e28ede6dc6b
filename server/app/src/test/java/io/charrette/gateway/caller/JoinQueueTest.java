package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JoinQueueTest {
  private static final int MANY = 10_000;

  private long now = 1_000_000;
  private int people;
  private final JoinQueue queue = new JoinQueue(40, () -> Instant.ofEpochMilli(now));

  private JoinQueue.Place enter(JoinQueue queue, String workshop, int table, int free) {
    people++;
    return queue.enter(workshop, table, "person " + people, free, id -> false);
  }

  @Test
  @DisplayName("[H3] who has a seat by now and has not left the queue yet takes no second one")
  void seated() {
    queue.enter("A", 1, "Ana", 2, id -> false);

    assertThat(queue.enter("A", 1, "Bo", 1, "Ana"::equals).waitMs()).isZero();

    assertThatThrownBy(() -> queue.enter("A", 1, "Cy", 1, "Ana"::equals))
        .isInstanceOf(Problem.class);
  }

  @Test
  @DisplayName("[H3] of 100 who join at once 40 are served at once and the others 25 ms apart")
  void queue() {
    for (int i = 0; i < 40; i++) {
      assertThat(enter(queue, "A", 1, MANY).waitMs()).isZero();
    }
    for (int i = 1; i <= 60; i++) {
      assertThat(enter(queue, "A", 1, MANY).waitMs()).isEqualTo(25L * i);
    }
    assertThat(enter(queue, "B", 1, MANY).waitMs()).as("another workshop").isZero();
    now += 3_000;
    assertThat(enter(queue, "A", 1, MANY).waitMs()).as("when the queue is gone").isZero();
  }

  @Test
  @DisplayName("[H3] of 800 who come within ten seconds nobody is refused, or waits five seconds")
  void hall() {
    JoinQueue usual = new JoinQueue(60, () -> Instant.ofEpochMilli(now));
    for (int i = 0; i < 800; i++) {
      now = 1_000_000 + i * 10_000L / 800;
      assertThat(enter(usual, "A", i % 40 + 1, 20).waitMs()).isLessThan(5_000);
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
    assertThat(enter(queue, "A", 2, 2).waitMs()).as("another table").isZero();
    first.leave(true);
    assertThat(enter(queue, "A", 1, 2).waitMs()).as("when one has left").isZero();
  }

  @Test
  @DisplayName("[H3] [H23] however often one person's call comes, it takes one turn")
  void oneTurn() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, "first", MANY, id -> false);
    JoinQueue.Place mine = slow.enter("A", 1, "Ana", 1, "first"::equals);
    assertThat(mine.waitMs()).isEqualTo(1_000);
    now += 300;

    JoinQueue.Place again = slow.enter("A", 1, "Ana", 1, "first"::equals);
    assertThat(again.waitMs()).as("the same turn, of the last seat").isEqualTo(700);
    slow.enter("A", 2, "Ana", 1, id -> false);
    assertThat(slow.enter("A", 1, "Bo", 1, "first"::equals).waitMs())
        .as("Ana has chosen another table")
        .isEqualTo(1_700);
    for (int i = 3; i < 8; i++) {
      slow.enter("A", 2, "Ana", 1, id -> false);
    }
    assertThatThrownBy(() -> slow.enter("A", 2, "Ana", 1, id -> false))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    assertThat(slow.enter("A", 3, "Cy", 1, id -> false).waitMs()).isEqualTo(2_700);
  }

  @Test
  @DisplayName("[H3] nobody waits longer than 30 s, even when the clock is set back meanwhile")
  void setBack() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, "first", MANY, id -> false);
    slow.enter("A", 1, "Ana", MANY, id -> false);
    now -= 600_000;

    assertThat(slow.enter("A", 1, "Ana", MANY, id -> false).waitMs()).isEqualTo(30_000);
    assertThat(slow.enter("A", 1, "Bo", MANY, id -> false).waitMs()).isEqualTo(2_000);
  }

  @Test
  @DisplayName("[H3] the turn of who has gone is another's, that of who has joined is not")
  void gone() {
    JoinQueue slow = new JoinQueue(1, () -> Instant.ofEpochMilli(now));
    slow.enter("A", 1, "first", MANY, id -> false).leave(true);
    JoinQueue.Place ana = slow.enter("A", 1, "Ana", 1, id -> false);
    JoinQueue.Place again = slow.enter("A", 1, "Ana", 1, id -> false);

    ana.leave(false);
    assertThatThrownBy(() -> slow.enter("A", 1, "Bo", 1, id -> false))
        .as("Ana waits still, by her other call")
        .isInstanceOf(Problem.class);
    again.leave(false);
    JoinQueue.Place bo = slow.enter("A", 1, "Bo", 1, id -> false);
    assertThat(bo.waitMs()).isEqualTo(1_000);

    bo.leave(true);
    assertThat(slow.enter("A", 1, "Cy", 1, id -> false).waitMs()).isEqualTo(2_000);
  }
}
