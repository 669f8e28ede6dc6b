package io.charrette.live.loop;

/** A message to one of those that a loop hosts; it says to which one, and who sends it. */
public interface Addressed {
  /** The sender of what {@code live} says to itself. */
  long LIVE = 0;

  /** Which room, or which workshop; equal for all messages to the same one. */
  Object receiver();

  /** A message of an opened socket. */
  interface FromSocket extends Addressed {
    /** Its connection. */
    ConnectionRef from();

    @Override
    default long sender() {
      return from().id();
    }

    @Override
    default Object person() {
      return from().person();
    }
  }

  /** The connection that it comes from, or {@link #LIVE}. */
  default long sender() {
    return LIVE;
  }

  /** Who it comes from; equal for all messages of senders that are one person's. */
  default Object person() {
    return sender();
  }

  /** About how many bytes it takes while it waits. */
  default int weight() {
    return 0;
  }

  /** Whether it is so long that it may take long: who sends it stands behind those who do not. */
  default boolean isLong() {
    return false;
  }
}
