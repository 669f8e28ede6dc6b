package io.charrette.live.room;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import io.charrette.live.OnContext;
import io.charrette.live.TestClock;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.ToLoop;
import io.charrette.sync.AwarenessUpdate;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a room's connections are told of each other, on a real bus. */
class RoomAwarenessTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final TestClock clock = new TestClock();
  private final List<ToLoop> sent = RoomBench.listen(vertx);
  private final RoomConnections connections = RoomBench.connections(context, new Bus(vertx, 1));
  private final RoomAwareness awareness =
      RoomBench.awareness(
          context, connections, new HostedDocument(RoomBench.LIMITS.document()), clock);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private RoomConnection phone(long id, String participantId) {
    return connections.add(new ConnectionRef(id, 0, Role.PARTICIPANT, participantId, true), 0);
  }

  private void says(RoomConnection from, long client) {
    try {
      awareness.take(
          from, new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(client, 1, "{}"))));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("[W30] a departure that nobody could be told of in time is not told for ever")
  void departureUntold() {
    OnContext.run(
        context,
        () -> {
          says(phone(1, "ana"), 10);
          awareness.left(1);
          clock.advance(Duration.ofSeconds(30));
          awareness.tick(clock.millis(), Set.of());
        });
    OnContext.run(context, () -> says(phone(2, "ben"), 20));

    awaitUntil("news of the other", () -> !sent.isEmpty());
    assertThat(sent)
        .as("what is all that there is to tell goes to everybody but who said it")
        .singleElement()
        .isInstanceOfSatisfying(
            ToLoop.Broadcast.class, news -> assertThat(news.except()).isEqualTo(2));
  }
}
