package io.charrette.live.loop;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;

import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of messages and questions on their way from loop to loop. */
class BusTest {
  private static final RoomKey ROOM = new RoomKey("BCDF2346GHJK", 1);

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx, 1);

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
  }

  @Test
  @DisplayName("a question is answered by the owner, on the context that asked")
  void answered() {
    await(
        bus.serveWorkshops(
                0,
                message -> {
                  if (message instanceof WorkshopQuestion.Read read) {
                    read.reply().with(Future.succeededFuture(Workshop.UNBORN));
                  }
                })
            .toCompletionStage());
    Context asking = vertx.getOrCreateContext();
    AtomicReference<Workshop> answer = new AtomicReference<>();
    asking.runOnContext(
        v ->
            bus.ask(new WorkshopQuestion.Read("BCDF2346GHJK"))
                .onSuccess(
                    workshop -> {
                      if (Confined.to(asking)) {
                        answer.set(workshop);
                      }
                    }));
    awaitUntil("the answer", () -> Workshop.UNBORN.equals(answer.get()));
  }

  @Test
  @DisplayName("an owner that throws has answered: who asked is told at once")
  void failed() {
    await(
        bus.serveWorkshops(
                0,
                message -> {
                  throw new IllegalStateException("by the test");
                })
            .toCompletionStage());
    awaitFailure(
        bus.ask(new WorkshopQuestion.Read("BCDF2346GHJK")).toCompletionStage(),
        IllegalStateException.class);
  }

  private static ConnectionRef connection(long id) {
    return new ConnectionRef(id, 0, Role.PARTICIPANT, "ana", true);
  }

  @Test
  @DisplayName("a message whose handling throws does not take those of the same turn with it")
  void severalOfOneTurn() {
    List<Long> handled = new CopyOnWriteArrayList<>();
    await(
        bus.serveRooms(
                0,
                message -> {
                  if (message instanceof ToRoom.Closed closed) {
                    handled.add(closed.sender());
                  } else {
                    throw new IllegalStateException("by the test");
                  }
                })
            .toCompletionStage());
    Context sending = vertx.getOrCreateContext();
    sending.runOnContext(
        v -> {
          RoomMail mail = new RoomMail(sending, bus);
          mail.send(new ToRoom.Closed(ROOM, connection(1)));
          mail.send(new ToRoom.FallenBehind(ROOM, connection(2)));
          mail.send(new ToRoom.Closed(ROOM, connection(3)));
        });
    awaitUntil("both others", () -> handled.equals(List.of(1L, 3L)));
  }
}
