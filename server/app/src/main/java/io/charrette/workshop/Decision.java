package io.charrette.workshop;

import java.util.List;

/** What {@link Decider} made of a command. */
public sealed interface Decision {
  /**
   * It happens.
   *
   * @param events in their order; none when all is already as the command wants it
   */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /**
   * It does not happen.
   *
   * @param detail why, in words for whoever sent it
   */
  record Rejected(Rejection reason, String detail) implements Decision {}

  /** It happens, as these events. */
  static Decision accept(Event... events) {
    return new Accepted(List.of(events));
  }

  /** All is already so. */
  static Decision alreadySo() {
    return new Accepted(List.of());
  }

  /** It does not happen. */
  static Decision reject(Rejection reason, String detail) {
    return new Rejected(reason, detail);
  }
}
