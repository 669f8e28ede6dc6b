package io.charrette.live.loop;

/** A message to one of those that a loop hosts; it says to which one, and who sends it. */
public interface Addressed {
  /** The sender of what {@code live} says to itself. */
  long LIVE = 0;

  /** Which room, or which workshop; equal for all messages to the same one. */
  Object receiver();

  /** A message of an opened socket. */
  interface FromSocket extends Addressed {
    /** The id of its connection. */
    long connection();

    @Override
    default long sender() {
      return connection();
    }
  }

  /** The connection that it comes from, or {@link #LIVE}. */
  default long sender() {
    return LIVE;
  }

  /** About how many bytes it takes while it waits. */
  default int weight() {
    return 0;
  }
}
