package io.charrette.workshop;

import java.util.List;

/**
 * What those who run a workshop tell each other, in a {@link WorkshopView} of theirs (SPEC M34).
 *
 * @param notes on tables, oldest first
 * @param line what they say to each other, oldest first
 */
public record CrewView(List<CrewNote> notes, List<CrewNote> line) {
  public CrewView {
    notes = List.copyOf(notes);
    line = List.copyOf(line);
  }
}
