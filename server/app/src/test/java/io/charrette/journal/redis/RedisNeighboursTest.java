package io.charrette.journal.redis;

import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.charrette.journal.JournalLimits;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.journal.redis.RedisNeighbours.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes tell each other without storing it. */
class RedisNeighboursTest {
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final StreamId OTHER = StreamId.table("HCKR2B7W4XFG", 4);
  private static final JournalLimits LIMITS =
      new JournalLimits(10_000, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(100));

  @TempDir Path folder;

  @Test
  @DisplayName("[P2] a topic is heard by the others only, and again after Redis was away")
  void heard() throws Exception {
    try (RedisServer redis = RedisServer.start(folder);
        RedisJournal one = RedisJournal.open(redis.address(), LIMITS);
        RedisJournal two = RedisJournal.open(redis.address(), LIMITS)) {
      RecordedHearing here = new RecordedHearing();
      RecordedHearing there = new RecordedHearing();
      RecordedHearing elsewhere = new RecordedHearing();
      Neighbours.Hearing hearing = one.neighbours().hear(TABLE, here);
      two.neighbours().hear(TABLE, there);
      two.neighbours().hear(OTHER, elsewhere);
      awaitJoined(1, here, there, elsewhere);

      one.neighbours().tell(TABLE, "first".getBytes(UTF_8));
      two.neighbours().tell(TABLE, "second".getBytes(UTF_8));
      awaitUntil("both heard", () -> !here.heard.isEmpty() && !there.heard.isEmpty());
      assertThat(here.heard).containsExactly("second");
      assertThat(there.heard).containsExactly("first");
      assertThat(elsewhere.heard).isEmpty();
      assertThat(redis.command("dbsize").strip()).isEqualTo("0");

      redis.kill();
      redis.start();
      awaitJoined(2, here, there, elsewhere);
      two.neighbours().tell(TABLE, "third".getBytes(UTF_8));
      awaitUntil("heard again", () -> here.heard.contains("third"));

      RecordedHearing late = new RecordedHearing();
      one.neighbours().hear(TABLE, late);
      awaitJoined(1, late);
      hearing.close();
      RecordedHearing afterwards = new RecordedHearing();
      one.neighbours().hear(OTHER, afterwards);
      awaitJoined(1, afterwards);
      two.neighbours().tell(TABLE, "fourth".getBytes(UTF_8));
      awaitUntil("the late one heard", () -> late.heard.contains("fourth"));
      assertThat(here.heard).containsExactly("second", "third");
    }
  }

  @Test
  @DisplayName("[P2] a state becomes only what the diagram draws")
  void onlyWhatIsDrawn() {
    Set<String> drawn =
        Set.of(
            "Apart Joining",
            "Joining Joined",
            "Joining Waiting",
            "Joined Waiting",
            "Waiting Joining",
            "Apart Closed",
            "Joining Closed",
            "Joined Closed",
            "Waiting Closed");
    for (State from : everyState()) {
      for (State to : everyState()) {
        String arrow = from.getClass().getSimpleName() + " " + to.getClass().getSimpleName();
        if (drawn.contains(arrow)) {
          assertThat(from.to(to)).as(arrow).isSameAs(to);
        } else {
          assertThatIllegalStateException().as(arrow).isThrownBy(() -> from.to(to));
        }
      }
    }
  }

  private static List<State> everyState() {
    return List.of(
        new State.Apart(),
        new State.Joining(),
        new State.Joined(),
        new State.Waiting(),
        new State.Closed());
  }

  private static void awaitJoined(int times, RecordedHearing... hearings) {
    for (RecordedHearing hearing : hearings) {
      awaitUntil("joined", () -> hearing.joined.get() >= times);
    }
  }
}
