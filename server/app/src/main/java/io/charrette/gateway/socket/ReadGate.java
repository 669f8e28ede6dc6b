package io.charrette.gateway.socket;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lets a socket be read while nothing is against it. What is not read stays in the network, whose
 * bound makes the peer wait. The socket's loop only.
 */
final class ReadGate {
  private final Channel channel;
  private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);

  /** Why nothing of a socket is read for now. */
  enum Pause {
    /** So much of it waits for its room. */
    ROOM,

    /** So much of it waits to be decoded. */
    DECODER,

    /** So much was read of its participant's sockets lately. */
    SHARE,

    /** It sends without end, and nothing more is of interest. */
    CUT_OFF,
  }

  /** Begins open. */
  ReadGate(Channel channel) {
    this.channel = channel;
  }

  /** Reads no more, for one more reason or as before. */
  void shut(Pause why) {
    assert channel.eventLoop().inEventLoop();
    pauses.add(why);
    channel.config().setAutoRead(false);
  }

  /** Reads again, if nothing else is against it. */
  void open(Pause why) {
    assert channel.eventLoop().inEventLoop();
    pauses.remove(why);
    channel.config().setAutoRead(pauses.isEmpty());
  }

  boolean isOpen() {
    return pauses.isEmpty();
  }

  boolean isShut(Pause why) {
    return pauses.contains(why);
  }

  /** Whether nothing that the peer still sends is of interest. */
  boolean isCutOff() {
    return isShut(Pause.CUT_OFF);
  }
}
