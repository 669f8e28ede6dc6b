package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Role;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.workshop.WorkshopLimits;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[W10] The clients of a room's awareness")
class AwarenessClientsTest {
  private static final LiveLimits LIMITS = LiveLimits.defaults();
  private static final int SOCKETS = LIMITS.sockets().ofParticipant();

  private final AwarenessClients clients = new AwarenessClients(LIMITS.awareness(), client -> true);
  private long connections;
  private long ids;

  private RoomConnection connection(@Nullable String participant) {
    Role role = participant == null ? Role.FACILITATOR : Role.PARTICIPANT;
    return new RoomConnection(new ConnectionRef(++connections, 0, role, participant, true), 0);
  }

  /** Brings so many clients on a new connection; those that are news. */
  private List<Long> bring(String participant, int count) {
    return bring(connection(participant), count);
  }

  private List<Long> bring(RoomConnection from, int count) {
    try {
      return clients.take(
          from,
          new AwarenessUpdate(
              LongStream.range(0, count)
                  .mapToObj(i -> new AwarenessUpdate.Entry(++ids, 1, "{}"))
                  .toList()),
          0);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private void crowd() {
    for (int person = 1; person < WorkshopLimits.PARTICIPANTS_PER_TABLE; person++) {
      for (int socket = 0; socket < SOCKETS; socket++) {
        bring("hostile " + person, LIMITS.awareness().clientsPerConnection());
      }
    }
  }

  @Test
  @DisplayName("a state is passed on as stock clients send it back, and is within the limit then")
  void echoed() throws MalformedDataException {
    RoomConnection ana = connection("ana");
    RoomConnection stock = connection("bo");
    String numbers = "1e20,".repeat(60) + "1e20";
    List<AwarenessUpdate.Entry> states =
        List.of(
            new AwarenessUpdate.Entry(1, 1, "{\"n\":[" + numbers + "]}"),
            new AwarenessUpdate.Entry(2, 1, "{\"n\":[" + numbers + "," + numbers + "]}"));
    assertThat(clients.take(ana, new AwarenessUpdate(states), 0)).containsExactly(1L);
    assertThat(clients.statesOf(List.of(1L)).getFirst().json())
        .isEqualTo("{\"n\":[" + numbers.replace("1e20", "1" + "0".repeat(20)) + "]}");

    AwarenessUpdate.Entry large = new AwarenessUpdate.Entry(1, 1, '"' + "x".repeat(3_000) + '"');
    assertThat(clients.allows(stock, new AwarenessUpdate(List.of(large)))).isTrue();
    assertThat(clients.allows(ana, new AwarenessUpdate(List.of(large)))).isFalse();
  }

  @Test
  @DisplayName("whoever comes last is seen, however many clients all others bring")
  void crowded() {
    crowd();
    assertThat(bring("honest", 1)).hasSize(1);
    assertThat(bring(connection(null), 1)).as("a facilitator").hasSize(1);
    assertThat(clients.everybody())
        .as("all that are kept")
        .hasSizeLessThan(WorkshopLimits.PARTICIPANTS_PER_TABLE * 20);
  }

  @Test
  @DisplayName("of a participant those of all sockets are seen, and a bounded number of more")
  void ofOne() {
    for (int socket = 0; socket < SOCKETS; socket++) {
      assertThat(bring("ana", 1)).hasSize(1);
    }
    RoomConnection another = connection("ana");
    assertThat(bring(another, 4)).hasSize(PresentClients.OF_PARTICIPANT - SOCKETS);
    assertThat(bring("ana", 1)).isEmpty();
    assertThat(clients.leave(another.id(), 0)).hasSize(PresentClients.OF_PARTICIPANT - SOCKETS);
    assertThat(bring("ana", 1)).as("when others have left").hasSize(1);
  }

  @Test
  @DisplayName("those that another process tells of count as their participant's, too")
  void elsewhere() {
    List<NeighbourMessage.State> told =
        LongStream.range(1000, 1100)
            .mapToObj(
                id ->
                    new NeighbourMessage.State(new AwarenessUpdate.Entry(id, 1, "{}"), "ana", true))
            .toList();
    assertThat(clients.hear(new NeighbourMessage.States(told), 0))
        .hasSize(PresentClients.OF_PARTICIPANT);
    assertThat(bring("ana", 1)).isEmpty();
    assertThat(bring("ben", 1)).hasSize(1);
  }
}
