package io.charrette.journal.redis;

import java.util.List;

/**
 * Where the {@link RedisWriter} stands. A transition that is not in the diagram throws.
 *
 * <pre>
 *  Idle ──something queues──▶ Sending ──no answer──▶ Waiting
 *   ▲ ▲                         │                      │
 *   │ └──────all is answered────┘                      │
 *   └─────────────────the pause is over────────────────┘
 *
 *  each of these ──closing and all is sent, or given up, or an error──▶ Closed
 * </pre>
 *
 * <p>An error is one of our own, which should not be; then health says so, and whoever waits or
 * comes later is told.
 */
sealed interface WriterState {
  /** Nothing is under way. */
  record Idle() implements WriterState {}

  /** A batch is under way, or the connection for it. */
  record Sending(List<Parcel> batch) implements WriterState {}

  /** The last batch failed; the next try is some time off. */
  record Waiting() implements WriterState {}

  /**
   * Nothing is sent any more.
   *
   * @param because what whoever comes later is told
   */
  record Closed(String because) implements WriterState {}

  /**
   * The next state.
   *
   * @throws IllegalStateException the diagram has no such arrow
   */
  default WriterState to(WriterState next) {
    boolean drawn =
        switch (next) {
          case Idle idle -> this instanceof Sending || this instanceof Waiting;
          case Sending sending -> this instanceof Idle;
          case Waiting waiting -> this instanceof Sending;
          case Closed closed -> !(this instanceof Closed);
        };
    if (!drawn) {
      throw new IllegalStateException(
          getClass().getSimpleName() + " never becomes " + next.getClass().getSimpleName());
    }
    return next;
  }
}
