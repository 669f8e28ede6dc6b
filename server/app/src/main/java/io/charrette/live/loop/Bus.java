package io.charrette.live.loop;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from one loop to another: the local event bus, passing by reference. From any thread. */
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final DeliveryOptions OPTIONS =
      new DeliveryOptions().setLocalOnly(true).setCodecName(ReferenceCodec.NAME);

  private final EventBus events;
  private final int loops;

  // Addresses, by loop.
  private final List<String> rooms;
  private final List<String> workshops;
  private final List<String> sockets;

  public Bus(Vertx vertx, int loops) {
    this.events = vertx.eventBus();
    this.loops = loops;
    this.rooms = IntStream.range(0, loops).mapToObj(loop -> "live.rooms." + loop).toList();
    this.workshops = IntStream.range(0, loops).mapToObj(loop -> "live.workshops." + loop).toList();
    this.sockets = IntStream.range(0, loops).mapToObj(ToLoop::address).toList();
    events.registerCodec(new ReferenceCodec());
  }

  /** How many hosts of each kind there are. */
  public int loops() {
    return loops;
  }

  /** Hands an owner, on the calling context, all that the rooms of a loop are told. */
  public Future<Void> serveRooms(int loop, Consumer<ToRoom> owner) {
    return events
        .<RoomPost>localConsumer(
            rooms.get(loop),
            message -> {
              switch (message.body()) {
                case ToRoom.Several turn -> turn.messages().forEach(each -> hand(each, owner));
                case ToRoom one -> receive(message, one, owner);
              }
            })
        .completion();
  }

  /** Hands an owner, on the calling context, all that the runtimes of a loop are told. */
  public Future<Void> serveWorkshops(int loop, Consumer<ToWorkshop> owner) {
    return events
        .<ToWorkshop>localConsumer(
            workshops.get(loop), message -> receive(message, message.body(), owner))
        .completion();
  }

  public void send(ToRoom message) {
    events.send(rooms.get(ownerOf(message.room())), message, OPTIONS);
  }

  public void send(ToWorkshop message) {
    events.send(workshops.get(ownerOf(message.workshopId())), message, OPTIONS);
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

  /** Sends what a turn has for the rooms of a loop, none of it a question. */
  void sendToRooms(List<ToRoom> messages, int loop) {
    events.send(rooms.get(loop), new ToRoom.Several(messages), OPTIONS);
  }

  /**
   * Asks the host that owns the room. The future completes on the asking context: as the owner
   * says, or with a {@link ReplyException} when it says nothing in time.
   */
  public <A> Future<A> ask(RoomQuestion<A> question) {
    return ask(rooms.get(ownerOf(question.room())), question);
  }

  /**
   * Asks the host that owns the workshop's runtime. The future completes on the asking context: as
   * the owner says, or with a {@link ReplyException} when it says nothing in time.
   */
  public <A> Future<A> ask(WorkshopQuestion<A> question) {
    return ask(workshops.get(ownerOf(question.workshopId())), question);
  }

  /** What comes back by the bus says only that the question has its answer. */
  private <A> Future<A> ask(String address, Question<A> question) {
    return events
        .request(address, question, OPTIONS)
        .compose(answered -> question.reply().future());
  }

  private static <M> void receive(Message<?> message, M body, Consumer<M> owner) {
    if (body instanceof Question<?> question) {
      question.reply().future().onComplete(answer -> message.reply(null, OPTIONS));
    }
    hand(body, owner);
  }

  /**
   * A failure concerns its own message only: who asked is told, and the next one is handed over.
   */
  static <M> void hand(M message, Consumer<M> owner) {
    try {
      owner.accept(message);
    } catch (Throwable failure) {
      LOG.atError()
          .addKeyValue("event", "live.message-failed")
          .log("{} cannot be handled", message.getClass().getSimpleName(), failure);
      if (message instanceof Question<?> question) {
        question.reply().fail(failure);
      }
    }
  }

  /** The loop whose host has this room. */
  int ownerOf(RoomKey room) {
    return Math.floorMod(room.hashCode(), loops);
  }

  private int ownerOf(String workshopId) {
    return Math.floorMod(workshopId.hashCode(), loops);
  }
}
