package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * What a facilitator told the room.
 *
 * @param at when, epoch milliseconds
 * @param table whom, null for everybody
 * @param on where it is shown; of one table the phones only
 */
public record Message(String id, String text, long at, @Nullable Integer table, Reach on) {
  static Message of(Event.MessageSent sent) {
    return new Message(sent.id(), sent.text(), sent.at(), sent.table(), sent.on());
  }

  /** Whether phones at {@code number} show it. */
  public boolean isFor(int number) {
    return on.phones() && (table == null || table == number);
  }

  /** Whether the room screen shows it. */
  public boolean reachesScreen() {
    return on.screen();
  }

  Message on(Reach where) {
    return new Message(id, text, at, table, where);
  }
}
