package io.charrette.live.runtime;

import static io.charrette.journal.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Bus;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which socket goes when there are too many of those who run a workshop or show it. */
class WorkshopConnectionsTest {
  private final Vertx vertx = Vertx.vertx();
  private final WorkshopConnections connections =
      new WorkshopConnections(
          new Bus(vertx, 1).mailToSockets(vertx.getOrCreateContext()), 1, () -> {});
  private final List<Long> gone = new ArrayList<>();
  private long opened;

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  private void open(Role role, String link) {
    ConnectionRef ref = new ConnectionRef(++opened, 0, role, null, true);
    WorkshopConnection connection = new WorkshopConnection(ref, 0, link);
    connections.add(connection);
    WorkshopConnection oldest = connections.oneTooMany(connection);
    if (oldest != null) {
      gone.add(oldest.id());
      connections.remove(oldest.id());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "PARTICIPANT")
  @DisplayName("[W21] who opens socket after socket by a link closes only those of that link")
  void byLink(Role role) {
    open(role, "honest");
    for (int i = 0; i < 200; i++) {
      open(role, "greedy");
    }
    open(role, "late");
    assertThat(connections.all())
        .hasSize(60)
        .extracting(WorkshopConnection::link)
        .contains("honest", "late");
    assertThat(gone).first().isEqualTo(2L);
    assertThat(gone).isSorted();
  }
}
