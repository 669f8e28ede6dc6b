package io.charrette.flipchart;

import java.util.stream.Stream;

/**
 * Two players who already work together.
 *
 * @param from the id of a player of the same flipchart
 * @param to the id of another
 */
public record Partnership(String id, String from, String to, String note) {

  /** This with what another entry says about the same two players (SPEC F7). */
  Partnership with(Partnership other) {
    return note.contains(other.note)
        ? this
        : new Partnership(id, from, to, PlayerEntry.joined(Stream.of(note, other.note)));
  }
}
