package io.charrette.live;

import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.ToRoom;
import io.charrette.message.StateMessage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The gateway's part of the conversation on the event bus, for sockets that tests hold. */
final class Sockets {
  private final Map<Long, Socket> open = new ConcurrentHashMap<>();

  private final Consumer<ToRoom> rooms;

  /**
   * Begins without any.
   *
   * @param rooms takes what a loop says to rooms
   */
  Sockets(Vertx vertx, int loops, Consumer<ToRoom> rooms) {
    this.rooms = rooms;
    for (int loop = 0; loop < loops; loop++) {
      int index = loop;
      vertx
          .eventBus()
          .<ToLoop>localConsumer(ToLoop.address(loop), message -> take(index, message.body()));
    }
  }

  void add(Socket socket) {
    open.put(socket.ref.id(), socket);
  }

  private void hold(long connection, boolean held) {
    Socket socket = open.get(connection);
    if (socket != null) {
      socket.held = held;
    }
  }

  private void read(long connection, boolean read) {
    Socket socket = open.get(connection);
    if (socket != null) {
      socket.read.add(read);
    }
  }

  private void take(int loop, ToLoop message) {
    switch (message) {
      case ToLoop.Broadcast broadcast ->
          open.values().stream()
              .filter(socket -> socket.ref.loop() == loop)
              .filter(socket -> broadcast.room().equals(socket.room))
              .filter(socket -> !socket.held)
              .filter(socket -> socket.ref.id() != broadcast.except())
              .forEach(socket -> socket.receive(broadcast.frame()));
      case ToLoop.Send send -> {
        Socket socket = open.get(send.connection());
        if (socket != null) {
          socket.receive(send.frame());
        }
      }
      case ToLoop.Answer answer -> {
        Socket socket = open.get(answer.connection());
        if (socket != null) {
          socket.receive(answer.frame());
          if (socket.takesAnswers) {
            rooms.accept(new ToRoom.Answered(Bench.room(socket), socket.ref));
          }
        }
      }
      case ToLoop.SendText send -> {
        for (long connection : send.connections()) {
          Socket socket = open.get(connection);
          if (socket != null) {
            socket.receiveText(send.text());
          }
        }
      }
      case ToLoop.SendState send -> {
        Socket socket = open.get(send.connection());
        if (socket != null) {
          socket.receiveText(Buffer.buffer(StateMessage.join(send.state().whole())));
        }
      }
      case ToLoop.StopReading stop -> read(stop.connection(), false);
      case ToLoop.ReadOn on -> read(on.connection(), true);
      case ToLoop.Hold hold -> hold(hold.connection(), true);
      case ToLoop.Resume resume -> hold(resume.connection(), false);
      case ToLoop.Several several -> several.messages().forEach(each -> take(loop, each));
      case ToLoop.Close close -> {
        Socket socket = open.remove(close.connection());
        if (socket != null) {
          socket.receiveClose(close.reason());
        }
      }
    }
  }
}
