package io.charrette.activity;

import java.util.List;

/**
 * How the tables take turns in a phase.
 *
 * @param show the fields that the room screen shows of the table whose turn it is
 */
public record Turns(TurnOrder order, List<String> show) {
  public Turns {
    show = List.copyOf(show);
  }
}
