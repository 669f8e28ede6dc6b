package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Role;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[W20] The frames that wait for a room")
class WaitingFramesTest {
  private static final int ENTRIES = 100;
  private static final int BYTES = 10_000;

  private final WaitingFrames waiting =
      new WaitingFrames(
          new LiveLimits.ForJournal(
              ENTRIES,
              BYTES,
              1,
              1,
              Duration.ofMillis(1),
              Duration.ofMillis(1),
              Duration.ofMillis(1)));

  private final List<RoomConnection> dropped = new ArrayList<>();
  private long connections;

  private RoomConnection connection(String participant) {
    return new RoomConnection(
        new ConnectionRef(++connections, 0, Role.PARTICIPANT, participant, true), 0);
  }

  private void add(RoomConnection from, String frame) {
    dropped.addAll(waiting.add(from, Buffer.buffer(frame)));
  }

  /** What is handed over, as the connection and its frame. */
  private List<String> released() {
    List<String> released = new ArrayList<>();
    waiting.release((connection, frame) -> released.add(connection + ":" + frame));
    return released;
  }

  @Test
  @DisplayName("are handed over once, all in the order in which they came")
  void inOrder() {
    RoomConnection ana = connection("ana");
    RoomConnection bo = connection("bo");
    add(ana, "a");
    add(bo, "b");
    add(ana, "c");

    assertThat(released()).containsExactly("1:a", "2:b", "1:c");
    assertThat(dropped).isEmpty();
    assertThat(released()).isEmpty();
  }

  @Test
  @DisplayName("are those of whoever sent little, however much another sends by many sockets")
  void quietAndLoud() {
    RoomConnection ana = connection("ana");
    List<RoomConnection> eve = List.of(connection("eve"), connection("eve"), connection("eve"));
    for (int time = 0; time < 20; time++) {
      add(ana, "word " + time);
      for (RoomConnection each : eve) {
        add(each, "x".repeat(time % 2 == 0 ? 1_000 : 1));
      }
    }

    assertThat(dropped).isNotEmpty().allSatisfy(each -> assertThat(eve).contains(each));
    assertThat(released().stream().filter(each -> each.startsWith("1:")))
        .hasSize(20)
        .startsWith("1:word 0", "1:word 1")
        .endsWith("1:word 19");
  }

  @Test
  @DisplayName("are bounded, in bytes and in number, whoever sends what")
  void bounded() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<RoomConnection> senders = new ArrayList<>();
      for (int sender = 0; sender <= round % 9; sender++) {
        senders.add(connection("p" + sender % 5));
      }
      for (int frame = 0; frame < 3 * ENTRIES; frame++) {
        add(
            senders.get(random.nextInt(senders.size())),
            "x".repeat(random.nextInt(round % 2 == 0 ? 3 : 2_000)));
      }
      List<String> released = released();
      assertThat(released).hasSizeLessThanOrEqualTo(ENTRIES);
      assertThat(released.stream().mapToInt(each -> each.length() - each.indexOf(':') - 1).sum())
          .isLessThanOrEqualTo(BYTES);
    }
    assertThat(dropped).isNotEmpty();
  }

  @Test
  @DisplayName("are told of each connection once that lost some of them, and none of those is left")
  void dropped() {
    RoomConnection one = connection("eve");
    RoomConnection other = connection("eve");
    for (int time = 0; time < 4; time++) {
      add(one, "x".repeat(1_500));
      add(other, "x".repeat(500));
    }
    add(connection("ana"), "a");
    add(one, "x".repeat(BYTES));

    assertThat(dropped).containsExactly(one, other);
    assertThat(released()).containsExactly("3:a");
  }

  @Test
  @DisplayName("are gone with their socket, and count for nobody any longer")
  void closed() {
    for (int visit = 0; visit < 50; visit++) {
      RoomConnection ana = connection("ana");
      add(ana, "x".repeat(BYTES / 2));
      waiting.forget(ana);
    }
    RoomConnection here = connection("ana");
    RoomConnection gone = connection("ana");
    add(here, "a");
    add(gone, "b");
    add(here, "c");
    waiting.forget(gone);

    assertThat(dropped).isEmpty();
    assertThat(released()).containsExactly("51:a", "51:c");
  }
}
