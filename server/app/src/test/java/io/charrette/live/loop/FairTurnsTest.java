package io.charrette.live.loop;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("[W20] The messages to a loop's rooms")
class FairTurnsTest {
  /** The most bytes of a message that is not long. */
  private static final int SHORT = 512;

  /** The number of one that is short, of which its receiver says that it may take long. */
  private static final int DEAR = 1_000;

  /** The number of one of which its receiver fails to say that. */
  private static final int UNKNOWN = 1_001;

  /** What the loop does behind the messages that are there, and what waits for a turn. */
  private static final String ELSE = "else";

  /**
   * A message that takes a time to handle.
   *
   * @param sender of these, ten in a row are one person's: 10 to 19, 20 to 29, …
   * @param number of those of its sender to its receiver
   * @param weight in bytes
   */
  private record Timed(String receiver, long sender, int number, long nanos, int weight)
      implements Addressed {
    /** One of which eleven are too many to wait. */
    Timed(String receiver, long sender, int number, long nanos) {
      this(receiver, sender, number, nanos, FairTurns.MOST_WAITING / 10);
    }

    @Override
    public Object person() {
      return sender < 10 ? sender : sender / 10 + " and nine more";
    }

    @Override
    public boolean isLong() {
      return weight > SHORT;
    }

    String name() {
      return receiver + sender + "." + number;
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final FairTurns<Timed> turns = new FairTurns<>(context, () -> now(), new Handler());
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final List<String> flow = Collections.synchronizedList(new ArrayList<>());
  private long now;
  private boolean flowFails;

  private long now() {
    return now;
  }

  private final class Handler implements FairTurns.Owner<Timed> {
    @Override
    public void handle(Timed message) {
      now += message.nanos();
      done.add(message.name());
      if (message.number() == 0) {
        throw new IllegalStateException("by the test");
      }
    }

    @Override
    public boolean isLong(Timed message) {
      if (message.number() == UNKNOWN) {
        throw new IllegalStateException("by the test");
      }
      return message.isLong() || message.number() == DEAR;
    }

    @Override
    public void overrun(Timed message) {
      flow.add("stop " + message.name());
      failIfWanted();
    }

    @Override
    public void drained(Timed message) {
      flow.add("go on " + message.name());
      failIfWanted();
    }

    private void failIfWanted() {
      if (flowFails) {
        throw new IllegalStateException("by the test");
      }
    }
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  private void take(String receiver, long sender, int messages, long nanos) {
    for (int number = 1; number <= messages; number++) {
      turns.take(new Timed(receiver, sender, number, nanos));
    }
  }

  /** Does something on the loop, and waits until it has nothing else to do. */
  private void onLoop(Runnable work) {
    Promise<Void> idle = Promise.promise();
    context.runOnContext(
        turn -> {
          context.runOnContext(behind -> done.add(ELSE));
          work.run();
          until(idle);
        });
    await(idle.future().toCompletionStage());
  }

  private void until(Promise<Void> idle) {
    int before = done.size();
    afterwards(
        () -> {
          if (done.size() == before) {
            idle.complete();
          } else {
            until(idle);
          }
        });
  }

  /** Does something when the loop has looked at its sockets again. */
  private void afterwards(Runnable work) {
    var unused =
        ((ContextInternal) context).nettyEventLoop().schedule(work, 0, TimeUnit.NANOSECONDS);
  }

  @Test
  @DisplayName("wait each turn until the loop has looked at its sockets, however many they are")
  void sockets() {
    onLoop(
        () -> {
          afterwards(() -> done.add("sockets"));
          take("a", 1, 100, FairTurns.TURN_NANOS);
        });
    assertThat(done.indexOf("sockets")).isLessThanOrEqualTo(3);
    assertThat(done).hasSize(102);
  }

  @Test
  @DisplayName("are handled as they come while they take little time")
  void little() {
    onLoop(
        () -> {
          take("a", 1, 2, FairTurns.SLICE_NANOS);
          take("b", 2, 1, FairTurns.SLICE_NANOS);
        });
    assertThat(done).containsExactly("a1.1", "a1.2", "b2.1", ELSE);
  }

  @Test
  @DisplayName("wait for what else the loop has to do, once they have taken the time of a turn")
  void aTurn() {
    onLoop(() -> take("a", 1, 10, FairTurns.TURN_NANOS / 4));
    assertThat(done.indexOf(ELSE)).isEqualTo(4);
    assertThat(done).hasSize(11);
  }

  @Test
  @DisplayName("are those of one table and another in turn, however many of the first wait")
  void receivers() {
    onLoop(
        () -> {
          take("a", 1, 60, 10 * FairTurns.TURN_NANOS);
          take("b", 2, 3, 1);
        });
    assertThat(done).hasSize(64);
    // One took the loop's first turn, another the turn of its table.
    assertThat(done.subList(0, 7))
        .containsExactly("a1.1", ELSE, "a1.2", "b2.1", "b2.2", "b2.3", "a1.3");
  }

  @Test
  @DisplayName("are also those of one socket and another in turn, in the order of each")
  void senders() {
    onLoop(
        () -> {
          take("a", 1, 60, 10 * FairTurns.TURN_NANOS);
          take("a", 2, 60, 10 * FairTurns.TURN_NANOS);
        });
    assertThat(done.subList(0, 8))
        .containsExactly("a1.1", ELSE, "a2.1", "a1.2", "a1.3", "a2.2", "a1.4", "a2.3");
    assertThat(done).hasSize(121);
  }

  /** What comes of so many people, before somebody else comes, of whom nothing came before. */
  private void crowd(int people, int messages, long nanos, int weight) {
    turns.take(new Timed("a", 1, 1, FairTurns.TURN_NANOS));
    for (int person = 1; person <= people; person++) {
      for (int number = 1; number <= messages; number++) {
        turns.take(new Timed("a", 10L * person, number, nanos, weight));
      }
    }
  }

  @Test
  @DisplayName("are first those that are short, however many people bring long ones that take long")
  void shortOnes() {
    onLoop(
        () -> {
          crowd(20, 10, 4 * FairTurns.TURN_NANOS, SHORT + 1);
          turns.take(new Timed("a", 2, 1, 1, SHORT));
          turns.take(new Timed("a", 2, 2, 1, SHORT));
        });
    assertThat(done.subList(0, 4)).containsExactly("a1.1", ELSE, "a2.1", "a2.2");
    assertThat(done).hasSize(2 + 200 + 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {DEAR, UNKNOWN})
  @DisplayName(
      "are also before those that are short of which their receiver says, or cannot say, that they"
          + " take long")
  void beforeDearOnes(int number) {
    onLoop(
        () -> {
          turns.take(new Timed("a", 1, 1, FairTurns.TURN_NANOS));
          for (int person = 1; person <= 20; person++) {
            turns.take(new Timed("a", 10L * person, number, 4 * FairTurns.TURN_NANOS, 1));
          }
          turns.take(new Timed("a", 2, 1, 1, 1));
        });
    assertThat(done.subList(0, 3)).containsExactly("a1.1", ELSE, "a2.1");
    assertThat(done).hasSize(2 + 20 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, SHORT, SHORT + 1})
  @DisplayName("are then those of whom they took little time lately, of one length and another")
  void ofWhomLittleCame(int weight) {
    onLoop(
        () -> {
          crowd(20, 10, 4 * FairTurns.TURN_NANOS, weight);
          // Each of the others has had one turn by the time that this comes.
          afterTurns(20, () -> turns.take(new Timed("a", 2, 1, 1, weight)));
        });
    assertThat(done).hasSize(2 + 200 + 1);
    assertThat(done.indexOf("a2.1")).isLessThanOrEqualTo(2 + 20 + 2);
  }

  @Test
  @DisplayName(
      "are first those that are short of all receivers, however many long ones take long at each")
  void atManyTables() {
    onLoop(
        () -> {
          turns.take(new Timed("a", 1, 1, FairTurns.TURN_NANOS));
          for (int table = 1; table <= 40; table++) {
            for (int person = 1; person <= 17; person++) {
              take("t" + table, 10L * person, 2, 4 * FairTurns.TURN_NANOS);
            }
          }
          // One of the others has had a turn by the time that this comes.
          afterTurns(2, () -> turns.take(new Timed("t7", 2, 1, 1, 1)));
        });
    assertThat(done).hasSize(2 + 40 * 17 * 2 + 1);
    assertThat(done.indexOf("t72.1")).isLessThanOrEqualTo(2 + 3);
  }

  private void afterTurns(int left, Runnable work) {
    if (left == 0) {
      work.run();
    } else {
      afterwards(() -> afterTurns(left - 1, work));
    }
  }

  @Test
  @DisplayName(
      "are of nobody put off for good by those who go first: one behind them in each turn, and no"
          + " more")
  void nobodyForGood() {
    onLoop(
        () -> {
          turns.take(new Timed("a", 1, 1, FairTurns.TURN_NANOS));
          turns.take(new Timed("a", 1, 2, 1));
          turns.take(new Timed("a", 2, 1, 1, SHORT + 1));
          for (int person = 1; person <= 30; person++) {
            turns.take(new Timed("a", 10L * person, 1, FairTurns.TURN_NANOS / 4, 1));
          }
        });
    assertThat(done.subList(0, 8))
        .containsExactly("a1.1", ELSE, "a10.1", "a20.1", "a30.1", "a40.1", "a2.1", "a50.1");
    assertThat(done.indexOf("a1.2")).isEqualTo(2 + 4 + 1 + 4);
  }

  @Test
  @DisplayName("that live says to itself stand behind nobody for the time that they took")
  void ofLive() {
    onLoop(
        () -> {
          turns.take(new Timed("a", Addressed.LIVE, 1, FairTurns.TURN_NANOS));
          turns.take(new Timed("a", 1, 1, 4 * FairTurns.TURN_NANOS, SHORT + 1));
          turns.take(new Timed("a", 1, 2, 4 * FairTurns.TURN_NANOS, SHORT + 1));
          turns.take(new Timed("a", Addressed.LIVE, 2, 1, 0));
        });
    assertThat(done).containsExactly("a0.1", ELSE, "a0.2", "a1.1", "a1.2");
  }

  @Test
  @DisplayName("are those of one person and another in turn, however many sockets one has")
  void people() {
    onLoop(
        () -> {
          take("a", 2, 1, FairTurns.TURN_NANOS);
          for (int socket = 20; socket < 30; socket++) {
            take("a", socket, 2, 1);
          }
          take("a", 1, 3, 1);
        });
    assertThat(done.subList(2, 8))
        .containsExactly("a20.1", "a1.1", "a21.1", "a1.2", "a22.1", "a1.3");
    assertThat(done).hasSize(25);
  }

  @Test
  @DisplayName("are forgotten of one socket of a person's, and not of the others")
  void forgottenOfOne() {
    onLoop(
        () -> {
          take("a", 1, 1, FairTurns.TURN_NANOS);
          take("a", 20, 2, 1);
          take("a", 21, 1, 1);
          turns.forget(new Timed("a", 20, 3, 1));
        });
    assertThat(done).containsExactly("a1.1", ELSE, "a21.1");
  }

  @Test
  @DisplayName("are handled many at a time of one table while those take little of its slice")
  void slices() {
    onLoop(
        () -> {
          take("a", 1, 1, FairTurns.TURN_NANOS);
          take("a", 2, 3, FairTurns.SLICE_NANOS / 2);
          take("b", 3, 1, 1);
        });
    assertThat(done).containsExactly("a1.1", ELSE, "a2.1", "a2.2", "b3.1", "a2.3");
  }

  @Test
  @DisplayName("are forgotten while they wait, when their socket is gone")
  void forgotten() {
    onLoop(
        () -> {
          take("a", 1, 60, FairTurns.TURN_NANOS);
          take("a", 2, 1, 1);
          take("b", 1, 1, 1);
          turns.forget(new Timed("a", 1, 61, 1));
          turns.forget(new Timed("a", 3, 1, 1));
          turns.forget(new Timed("nobody", 1, 1, 1));
        });
    assertThat(done).containsExactly("a1.1", ELSE, "a2.1", "b1.1");
  }

  @Test
  @DisplayName("are not to become more of one sender while many wait, until none does")
  void flow() {
    onLoop(
        () -> {
          take("a", 1, 12, FairTurns.TURN_NANOS);
          take("a", 2, 10, FairTurns.TURN_NANOS);
        });
    assertThat(flow).containsExactly("stop a1.12", "go on a1.12");
  }

  @Test
  @DisplayName("go on behind one whose handling throws")
  void failing() {
    onLoop(
        () -> {
          take("a", 1, 1, FairTurns.TURN_NANOS);
          turns.take(new Timed("a", 2, 0, FairTurns.TURN_NANOS));
          take("b", 3, 1, 1);
        });
    assertThat(done).containsExactly("a1.1", ELSE, "a2.0", "b3.1");
  }

  @Test
  @DisplayName("go on when what is to hold their sender up, or let it go on, throws")
  void flowFailing() {
    onLoop(
        () -> {
          flowFails = true;
          take("a", 1, 12, FairTurns.TURN_NANOS);
          take("b", 2, 1, 1);
        });
    assertThat(flow).containsExactly("stop a1.12", "go on a1.12");
    assertThat(done).hasSize(14).contains("a1.12", "b2.1");
  }
}
