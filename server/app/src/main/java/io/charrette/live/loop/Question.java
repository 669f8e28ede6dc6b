package io.charrette.live.loop;

/**
 * A message that is answered. It carries the way back for its answer, so an answer of another type
 * does not compile. It is asked once.
 *
 * @param <A> what answers it
 */
public sealed interface Question<A> permits RoomQuestion, WorkshopQuestion {
  /** Where the answer goes. */
  Reply<A> reply();
}
