package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The way from one loop to another: the local event bus, passing by reference. From any thread. */
public final class Bus {
  private static final DeliveryOptions OPTIONS =
      new DeliveryOptions().setLocalOnly(true).setCodecName(ReferenceCodec.NAME);

  private final EventBus events;
  private final int loops;

  // Addresses, by loop.
  private final List<String> rooms;
  private final List<String> sockets;

  public Bus(Vertx vertx, int loops) {
    this.events = vertx.eventBus();
    this.loops = loops;
    this.rooms = IntStream.range(0, loops).mapToObj(Bus::rooms).toList();
    this.sockets = IntStream.range(0, loops).mapToObj(ToLoop::address).toList();
    events.registerCodec(new ReferenceCodec());
  }

  /** How many hosts of each kind there are. */
  public int loops() {
    return loops;
  }

  public static String rooms(int loop) {
    return "live.rooms." + loop;
  }

  public static String workshops(int loop) {
    return "live.workshops." + loop;
  }

  public void send(ToRoom message) {
    events.send(rooms.get(ownerOf(message.room())), message, OPTIONS);
  }

  public void send(ToWorkshop message) {
    events.send(ownerOf(message.workshopId()), message, OPTIONS);
  }

  public void send(int loop, ToLoop message) {
    events.send(sockets.get(loop), message, OPTIONS);
  }

  /** Gathers what a turn of this context's loop has for sockets. */
  public Mail<ToLoop> mailToSockets(Context context) {
    return new Mail<>(context, loops, this::sendToSockets);
  }

  private void sendToSockets(List<ToLoop> messages, int loop) {
    send(loop, messages.size() == 1 ? messages.getFirst() : new ToLoop.Several(messages));
  }

  void sendToRooms(List<ToRoom> messages, int loop) {
    events.send(rooms.get(loop), new ToRoom.Several(messages), OPTIONS);
  }

  /** Asks the host that owns the room, and answers on the asking context. */
  public <T> Future<T> ask(ToRoom question) {
    return ask(rooms.get(ownerOf(question.room())), question);
  }

  /** Asks the host that owns the workshop's runtime, and answers on the asking context. */
  public <T> Future<T> ask(ToWorkshop question) {
    return ask(ownerOf(question.workshopId()), question);
  }

  /** Answers a question with a value, or with the failure that came instead. */
  public static void answer(Message<?> question, Future<?> answer) {
    answer.onComplete(
        value -> question.reply(value, OPTIONS), failure -> question.reply(failure, OPTIONS));
  }

  /** Does something on a context; the future completes there. */
  public static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(v -> work.get().onComplete(promise));
    return promise.future();
  }

  private <T> Future<T> ask(String address, Object question) {
    return events
        .<Object>request(address, question, OPTIONS)
        .compose(
            answer -> {
              if (answer.body() instanceof Throwable failure) {
                return Future.failedFuture(failure);
              }
              @SuppressWarnings("unchecked") // The question's javadoc says what answers it.
              T value = (T) answer.body();
              return Future.succeededFuture(value);
            });
  }

  /** The loop whose host has this room. */
  int ownerOf(RoomKey room) {
    return Math.floorMod(room.hashCode(), loops);
  }

  private String ownerOf(String workshopId) {
    return workshops(Math.floorMod(workshopId.hashCode(), loops));
  }
}
