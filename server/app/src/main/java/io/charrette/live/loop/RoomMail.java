package io.charrette.live.loop;

import io.vertx.core.Context;

/**
 * The way from the sockets of one loop to the rooms, wherever they are hosted: what a turn of the
 * loop brings goes as one message to each host. Touched by its own context only.
 */
public final class RoomMail {
  private final Bus bus;
  private final Mail<ToRoom> mail;

  public RoomMail(Context context, Bus bus) {
    this.bus = bus;
    this.mail = new Mail<>(context, bus.loops(), bus::sendToRooms);
  }

  /** Sends at the end of the turn, in the order of the calls. */
  public void send(ToRoom message) {
    mail.send(bus.ownerOf(message.room()), message);
  }
}
